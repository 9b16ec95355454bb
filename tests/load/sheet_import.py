"""Importing at full size: every question of a worksheet answered from a workbook."""

import time
from dataclasses import replace
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import now

from zona.core.people.models import User
from zona.modules.assessment import actions
from zona.modules.assessment.models import Lke
from zona.modules.assessment.rules import Answer, Question
from zona.modules.assessment.sheets.content import Entry
from zona.modules.assessment.sheets.exporting import sheet_of
from zona.modules.assessment.sheets.importing import hold
from zona.modules.assessment.sheets.writing import workbook

NOTE = "Diisi dari buku kerja."


def seconds(lke: Lke, username: str) -> float:
    """Return the time from the file to the saved answers; nothing of it stays."""
    content = _full(lke)
    person = User.objects.get(username=username)
    began = time.perf_counter()
    with transaction.atomic():
        held = hold(lke, "lke.xlsx", content)
        brought = actions.bring_workbook(
            lke, name="lke.xlsx", content=content, by=person, at=now()
        )
        actions.apply_workbook(
            brought,
            outcome=held.preview.replaced,
            seen=held.seen,
            is_replacing=True,
            by=person,
            at=now(),
        )
        spent = time.perf_counter() - began
        transaction.set_rollback(True)
    return spent


def _full(lke: Lke) -> bytes:
    sheet = sheet_of(lke, site="https://zona.test")
    questions = sheet.plan.instrument.questions
    entries = {each.code: Entry(_lowest(each), NOTE) for each in questions}
    return workbook(replace(sheet, entries=entries))


def _lowest(question: Question) -> Answer:
    if question.options:
        return Answer(question.options[-1].value)
    return Answer(inputs={each.key: Decimal(1) for each in question.inputs})
