"""Asks the database once for what a page, or a set of facts, needs many times over.

Clocks ask for a unit's days off row by row, and each fact for its unit and the reports
of the year. Inside a block `asking_once` such a question is put to the database once.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

READING = ("GET", "HEAD")

_answers: ContextVar[dict[Any, Any] | None] = ContextVar("zona_answers", default=None)


@contextmanager
def asking_once() -> Iterator[None]:
    """Keep the answers of questions marked `once` while the block lasts.

    For blocks that only read: what is written inside may not be seen in it.
    """
    if _answers.get() is not None:
        yield
        return
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def once[**P, R](question: Callable[P, R]) -> Callable[P, R]:
    """Mark a question whose answer nobody changes; its arguments must be hashable.

    Outside a block it is asked each time.
    """

    @wraps(question)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        answers = _answers.get()
        if answers is None:
            return question(*args, **kwargs)
        key = (question, args, tuple(sorted(kwargs.items())))
        if key not in answers:
            answers[key] = question(*args, **kwargs)
        answer: R = answers[key]
        return answer

    return ask


class OnceMiddleware:
    """Lets a request that only reads ask each question once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in READING:
            return self.get_response(request)
        with asking_once():
            return self.get_response(request)
