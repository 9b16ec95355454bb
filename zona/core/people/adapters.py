"""allauth's questions about accounts, answered for an office: nobody signs up alone."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthError
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse

from zona.core.people.models import User
from zona.core.people.sign_in import mail_password_link

# allauth says more than this; a page that shows its own result needs no message.
SAID = {
    "account/messages/password_changed.txt": "Kata sandi Anda sudah diganti.",
    "account/messages/password_set.txt": "Kata sandi Anda sudah ditetapkan.",
    "mfa/messages/totp_activated.txt": "Masuk dua langkah sudah aktif.",
    "mfa/messages/totp_deactivated.txt": "Masuk dua langkah sudah dimatikan.",
    "mfa/messages/recovery_codes_generated.txt": "Kode pemulihan sudah dibuat.",
}
MISMATCH = "Nama pengguna atau kata sandi tidak cocok. Periksa kembali keduanya."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by an administrator."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": MISMATCH,
        "email_password_mismatch": MISMATCH,
        "incorrect_password": "Kata sandi tidak cocok.",
        "enter_current_password": "Kata sandi sekarang tidak cocok.",
        "too_many_login_attempts": "Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Answer 429 after five wrong passwords for one name within five minutes."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            page = render(request, "429.html", status=429)
            raise ImmediateHttpResponse(page) from error

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str = "",
        *_context: Any,
        **_details: Any,
    ) -> None:
        if words := SAID.get(message_template):
            messages.add_message(request, level, words)

    def send_password_reset_mail(
        self, user: User, email: str, context: dict[str, Any]
    ) -> None:
        mail_password_link(user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_view")


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # as above
    """OpenID Connect signs in people who are already known by their mail address."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Connect the agency's account to the person whose verified address it bears."""
        if sociallogin.is_existing:
            return
        verified = [each.email for each in sociallogin.email_addresses if each.verified]
        for address in verified:
            known = list(User.objects.filter(email__iexact=address)[:2])
            if len(known) == 1:
                sociallogin.connect(request, known[0])
                return

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        page = render(request, "people/sign_in_unknown.html", status=403)
        raise ImmediateHttpResponse(page)

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        return reverse("account_view")

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, **_details: Any
    ) -> None:
        if error != AuthError.CANCELLED:
            page = render(request, "people/sign_in_failed.html", status=401)
            raise ImmediateHttpResponse(page)
