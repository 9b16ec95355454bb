"""allauth's forms in the words of the office: plain labels, no placeholders."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm

RULES = (
    "Sedikitnya 10 karakter, tidak hanya angka, bukan kata sandi yang umum dipakai, "
    "dan tidak mirip nama atau surel Anda."
)


class Worded:
    """Words the fields anew; a placeholder that repeats the label only gets in the way."""

    words: dict[str, tuple[str, str]] = {}
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]


class SignInForm(Worded, account.LoginForm):  # type: ignore[misc]  # allauth has no types
    """Nama pengguna atau surel, and the password; a session lasts one working day."""

    words = {
        "login": ("Nama pengguna atau surel", ""),
        "password": ("Kata sandi", ""),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        self.fields["login"].widget.attrs["autocomplete"] = "username"

    def clean(self) -> Any:
        cleaned = super().clean()
        # Not remembered: the cookie ends with the browser, the session after a day.
        self.cleaned_data["remember"] = False
        return cleaned


class ChangePasswordForm(Worded, account.ChangePasswordForm):  # type: ignore[misc]  # as above
    """The old password once, the new one twice."""

    words = {
        "oldpassword": ("Kata sandi sekarang", ""),
        "password1": ("Kata sandi baru", RULES),
        "password2": ("Ulangi kata sandi baru", ""),
    }


class SetPasswordForm(Worded, account.SetPasswordForm):  # type: ignore[misc]  # as above
    """A first password for someone who came by the agency's account."""

    words = {
        "password1": ("Kata sandi baru", RULES),
        "password2": ("Ulangi kata sandi baru", ""),
    }


class ForgottenPasswordForm(Worded, account.ResetPasswordForm):  # type: ignore[misc]  # as above
    """Where the link is sent; an unknown address gets the same answer and no mail."""

    words = {"email": ("Surel kantor", "Alamat yang didaftarkan pengelola sistem.")}

    def save(self, request: Any, **kwargs: Any) -> str:
        if not self.users:
            return str(self.cleaned_data["email"])
        return str(super().save(request, **kwargs))


class NewPasswordForm(Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]  # as above
    """The new password of someone who followed the link."""

    words = SetPasswordForm.words


class PasswordAgainForm(Worded, account.ReauthenticateForm):  # type: ignore[misc]  # as above
    """The password once more, before the account's protection is changed."""

    words = {"password": ("Kata sandi", "")}


CODE_HELP = "Enam angka dari aplikasi autentikator, atau satu kode pemulihan."


class CodeForm(Worded, mfa.AuthenticateForm):  # type: ignore[misc]  # as above
    """The second step of signing in."""

    words = {"code": ("Kode", CODE_HELP)}


class CodeAgainForm(Worded, mfa.ReauthenticateForm):  # type: ignore[misc]  # as above
    """A code once more, before the account's protection is changed."""

    words = {"code": ("Kode", CODE_HELP)}


class FirstCodeForm(Worded, ActivateTOTPForm):  # type: ignore[misc]  # as above
    """The first code proves that the application holds the key."""

    words = {"code": ("Kode enam angka", "Angka yang sedang tampil di aplikasi.")}
