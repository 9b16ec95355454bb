"""Each proof with a file becomes a proof with a first revision that holds the file."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BATCH = 500


def first_revisions(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Give every file its revision, in batches; what has one already is passed over."""
    evidence = apps.get_model("assessment", "Evidence")
    revision = apps.get_model("assessment", "EvidenceRevision")
    file = apps.get_model("assessment", "EvidenceFile")
    rows = evidence.objects.filter(attachment__isnull=False, revisions__isnull=True)
    while batch := list(rows.order_by("pk")[:BATCH]):
        made = revision.objects.bulk_create(
            revision(
                unit_id=each.unit_id,
                evidence_id=each.pk,
                number=1,
                received_on=each.received_on,
                by_id=each.added_by_id,
                at=each.added_at,
            )
            for each in batch
        )
        file.objects.bulk_create(
            file(
                unit_id=each.unit_id,
                revision_id=first.pk,
                attachment_id=each.attachment_id,
            )
            for each, first in zip(batch, made, strict=True)
        )


class Migration(migrations.Migration):
    dependencies = [("assessment", "0002_evidence_revisions")]

    operations = [
        migrations.RunPython(first_revisions, migrations.RunPython.noop),
    ]
