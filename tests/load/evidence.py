"""Searching evidence at scale: many proofs of one unit, each with words of its own.

Works on the database that Django is set up for; what is made is rolled back.
"""

import random
import time
from datetime import date

from django.db import connection, transaction
from django.test import Client

from tests.load import inside
from tests.load.load import Times
from zona.core.people.models import Unit, User
from zona.modules.assessment.models import Evidence, EvidenceKind, EvidenceWord

ITEMS = 20_000
WORDS = 60  # different words of one proof
VOCABULARY = 8_000
SEED = 2021
WANTED = ("kata12", "notula", "kata7999", "notula kata3", "kata")
PATH = "/lke/bukti/"


class _Undo(Exception):
    """Ends the transaction without keeping what was made."""


def search(username: str, items: int = ITEMS, repeats: int = 5) -> Times:
    """Return the times of the page of a search, its count and passages included."""
    times: list[float] = []
    try:
        with transaction.atomic():
            user = User.objects.get(username=username)
            _fill(user, items)
            person = inside.signed_in(username)
            _seconds(person, WANTED[0])  # what is read once per process
            for _ in range(repeats):
                times += [_seconds(person, said) for said in WANTED]
            raise _Undo
    except _Undo:
        return Times.of(times)


def _seconds(person: Client, said: str) -> float:
    began = time.perf_counter()
    page = person.get(PATH, {"q": said})
    spent = time.perf_counter() - began
    if page.status_code != 200 or "Notula" not in page.text:
        raise RuntimeError(f"The search for {said} answers {page.status_code}.")
    return spent


def _fill(user: User, items: int) -> None:
    dice = random.Random(SEED)  # noqa: S311  # the same words every time, no secret
    unit: Unit = user.unit
    made = Evidence.objects.bulk_create(
        (_proof(user, number) for number in range(items)), batch_size=500
    )
    for start in range(0, items, 500):
        EvidenceWord.objects.bulk_create(
            (
                EvidenceWord(unit=unit, evidence=each, word=word)
                for each in made[start : start + 500]
                for word in ("notula", *_words(dice))
            ),
            batch_size=5_000,
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _words(dice: random.Random) -> set[str]:
    return {f"kata{int(dice.paretovariate(0.4)) % VOCABULARY}" for _ in range(WORDS)}


def _proof(user: User, number: int) -> Evidence:
    day = date(2021, 1 + number % 12, 1 + number % 28)
    return Evidence(
        unit=user.unit,
        title=f"Notula {number}",
        kind=EvidenceKind.NOTULA,
        shows="Rapat diadakan",
        happened_on=day,
        received_on=day,
        record_url=f"/x/{number}/",
        added_by=user,
        added_at=f"{day}T09:00:00+07:00",
    )
