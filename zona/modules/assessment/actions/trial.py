"""Writes for trials of scale: many plainly invented units with seeded answers."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from zona.core.audit.actions import record
from zona.core.clock import day_of
from zona.core.people.models import Unit, UnitLevel, User
from zona.core.refused import Refused
from zona.modules.assessment import queries
from zona.modules.assessment.actions.standings import keep_standings
from zona.modules.assessment.models import (
    Answer,
    Evidence,
    EvidenceKind,
    EvidenceUse,
    Instrument,
    Lke,
)
from zona.modules.assessment.rules.answers import Answer as Given
from zona.modules.assessment.rules.answers import check_answer
from zona.modules.assessment.rules.instrument import Index, Question

BATCH = 5000
PREFIX = "satker-contoh-"
ACCOUNT = "pengisi-satker-contoh"  # holds no role and cannot sign in
MOST = 5000
TRIES = 40  # of figures per question, of which the admissible ones are kept


@dataclass(frozen=True, slots=True)
class Trial:
    """How many units to make, under which, for which year, from which seed."""

    units: int
    parent: Unit
    instrument: Instrument
    year: int
    seed: int = 2021


@transaction.atomic
def make_units(trial: Trial, *, by: User | None, at: datetime) -> list[Unit]:
    """Make units that are marked as sample, each with an answered worksheet."""
    if not Unit.objects.filter(is_sample=True).exists():
        raise Refused("Satker contoh hanya dibuat pada pemasangan contoh (zona demo).")
    if not 1 <= trial.units <= MOST:
        raise Refused(f"Jumlah satker contoh antara 1 dan {MOST}.")
    dice = random.Random(trial.seed)  # noqa: S311  # the same units every time, no secret
    units = _units(trial)
    filler = _filler(trial.parent)
    sheets = _sheets(trial, units)
    Answer.objects.bulk_create(_answers(trial, sheets, filler, dice), batch_size=BATCH)
    _prove(trial, sheets, filler, dice)
    keep_standings(sheets, on=day_of(at))
    detail = {"units": trial.units, "year": trial.year, "seed": trial.seed}
    record("assessment.trial_units_made", trial.parent, by=by, at=at, detail=detail)
    return units


def _units(trial: Trial) -> list[Unit]:
    first = Unit.objects.filter(code__startswith=PREFIX).count() + 1
    units = [
        Unit(
            code=f"{PREFIX}{number:04}",
            name=f"Satuan Kerja Contoh {number:04}",
            short_name=f"Satker contoh {number:04}",
            level=UnitLevel.SATKER,
            parent=trial.parent,
            place="Contoh",
            is_sample=True,
        )
        for number in range(first, first + trial.units)
    ]
    kept = Unit.objects.bulk_create(units)
    path = Concat(
        Value(trial.parent.path), Cast("pk", CharField()), Value("/")
    )  # a subtree is a prefix
    Unit.objects.filter(code__startswith=PREFIX, path="").update(path=path)
    return kept


def _filler(unit: Unit) -> User:
    """Return the account in whose name the sample is answered."""
    found, _ = User.objects.get_or_create(
        username=ACCOUNT,
        defaults={
            "full_name": "Pengisi satker contoh",
            "unit": unit,
            "password": make_password(None),
            "is_active": False,
        },
    )
    return found


def _sheets(trial: Trial, units: Sequence[Unit]) -> list[Lke]:
    return Lke.objects.bulk_create(
        Lke(
            unit=unit,
            instrument=trial.instrument,
            title=f"LKE {trial.year} {unit.short_name}",
            period_start=date(trial.year, 1, 1),
            period_end=date(trial.year, 12, 31),
        )
        for unit in units
    )


def _answers(
    trial: Trial, sheets: Sequence[Lke], filler: User, dice: random.Random
) -> Iterator[Answer]:
    """Yield answers of better and weaker units, some of which have blanks."""
    form = queries.plan_of(trial.instrument).instrument
    pools = {each.code: _figures(each, dice) for each in form.questions}
    for lke in sheets:
        quality, diligence = dice.uniform(0.35, 1), dice.uniform(0.6, 1.1)
        answered_at = _moment(trial.year, dice)
        for question in form.questions:
            if dice.random() < diligence:
                value, inputs = _one(question, pools[question.code], quality, dice)
                yield Answer(
                    unit_id=lke.unit_id,
                    lke=lke,
                    code=question.code,
                    value=value,
                    inputs=inputs,
                    answered_by=filler,
                    answered_at=answered_at,
                )


def _moment(year: int, dice: random.Random) -> datetime:
    from zona.core.sample import on  # noqa: PLC0415  # the sample's papers need a renderer

    return on(date(year, dice.randint(1, 12), dice.randint(1, 28)))


def _one(
    question: Question,
    figures: Sequence[Mapping[str, str]],
    quality: float,
    dice: random.Random,
) -> tuple[str, Mapping[str, str]]:
    """Return a rung, the better the unit the higher, or figures."""
    if not question.options:
        return "", dice.choice(figures) if figures else {}
    fall = max(0.0, dice.gauss(1 - quality, 0.2))
    place = min(int(fall * len(question.options)), len(question.options) - 1)
    return question.options[place].value, {}


def _figures(question: Question, dice: random.Random) -> list[Mapping[str, str]]:
    """Return some figures that the question admits."""
    if isinstance(question.formula, Index):
        drawn = [
            {
                each.key: Decimal(dice.randint(280, 400)) / 100
                for each in question.inputs
            }
            for _ in range(TRIES)
        ]
    else:
        drawn = [
            {each.key: Decimal(dice.randint(1, 12)) for each in question.inputs}
            for _ in range(TRIES)
        ]
    return [
        {key: str(value) for key, value in each.items()}
        for each in drawn
        if not check_answer(question, Given(inputs=each))
    ]


def _prove(
    trial: Trial, sheets: Sequence[Lke], filler: User, dice: random.Random
) -> None:
    """Give each worksheet one record that proves some of its questions."""
    codes = [
        each.code for each in queries.plan_of(trial.instrument).instrument.questions
    ]
    day = date(trial.year, 3, 1)
    proofs = Evidence.objects.bulk_create(
        Evidence(
            unit_id=lke.unit_id,
            title="Catatan contoh",
            kind=EvidenceKind.CATATAN,
            shows="Contoh untuk mencoba Zona – bukan bukti asli.",
            happened_on=day,
            received_on=day,
            record_url="/program/",
            added_by=filler,
            added_at=_moment(trial.year, dice),
            is_sample=True,
        )
        for lke in sheets
    )
    EvidenceUse.objects.bulk_create(
        (
            EvidenceUse(unit_id=lke.unit_id, evidence=proof, lke=lke, code=code)
            for lke, proof in zip(sheets, proofs, strict=True)
            for code in dice.sample(codes, dice.randint(2, 8))
        ),
        batch_size=BATCH,
    )
