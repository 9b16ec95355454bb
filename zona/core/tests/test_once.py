"""A question marked `once` is put once in a block, and each time outside of it."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from zona.core.once import OnceMiddleware, asking_once, once


class Asked:
    """A question that counts how often it was really put."""

    def __init__(self) -> None:
        self.times = 0

        @once
        def question(of: str, *, on: int = 0) -> str:
            self.times += 1
            return f"{of} {on}: {self.times}"

        self.question = question


def test_outside_a_block_every_question_is_put() -> None:
    asked = Asked()

    assert asked.question("a") == "a 0: 1"
    assert asked.question("a") == "a 0: 2"


def test_in_a_block_the_same_question_is_put_once() -> None:
    asked = Asked()

    with asking_once():
        first = asked.question("a", on=1)
        assert asked.question("a", on=1) == first
        assert asked.question("b", on=1) != first
        assert asked.question("a", on=2) != first

    assert asked.times == 3
    assert asked.question("a", on=1) == "a 1: 4"


def test_a_block_within_a_block_shares_its_answers() -> None:
    asked = Asked()

    with asking_once():
        with asking_once():
            asked.question("a")
        asked.question("a")

    assert asked.times == 1


def test_an_error_is_no_answer_and_ends_the_block() -> None:
    asked = Asked()

    @once
    def failing() -> None:
        asked.times += 1
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError), asking_once():
            failing()
    asked.question("a")
    asked.question("a")

    assert asked.times == 4


@pytest.mark.parametrize(
    ("method", "times"), [("GET", 1), ("HEAD", 1), ("POST", 2), ("DELETE", 2)]
)
def test_only_a_request_that_reads_asks_once(method: str, times: int) -> None:
    asked = Asked()

    def view(_request: HttpRequest) -> HttpResponse:
        asked.question("a")
        asked.question("a")
        return HttpResponse()

    OnceMiddleware(view)(RequestFactory().generic(method, "/"))

    assert asked.times == times
