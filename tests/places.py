"""The worksheet of the running office, as a person's browser reaches it.

Import only where Django is set up on the office's database.
"""

from collections.abc import Mapping
from typing import Self

from django.urls import reverse

from tests.client import Client
from zona.modules.assessment import queries
from zona.modules.assessment.models import Answer, Lke
from zona.modules.reports.models import Report

INSTRUMENT = "lke-zi-2021"
UNIT = "bppsi-pekanbaru"


class Worksheet:
    """The sample unit's worksheet by one instrument."""

    def __init__(self, lke: Lke) -> None:
        self.lke = lke
        self.instrument = queries.plan_of(lke.instrument).instrument

    @classmethod
    def of_2021(cls) -> Self:
        """Return the worksheet by the instrument in force."""
        found = Lke.objects.select_related("instrument", "unit")
        return cls(found.get(unit__code=UNIT, instrument__code=INSTRUMENT))

    def area_path(self, key: str) -> str:
        return reverse("assessment:worksheet_area", args=[self.lke.pk, key])

    @property
    def readiness_path(self) -> str:
        return reverse("assessment:readiness_view", args=[self.lke.pk])

    def choices(self, count: int) -> list[str]:
        """Return the codes of so many questions that are answered by a choice."""
        codes = [each.code for each in self.instrument.questions if each.options]
        return codes[:count]

    def version(self, code: str) -> int:
        """Return the version of an answer in the database; 0: there is none."""
        found = Answer.objects.filter(lke=self.lke, code=code)
        return found.values_list("version", flat=True).first() or 0

    def pen(self, code: str) -> "Pen":
        """Return what answers one question again and again."""
        path = reverse("assessment:answer_save", args=[self.lke.pk, code])
        values = [each.value for each in self.instrument.question(code).options]
        return Pen(code, path, values, self.version(code))


class Pen:
    """One person at one question, saving as htmx does: each time another answer."""

    HEADERS: Mapping[str, str] = {"HX-Request": "true"}

    def __init__(self, code: str, path: str, values: list[str], version: int) -> None:
        self.code = code
        self.path = path
        self.version = version
        self.conflicts = 0
        self._values = values

    def fields(self) -> dict[str, str]:
        """Return the next answer as the form sends it."""
        value = self._values[self.version % len(self._values)]
        return {"value": value, "note": "", "version": str(self.version)}

    def save(self, client: Client) -> None:
        """Save the next answer; the version counts what the server acknowledged."""
        reply = client.post(self.path, self.fields(), **self.HEADERS)
        if reply.status == 200:
            self.version += 1
        elif reply.status == 409:
            self.conflicts += 1
        else:
            raise RuntimeError(f"{self.path} answers {reply.status}.")


def draft_report_paths() -> dict[str, str]:
    """Return the addresses of the sample quarter's report, which is still a draft."""
    report = Report.objects.get(unit__code=UNIT, year=2021, quarter=4)
    return {
        "Word": reverse("reports:report_word", args=[report.pk]),
        "PDF": reverse("reports:report_pdf", args=[report.pk]),
    }
