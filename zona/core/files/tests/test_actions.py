"""Storing by content, and the form field that judges first."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from zona.core.audit.models import Entry
from zona.core.files import actions
from zona.core.files.forms import AttachmentField
from zona.core.files.models import Attachment
from zona.core.files.tests import samples
from zona.core.people.tests.people import person, satker
from zona.core.refused import Refused
from zona.core.roles import Secrecy

NOW = datetime(2021, 10, 1, 8, tzinfo=UTC)


class UploadForm(forms.Form):
    file = AttachmentField()


def upload_form(upload: SimpleUploadedFile) -> UploadForm:
    return UploadForm(files=MultiValueDict({"file": [upload]}))


def store(**changes: Any) -> Attachment:
    values: dict[str, Any] = {
        "unit": satker(),
        "name": "surat.pdf",
        "content": samples.pdf(),
        "secrecy": Secrecy.INTERNAL,
        "by": None,
        "at": NOW,
    }
    return actions.store(**values | changes)


def stored_files(settings: LazySettings) -> list[Path]:
    return [each for each in Path(settings.MEDIA_ROOT).rglob("*") if each.is_file()]


@pytest.mark.django_db
def test_a_file_is_kept_under_its_hash_and_on_record(settings: LazySettings) -> None:
    ani = person("ani")

    found = store(by=ani)

    (path,) = stored_files(settings)
    assert path.parts[-2:] == (found.sha256[:2], found.sha256)
    assert path.read_bytes() == samples.pdf()
    assert (found.size, str(found)) == (len(samples.pdf()), "surat.pdf")
    assert Entry.objects.get().detail["sha256"] == found.sha256


@pytest.mark.django_db
def test_the_same_content_is_stored_once(settings: LazySettings) -> None:
    first = store()
    second = store(name="salinan.pdf", content=SimpleUploadedFile("x", samples.pdf()))
    store(name="lain.png", content=BytesIO(samples.picture()))

    assert first.sha256 == second.sha256
    assert len(stored_files(settings)) == 2


@pytest.mark.django_db
def test_a_half_written_file_is_written_anew(settings: LazySettings) -> None:
    found = store()
    stored_files(settings)[0].write_bytes(b"%PDF")

    store()

    with default_storage.open(found.stored_name) as kept:
        assert kept.read() == samples.pdf()


@pytest.mark.django_db
def test_a_refused_file_leaves_nothing(settings: LazySettings) -> None:
    with pytest.raises(Refused, match="program"):
        store(content=samples.EXECUTABLE)

    assert not Attachment.objects.exists()
    assert not stored_files(settings)


@pytest.mark.django_db
def test_the_limit_is_a_setting(settings: LazySettings) -> None:
    settings.FILE_UPLOAD_MAX_BYTES = 100

    with pytest.raises(Refused, match="terlalu besar"):
        store()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("surat.pdf", samples.EXECUTABLE, "program"),
        ("surat.docx", samples.bomb(), "mengembang"),
        ("surat.pdf", b"", "kosong"),
        ("surat.pdf", bytes(26 * 1024 * 1024), "terlalu besar"),
        ("gambar.svg", samples.SVG, "tidak diterima"),
    ],
)
def test_the_form_says_at_the_field_why(name: str, content: bytes, reason: str) -> None:
    form = upload_form(SimpleUploadedFile(name, content))

    assert not form.is_valid()
    assert reason in form.errors["file"][0]


def test_the_form_takes_a_good_file_and_leaves_it_to_be_read() -> None:
    upload = SimpleUploadedFile("surat.pdf", samples.pdf())
    form = upload_form(upload)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["file"].read() == samples.pdf()


def test_the_form_names_kinds_and_limit() -> None:
    field = AttachmentField(required=False)

    assert field.help_text.endswith("atau WEBP. Paling besar 25 MB.")
    assert ".docx" in str(field.widget.attrs["accept"])
    assert field.clean(None) is None
