"""How a session becomes a person, and how a person gets a password."""

import logging
from smtplib import SMTPException

from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from zona.core.people.models import Grant, User

logger = logging.getLogger(__name__)


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """allauth's sign-in; reads the person, unit, post and all grants in one query."""

    def get_user(self, user_id: int) -> User | None:
        grants = list(
            Grant.objects.filter(user_id=user_id).select_related(
                "user__unit", "user__position", "unit"
            )
        )
        user: User | None
        if grants:
            user = grants[0].user
            user.held = tuple(grants)
        else:
            known = User.objects.select_related("unit", "position")
            user = known.filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None


def has_two_steps(user: User) -> bool:
    """Tell whether the account asks for a code after the password."""
    return bool(Authenticator.objects.filter(user=user).exists())


def end_two_steps(user: User) -> None:
    """Forget the phone and the recovery codes of someone who has lost both."""
    Authenticator.objects.filter(user=user).delete()


def password_link(user: User) -> str:
    """Return the address where the person sets a password; it works once, for days."""
    key = default_token_generator.make_token(user)
    place = {"uidb36": user_pk_to_url_str(user), "key": key}
    path = reverse("account_reset_password_from_key", kwargs=place)
    return f"{settings.SITE_URL}{path}"


def mail_password_link(user: User) -> None:
    """Mail the link; a mail server that is down must not tell who has an account."""
    days = settings.PASSWORD_RESET_TIMEOUT // 86400
    words = {"user": user, "link": password_link(user), "days": days}
    try:
        send_mail(
            "[Zona] Tautan kata sandi",
            render_to_string("people/password_link.txt", words),
            settings.DEFAULT_FROM_EMAIL,
            [user.email],
        )
    except (OSError, SMTPException):
        logger.exception("The password link for %s was not mailed", user.username)
