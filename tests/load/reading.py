"""Reading the facts of one quarter of one unit: every module's figures, one after another."""

from tests.load.load import Times, one_by_one
from zona.core.facts import Period, facts
from zona.core.once import asking_once
from zona.core.people.models import Unit

UNIT = "bppsi-pekanbaru"
QUARTER = Period.quarter(2021, 4)
OVERSIGHT = (  # the systems of oversight, area five of the report
    "oversight",
    "gratification",
    "risk",
    "complaints",
    "whistleblowing",
    "conflicts",
    "wealth",
)


def measured(repeats: int) -> Times:
    """Return how long the facts of all systems of oversight take together."""
    unit = Unit.objects.get(code=UNIT).pk
    wanted = [f for f in facts().values() if f.code.split(".")[0] in OVERSIGHT]

    def ask() -> None:
        with asking_once():  # as a page or a report does
            for each in wanted:
                each(unit, QUARTER)

    return one_by_one(ask, repeats)
