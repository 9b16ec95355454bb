"""Signing in with the agency's account, against a provider on the loopback address."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import LazySettings
from django.test import Client

from zona.core.people.models import User
from zona.core.people.tests.people import person
from zona.core.roles import Role

pytestmark = pytest.mark.django_db


class Provider(BaseHTTPRequestHandler):
    """The three addresses of OpenID Connect that a sign-in asks."""

    person: dict[str, object] = {}

    def do_GET(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]  # an HTTPServer
        if self.path.startswith("/.well-known/"):
            names = ("authorization", "token", "userinfo")
            self._say({f"{name}_endpoint": f"{base}/{name}" for name in names})
        else:
            self._say(self.person)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say({"access_token": "kunci", "token_type": "Bearer"})

    def _say(self, content: dict[str, object]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *_args: object) -> None:
        """Keep the tests' output quiet."""


@pytest.fixture
def _provider(settings: LazySettings) -> Iterator[None]:
    server = HTTPServer(("127.0.0.1", 0), Provider)
    Thread(target=server.serve_forever, daemon=True).start()
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "instansi",
                    "name": "Akun instansi",
                    "client_id": "zona",
                    "secret": "rahasia",
                    "settings": {
                        "server_url": f"http://127.0.0.1:{server.server_port}"
                    },
                }
            ]
        }
    }
    yield
    server.shutdown()
    server.server_close()


def sign_in(client: Client, email: str, *, verified: bool = True) -> Any:
    """Walk to the provider and back; it answers with this person."""
    Provider.person = {"sub": "77", "email": email, "email_verified": verified}
    away = client.get("/masuk/instansi/?next=/akun/")
    asked = parse_qs(urlparse(away.url).query)  # type: ignore[attr-defined]  # a redirect
    back = urlparse(asked["redirect_uri"][0]).path
    return client.get(back, {"code": "abc", "state": asked["state"][0]})


@pytest.mark.usefixtures("_provider")
def test_a_known_verified_address_is_connected_and_signed_in(client: Client) -> None:
    ani = person("ani", Role.EMPLOYEE)
    ani.set_password("Rumbai-2021-hijau")
    ani.save()
    assert "Akun instansi" in client.get("/masuk/").content.decode()

    response = sign_in(client, "Ani@contoh.invalid")

    assert response.url == "/akun/"
    assert client.session["_auth_user_id"] == str(ani.pk)
    assert SocialAccount.objects.get().user == ani
    assert User.objects.get(pk=ani.pk).check_password("Rumbai-2021-hijau")


@pytest.mark.usefixtures("_provider")
def test_a_connected_account_stays_so_when_the_address_changes(client: Client) -> None:
    ani = person("ani", Role.EMPLOYEE)
    sign_in(client, "ani@contoh.invalid")
    client.post("/keluar/")

    sign_in(client, "ani.baru@contoh.invalid")

    assert client.session["_auth_user_id"] == str(ani.pk)


@pytest.mark.usefixtures("_provider")
@pytest.mark.parametrize(
    ("email", "verified"),
    [("eko@contoh.invalid", True), ("ani@contoh.invalid", False)],
)
def test_an_unknown_or_unverified_address_is_refused_in_words(
    client: Client, email: str, verified: bool
) -> None:
    person("ani", Role.EMPLOYEE)

    response = sign_in(client, email, verified=verified)

    assert response.status_code == 403
    assert "belum terdaftar di Zona" in response.content.decode()
    assert "_auth_user_id" not in client.session
    assert User.objects.count() == 1


@pytest.mark.usefixtures("_provider")
def test_an_address_that_two_people_bear_signs_in_neither(client: Client) -> None:
    person("ani", Role.EMPLOYEE)
    User.objects.filter(pk=person("budi").pk).update(email="ani@contoh.invalid")

    assert sign_in(client, "ani@contoh.invalid").status_code == 403


@pytest.mark.usefixtures("_provider")
def test_a_closed_account_stays_closed(client: Client) -> None:
    User.objects.filter(pk=person("ani").pk).update(is_active=False)

    assert sign_in(client, "ani@contoh.invalid").url == "/masuk/nonaktif/"


@pytest.mark.usefixtures("_provider")
def test_cancelling_and_failing_have_their_own_pages(client: Client) -> None:
    away = client.get("/masuk/instansi/")
    state = parse_qs(urlparse(away.url).query)["state"][0]  # type: ignore[attr-defined]  # a redirect
    back = "/masuk/instansi/kembali/"

    cancelled = client.get(back, {"error": "access_denied", "state": state})
    failed = client.get(back, {"code": "abc", "state": "palsu"})

    assert cancelled.url == "/masuk/dibatalkan/"  # type: ignore[attr-defined]  # a redirect
    assert "Masuk dibatalkan" in client.get("/masuk/dibatalkan/").content.decode()
    assert failed.status_code == 401
    assert "gagal" in failed.content.decode()
    assert client.get("/masuk/gagal/").status_code == 401


def test_without_a_provider_its_addresses_do_not_exist(client: Client) -> None:
    assert client.get("/masuk/instansi/").status_code == 404
    assert client.get("/masuk/instansi/kembali/").status_code == 404
