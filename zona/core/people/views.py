"""The account pages that are more than allauth's own view with our template."""

from typing import Any, cast

import segno
from allauth.account.views import LoginView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.openid_connect import views as openid
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render

from zona.core.access import public, signed_in
from zona.core.modules import modules
from zona.core.people import queries
from zona.core.people.forms import FirstCodeForm, SignInForm
from zona.core.people.models import User


class SignInView(LoginView):  # type: ignore[misc]  # allauth has no types
    """Sign-in; under `zona demo` it names the sample accounts and their password."""

    form_class = SignInForm
    template_name = "people/sign_in.html"

    def get_initial(self) -> dict[str, Any]:
        return {"login": self.request.GET.get("akun", "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if settings.SOCIALACCOUNT_PROVIDERS:
            context["providers"] = get_adapter().list_providers(self.request)
        if settings.DEMO:
            context["accounts"] = queries.active_accounts()
            context["password"] = sample_password()
        return context


def sample_password() -> str:
    """Return the password that the sample gave its people."""
    shares = (module.part("sample") for module in modules())
    return next((s.PASSWORD for s in shares if s and hasattr(s, "PASSWORD")), "")


class TwoStepNewView(ActivateTOTPView):  # type: ignore[misc]  # as above
    """Setting up the second step; the code is drawn on white, so that dark pages scan."""

    form_class = FirstCodeForm
    template_name = "people/two_step_new.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        picture = segno.make(context["totp_url"], error="m")
        context["picture"] = picture.svg_data_uri(scale=5, light="#fff", border=3)
        secret = context["form"].secret
        context["secret"] = " ".join(
            secret[n : n + 4] for n in range(0, len(secret), 4)
        )
        return context


@signed_in
def account_view(request: HttpRequest) -> HttpResponseBase:
    """A person's own page: post, superior, roles by unit, and how the account is kept."""
    user = cast(User, request.user)
    context = {
        "superior": user.superior(),
        "grants": sorted(user.held, key=lambda grant: (grant.unit.path, grant.role)),
        "has_two_steps": is_mfa_enabled(user),
    }
    return render(request, "people/account_view.html", context)


@public
def openid_login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Lead to the agency's sign-in by a link, as our CSP lets no form leave the site."""
    try:
        provider = get_adapter().get_provider(request, provider_id)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    response: HttpResponseBase = provider.redirect_from_request(request)
    return response


@public
def openid_callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Take the person back from the agency's sign-in."""
    response: HttpResponseBase = openid.callback(request, provider_id)
    return response
