"""The door through which files leave, and the parser that lets names in."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from zona.core.audit.models import Entry
from zona.core.files import actions
from zona.core.files.forms import AttachmentField
from zona.core.files.models import Attachment
from zona.core.files.parser import UploadNameMiddleware
from zona.core.files.tests import samples
from zona.core.people.models import Grant, User
from zona.core.people.tests.people import ministry, person, satker
from zona.core.roles import Role, Secrecy

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 10, 1, 8, tzinfo=UTC)


@pytest.fixture
def ani() -> User:
    """The person who brings the files."""
    return person("ani", Role.ZI_MEMBER)


def stored(by: User, secrecy: Secrecy, name: str = "surat.pdf") -> Attachment:
    content = samples.pdf() if name.endswith("pdf") else samples.package()
    return actions.store(
        unit=by.unit, name=name, content=content, secrecy=secrecy, by=by, at=NOW
    )


def status(user: User, attachment: Attachment) -> int:
    client = Client()
    client.force_login(user)
    response = client.get(attachment.get_absolute_url())
    b"".join(response)  # reading to the end closes the file
    return response.status_code


@pytest.mark.parametrize(
    ("secrecy", "colleague", "head", "other_head", "assessor", "stranger"),
    [
        (Secrecy.PUBLIC, 200, 200, 200, 200, 200),
        (Secrecy.INTERNAL, 200, 200, 404, 200, 404),
        (Secrecy.RESTRICTED, 404, 200, 404, 200, 404),
        (Secrecy.SECRET, 404, 404, 404, 404, 404),
    ],
)
def test_each_class_opens_to_its_people(
    ani: User,
    secrecy: Secrecy,
    colleague: int,
    head: int,
    other_head: int,
    assessor: int,
    stranger: int,
) -> None:
    attachment = stored(ani, secrecy)
    tpi = person("tpi", unit=satker("inspektorat"))
    Grant.objects.create(user=tpi, unit=ministry(), role=Role.INTERNAL_ASSESSOR)
    people = {
        "ani": (ani, 200),
        "colleague": (person("budi"), colleague),
        "head": (person("kepala", Role.HEAD), head),
        "other": (person("kepala2", Role.HEAD, unit=satker("lain")), other_head),
        "assessor": (tpi, assessor),
        "dewi": (person("dewi", unit=satker("lain")), stranger),
    }

    found = {name: status(user, attachment) for name, (user, _) in people.items()}

    assert found == {name: expected for name, (_, expected) in people.items()}


def test_a_citizen_must_sign_in(ani: User, client: Client) -> None:
    response = client.get(stored(ani, Secrecy.PUBLIC).get_absolute_url())

    assert response.status_code == 302


def test_a_file_is_saved_and_not_shown(ani: User, client: Client) -> None:
    client.force_login(ani)

    response = client.get(stored(ani, Secrecy.INTERNAL).get_absolute_url())

    assert b"".join(response) == samples.pdf()
    assert response["Content-Disposition"] == 'attachment; filename="surat.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize(
    ("name", "how"), [("surat.pdf", "inline"), ("surat.docx", "attachment")]
)
def test_only_passive_kinds_are_shown_in_the_browser(
    ani: User, client: Client, name: str, how: str
) -> None:
    client.force_login(ani)
    attachment = stored(ani, Secrecy.INTERNAL, name)

    response = client.get(attachment.get_absolute_url(), {"lihat": "1"})
    b"".join(response)

    assert response["Content-Disposition"].startswith(how)
    assert response["Content-Security-Policy"].startswith("sandbox")


def test_taking_a_restricted_file_is_on_record(ani: User) -> None:
    status(ani, stored(ani, Secrecy.INTERNAL))
    assert not Entry.objects.filter(verb="files.downloaded").exists()

    status(ani, stored(ani, Secrecy.RESTRICTED))
    assert Entry.objects.get(verb="files.downloaded").by == ani


@pytest.mark.parametrize("name", ["../surat.pdf", "..\\surat.pdf", "..", "/a/b.pdf"])
def test_a_name_with_folders_is_refused_and_not_silently_cleaned(name: str) -> None:
    body = (
        f'--batas\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    ).encode() + (samples.pdf() + b"\r\n--batas--\r\n")
    request = RequestFactory().post(
        "/", body, content_type="multipart/form-data; boundary=batas"
    )
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        with pytest.raises(ValidationError) as caught:
            AttachmentField().clean(request.FILES["file"])
        seen.extend(caught.value.messages)
        return HttpResponse()

    UploadNameMiddleware(view)(request)

    assert "folder" in seen[0]
