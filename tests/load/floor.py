"""The floor: what a bare Django costs on this machine, on the same server.

A page of 140 rows and the change of one row; no sessions, no people, no checks.
"""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

ROWS = 140
PAGE = """<!DOCTYPE html><html lang="id"><head><title>Lantai</title></head><body><table>
{% for row in rows %}<tr><td>{{ row.pk }}</td><td>{{ row.name }}</td><td><form method="post"
action="/{{ row.pk }}/"><select name="value">{% for value in values %}<option{% if value == row.name %}
selected{% endif %}>{{ value }}</option>{% endfor %}</select><button>Simpan</button></form></td></tr>
{% endfor %}</table></body></html>"""
VALUES = ("A", "B", "C", "D", "E")


def application() -> WSGIHandler:
    """Configure Django, fill the table once, and return the WSGI application."""
    folder = Path(os.environ["ZONA_DATA"])
    settings.configure(
        SECRET_KEY="floor",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": folder / "floor.sqlite3",
                "OPTIONS": {
                    "transaction_mode": "IMMEDIATE",
                    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL",
                },
            }
        },
    )
    django.setup()
    return WSGIHandler()


def fill() -> None:
    """Make the table and its rows."""
    from django.contrib.auth.models import Group  # noqa: PLC0415  # settings come first

    call_command("migrate", verbosity=0)
    Group.objects.bulk_create(Group(pk=n, name=f"A{n}") for n in range(1, ROWS + 1))


def page(request: HttpRequest) -> HttpResponse:
    """Show all rows."""
    from django.contrib.auth.models import Group  # noqa: PLC0415  # settings come first

    rows = Group.objects.order_by("pk")
    context = Context({"rows": rows, "values": VALUES})
    return HttpResponse(TEMPLATE.render(context))


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one row."""
    from django.contrib.auth.models import Group  # noqa: PLC0415  # settings come first

    Group.objects.filter(pk=pk).update(name=f"{request.POST['value']}{pk}")
    return HttpResponse("disimpan")


TEMPLATE = Engine().from_string(PAGE)
urlpatterns = [
    path("", page),
    path("masuk/", page),  # where tests.server asks whether a server is up
    path("<int:pk>/", change),
]

if __name__ == "__main__":  # fills the table before the server starts
    application()
    fill()
