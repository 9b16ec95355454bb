"""The worksheet as a workbook: the whole 2021 instrument, answered and with evidence."""

import time
from datetime import date

from tests.load.scoring import INSTRUMENT
from zona.modules.assessment import rules
from zona.modules.assessment.rules import shipped
from zona.modules.assessment.sheets import writing


def seconds() -> float:
    """Return the time that writing a full workbook takes, LibreOffice not counted."""
    sheet = _full()
    began = time.perf_counter()
    writing.workbook(sheet)
    return time.perf_counter() - began


def _full() -> writing.Sheet:
    proof = writing.Proof("Bukti", "1/2021", date(2021, 6, 1), "https://zona.test/1/")
    plan = shipped.plan(INSTRUMENT)
    return writing.Sheet(
        plan=plan,
        unit_code="balai",
        unit_name="Balai",
        title="LKE 2021",
        period_start=date(2021, 1, 1),
        period_end=date(2021, 12, 31),
        entries={
            question.code: writing.Entry(
                _answer(question), "Catatan jawaban. " * 10, (proof,) * 3
            )
            for question in plan.instrument.questions
        },
    )


def _answer(question: rules.Question) -> rules.Answer:
    if question.options:
        return rules.Answer(question.options[0].value)
    sample = question.official_sample
    return rules.Answer(inputs=sample) if sample else rules.BLANK
