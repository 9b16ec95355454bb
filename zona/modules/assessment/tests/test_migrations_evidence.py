"""The data move of evidence: one file becomes a first revision with that file."""

from importlib import import_module

import pytest
from django.apps import apps

from zona.core.files.tests.samples import pdf
from zona.modules.assessment import actions
from zona.modules.assessment.models import EvidenceRevision
from zona.modules.assessment.tests.team import AT, opened, proven, team
from zona.modules.assessment.tests.test_actions_evidence import proof

MOVE = "zona.modules.assessment.migrations.0003_evidence_first_revisions"


@pytest.mark.django_db
def test_each_file_becomes_a_first_revision_once() -> None:
    people = team()
    proven(opened(people.citra), people.citra)  # a record without a file
    evidence = actions.add_evidence(
        unit=people.citra.unit,
        proof=proof(),
        file_name="notula.pdf",
        content=pdf(),
        by=people.citra,
        at=AT,
    )
    EvidenceRevision.objects.all().delete()
    move = import_module(MOVE).first_revisions

    for _ in range(2):
        move(apps, None)

    revision = EvidenceRevision.objects.get()
    assert (revision.evidence, revision.number) == (evidence, 1)
    assert revision.received_on == evidence.received_on
    assert revision.files.get().attachment == evidence.attachment
