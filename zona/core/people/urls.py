"""Sign-in and account addresses: allauth's views under Indonesian paths, each marked.

The names are allauth's, which its flows look up. There is no address to sign up at.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as social
from django.urls import path, re_path

from zona.core.access import View, public, signed_in
from zona.core.people import forms, views


def page(view: type, template: str, **given: object) -> View:
    """Return an allauth view with a template, and where given a form, of ours."""
    made: View = view.as_view(template_name=f"people/{template}.html", **given)  # type: ignore[attr-defined]  # allauth has no types
    return made


SIGN_IN = views.SignInView.as_view()
SIGN_OUT = page(account.LogoutView, "sign_out")
INACTIVE = page(account.AccountInactiveView, "account_inactive")
CODE = page(mfa.AuthenticateView, "sign_in_code", form_class=forms.CodeForm)
CANCELLED = page(social.LoginCancelledView, "sign_in_cancelled")
FAILED = page(social.LoginErrorView, "sign_in_failed")
FORGOTTEN = page(
    account.PasswordResetView,
    "password_forgotten",
    form_class=forms.ForgottenPasswordForm,
)
SENT = page(account.PasswordResetDoneView, "password_sent")
NEW = page(
    account.PasswordResetFromKeyView, "password_new", form_class=forms.NewPasswordForm
)
RENEWED = page(account.PasswordResetFromKeyDoneView, "password_renewed")
CHANGE = page(
    account.PasswordChangeView, "password_change", form_class=forms.ChangePasswordForm
)
SET = page(account.PasswordSetView, "password_set", form_class=forms.SetPasswordForm)
AGAIN = page(
    account.ReauthenticateView, "password_again", form_class=forms.PasswordAgainForm
)
CODE_AGAIN = page(mfa.ReauthenticateView, "code_again", form_class=forms.CodeAgainForm)
TWO_STEP = page(mfa.IndexView, "two_step_view")
TWO_STEP_NEW = views.TwoStepNewView.as_view()
TWO_STEP_END = page(totp.DeactivateTOTPView, "two_step_end")
CODE_LIST = page(codes.ViewRecoveryCodesView, "code_list")
CODES_NEW = page(codes.GenerateRecoveryCodesView, "codes_new")

urlpatterns = [
    path("masuk/", public(SIGN_IN), name="account_login"),
    path("masuk/kode/", public(CODE), name="mfa_authenticate"),
    path("masuk/nonaktif/", public(INACTIVE), name="account_inactive"),
    path("masuk/dibatalkan/", public(CANCELLED), name="socialaccount_login_cancelled"),
    path("masuk/gagal/", public(FAILED), name="socialaccount_login_error"),
    path("masuk/<slug:provider_id>/", views.openid_login, name="openid_connect_login"),
    path(
        "masuk/<slug:provider_id>/kembali/",
        views.openid_callback,
        name="openid_connect_callback",
    ),
    path("keluar/", signed_in(SIGN_OUT), name="account_logout"),
    path("sandi/", signed_in(CHANGE), name="account_change_password"),
    path("sandi/tetapkan/", signed_in(SET), name="account_set_password"),
    path("sandi/lupa/", public(FORGOTTEN), name="account_reset_password"),
    path("sandi/lupa/terkirim/", public(SENT), name="account_reset_password_done"),
    path(
        "sandi/baru/selesai/",
        public(RENEWED),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        public(NEW),
        name="account_reset_password_from_key",
    ),
    path("akun/", views.account_view, name="account_view"),
    path("akun/pastikan/", signed_in(AGAIN), name="account_reauthenticate"),
    path("akun/pastikan/kode/", signed_in(CODE_AGAIN), name="mfa_reauthenticate"),
    path("akun/dua-langkah/", signed_in(TWO_STEP), name="mfa_index"),
    path(
        "akun/dua-langkah/aktifkan/", signed_in(TWO_STEP_NEW), name="mfa_activate_totp"
    ),
    path(
        "akun/dua-langkah/matikan/",
        signed_in(TWO_STEP_END),
        name="mfa_deactivate_totp",
    ),
    path("akun/kode-pemulihan/", signed_in(CODE_LIST), name="mfa_view_recovery_codes"),
    path(
        "akun/kode-pemulihan/baru/",
        signed_in(CODES_NEW),
        name="mfa_generate_recovery_codes",
    ),
]
