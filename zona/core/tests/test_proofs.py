"""Papers that are offered: to every module that takes them, and to nobody else."""

from datetime import date

import pytest

from zona.core.files.actions import store
from zona.core.files.tests.samples import pdf
from zona.core.people.tests.people import person
from zona.core.proofs import Paper, offer
from zona.core.roles import Role, Secrecy
from zona.core.sample import on

AT = on(date(2021, 6, 1))


@pytest.mark.django_db
def test_a_paper_that_no_worksheet_asks_for_serves_no_question() -> None:
    citra = person("citra", Role.ZI_LEAD)
    attachment = store(
        unit=citra.unit,
        name="bundel.pdf",
        content=pdf(),
        secrecy=Secrecy.INTERNAL,
        by=citra,
        at=AT,
    )
    paper = Paper(
        unit=citra.unit,
        title="Bundel rapat",
        kind="notula",
        shows="Rapat diadakan",
        happened_on=date(2021, 6, 1),
        url="/program/rapat/1/",
        attachment=attachment,
        codes=("PM.MP.3.b",),
    )

    assert offer(paper, by=citra, at=AT) == 0
