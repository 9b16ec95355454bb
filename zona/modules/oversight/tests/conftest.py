"""The office of the tests owes a monthly report, an evaluation, a yearly report."""

from collections.abc import Iterator

import pytest

from zona.core.duties.tests.owed import owing
from zona.core.upkeep import Topic, topics
from zona.modules.oversight.tests.people import EVALUATION, HINDERED, MONTHLY


@pytest.fixture(autouse=True)
def _owed() -> Iterator[None]:
    with owing(MONTHLY, EVALUATION, HINDERED):
        yield


@pytest.fixture
def topic() -> Iterator[Topic]:
    found = Topic(
        "uji",
        "Pokok uji",
        edit=MONTHLY.prepare,
        policies=(("uji.decree", "SK uji"), ("uji.procedure", "Prosedur uji")),
        innovations=(("uji.channel", "Saluran uji"),),
        briefings=True,
    )
    topics()[found.code] = found
    yield found
    del topics()[found.code]
