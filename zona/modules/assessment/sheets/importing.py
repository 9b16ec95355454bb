"""A ministry's workbook held against a kept worksheet: preview and score."""

from dataclasses import dataclass

from zona.modules.assessment import queries
from zona.modules.assessment.models import Lke, WorkbookImport
from zona.modules.assessment.queries import Worksheet
from zona.modules.assessment.rules import Answer, Score, score
from zona.modules.assessment.rules.importing import (
    Preview,
    Reading,
    UnreadableError,
    compare,
    read_pages,
)
from zona.modules.assessment.rules.instrument import Instrument
from zona.modules.assessment.sheets.reading import read_workbook

__all__ = ["Held", "UnreadableError", "hold", "hold_import"]


@dataclass(frozen=True, slots=True)
class Held:
    """A workbook beside the worksheet that it is for."""

    sheet: Worksheet
    reading: Reading
    preview: Preview

    @property
    def seen(self) -> dict[str, int]:
        """Return the versions that the preview was made against."""
        codes = {*self.preview.filled, *self.preview.replaced}
        return {code: self.sheet.version(code) for code in sorted(codes)}

    def score(self, *, is_replacing: bool) -> Score:
        """Return the score as it will be after the import."""
        answers = self.sheet.score_answers()
        for code, after in self.preview.outcome(is_replacing=is_replacing).items():
            stored = queries.as_answer(after)
            if stored != Answer():
                answers[code] = stored
        held = self.sheet.lke.predicate or None
        return score(self.sheet.plan, answers, self.sheet.policies, held)


def hold(lke: Lke, name: str, content: bytes) -> Held:
    """Read a workbook for a worksheet, or raise UnreadableError with the reason."""
    sheet = queries.worksheet(lke)
    pages = read_workbook(name, content)
    reading = read_pages(pages, sheet.instrument, lambda: _others(lke))
    stored, known = queries.stored_answers(sheet), queries.known_proofs(lke)
    return Held(sheet, reading, compare(reading, sheet.instrument, stored, known))


def hold_import(brought: WorkbookImport) -> Held:
    """Read the kept file of an import again: the same bytes say the same."""
    attachment = brought.attachment
    return hold(brought.lke, attachment.name, queries.content_of(attachment))


def _others(lke: Lke) -> list[Instrument]:
    """Return the other published forms, for a workbook that may be one of them."""
    return [
        queries.plan_of(each).instrument
        for each in queries.instruments()
        if each.pk != lke.instrument_id
    ]
