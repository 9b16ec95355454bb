"""What the officers' pages share: the chosen unit, the form page, the short pager."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.shortcuts import get_object_or_404

from zona.core import pages
from zona.core.http import Request
from zona.core.pages import picked, tell
from zona.core.people.models import Unit
from zona.core.roles import Permission
from zona.modules.complaints import queries
from zona.modules.complaints.models import Complaint
from zona.modules.complaints.permissions import Perm

form_page = partial(pages.form_page, template="complaints/form.html")


def chosen_unit(
    request: Request, permission: Permission = Perm.OPEN
) -> tuple[Unit, tuple[Unit, ...]]:
    """Return the unit of `?unit=` (or the nearest one), and all that may be chosen."""
    units = queries.units_seen(request.user, permission)
    return picked(request, units), units


def case_of(request: Request, pk: int) -> Complaint:
    """Return a case that the person may read, or answer 404."""
    return get_object_or_404(
        Complaint.objects.visible_to(request.user).select_related(
            "unit", "pic", "accused"
        ),
        pk=pk,
    )


def attempt(form: Form, save: Callable[..., Any], **given: Any) -> Any:
    """Return what the action made of the form; None where it said no at a field."""
    try:
        return save(**form.cleaned_data, **given)
    except ValidationError as error:
        tell(form, error)
        return None
