"""What the pages ask for. Fields of handlers' words have no name: they never leave."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString, mark_safe

from zona.core.files.forms import AttachmentsField
from zona.core.people.models import Unit
from zona.modules.whistleblowing.models import TipRows
from zona.modules.whistleblowing.rules import (
    TIP_FLOW,
    Category,
    FollowUp,
    Referral,
    Reprisal,
)

OTHERS = "lainnya"
# The words of a report in the order of the form: field, question, whether it is needed.
QUESTIONS = (
    ("what", "Apa yang terjadi?"),
    ("how", "Bagaimana kejadiannya?"),
    ("when", "Kapan terjadi?"),
    ("where", "Di mana terjadi?"),
    ("who", "Siapa saja yang terlibat?"),
    ("why", "Mengapa menurut Anda itu terjadi?"),
    ("loss", "Kerugian yang Anda ketahui"),
    ("before", "Pernah dilaporkan ke tempat lain?"),
)
POSTS = "Jabatan yang dilaporkan"
CATEGORY = "Kategori"


def _text(label: str, rows: int, most: int, **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})
    return forms.CharField(label=label, widget=widget, max_length=most, **kwargs)


class FilesField(AttachmentsField):
    """Several files, each judged by its content; their number and size have a limit."""

    def __init__(self, *, most: int, most_bytes: int, **kwargs: Any) -> None:
        self.most, self.most_bytes = most, most_bytes
        super().__init__(required=False, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the uploads, or say which of them is not taken."""
        files = [each for each in data or () if each]
        if len(files) > self.most:
            raise ValidationError(f"Paling banyak {self.most} berkas.")
        if any(each.size > self.most_bytes for each in files):
            megabytes = self.most_bytes // 1024 // 1024
            raise ValidationError(f"Setiap berkas paling besar {megabytes} MB.")
        return super().clean(files, initial) if files else []


class TipForm(forms.Form):
    """The report: nothing in it asks who writes."""

    what = forms.CharField()
    posts = forms.MultipleChoiceField(
        label=POSTS,
        widget=forms.CheckboxSelectMultiple,
        help_text="Laporan Anda tidak akan dibuka oleh yang dilaporkan, atasannya, atau bawahannya. "
        "Bila kepala atau kepala subbagian tata usaha yang dilaporkan, hanya tim di atas unit ini yang membukanya.",
        error_messages={
            "required": "Pilih jabatan yang dilaporkan, atau “Lainnya” bila tidak ada di daftar."
        },
    )

    def __init__(
        self,
        *args: Any,
        posts: Sequence[tuple[str, str]],
        most_words: int,
        most_files: int,
        most_bytes: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, label in QUESTIONS:
            is_first = name == "what"
            rows = 6 if name in {"what", "how"} else 2
            self.fields[name] = _text(label, rows, most_words, required=is_first)
        choices = [*posts, (OTHERS, "Lainnya, tidak ada di daftar")]
        self.fields["posts"].choices = choices  # type: ignore[attr-defined]  # a choice field
        self.fields["category"] = forms.ChoiceField(
            label=CATEGORY,
            choices=[("", "Tidak tahu"), *Category.choices()],
            required=False,
        )
        self.fields["files"] = FilesField(
            label="Bukti",
            most=most_files,
            most_bytes=most_bytes,
            help_text="Data pembuat, waktu, dan lokasi di dalam berkas dihapus sebelum disegel. "
            "Isi berkas tidak diubah: tutupi sendiri bagian yang menunjukkan diri Anda.",
        )
        names = ["what", "posts", "who", "how", "when", "where", "why", "category"]
        self.order_fields([*names, "loss", "before", "files"])

    def words(self) -> dict[str, str]:
        """Return questions and answers as they are sealed, empty ones left out."""
        data = self.cleaned_data
        labels = dict(self.fields["posts"].choices)  # type: ignore[attr-defined]  # as above
        found = {POSTS: ", ".join(labels[each] for each in data["posts"])}
        if data["category"]:
            found[CATEGORY] = Category(data["category"]).label
        found |= {label: data[name] for name, label in QUESTIONS}
        return found


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Kode penerimaan",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text="Tujuh kelompok berisi empat huruf atau angka. Huruf besar, spasi, dan tanda hubung boleh berbeda.",
    )


class RetypeForm(CodeForm):
    shown = forms.CharField(widget=forms.HiddenInput, max_length=200)
    field_order = ("code",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Ketik ulang kode Anda"


class ReplyForm(forms.Form):
    """What the reporter adds by his code."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=200)
    kirim = forms.CharField(widget=forms.HiddenInput, initial="1")

    def __init__(
        self,
        *args: Any,
        most_words: int,
        most_files: int,
        most_bytes: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["message"] = _text("Pesan Anda", 5, most_words)
        self.fields["files"] = FilesField(
            label="Bukti tambahan",
            most=most_files,
            most_bytes=most_bytes,
        )


class UnitChoice(forms.Form):
    unit = forms.ChoiceField(label="Satuan kerja yang dilaporkan")

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.code, each.name) for each in units]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]  # as above


class Nameless(forms.Widget):
    """A control without a name: the browser never sends what is typed into it."""

    def render(self, name: str, *args: Any, **kwargs: Any) -> SafeString:
        """Return the control as usual, its name taken away."""
        control = super().render(name, *args, **kwargs)
        return mark_safe(control.replace(f' name="{name}"', "", 1))  # noqa: S308  # Django's own markup, one attribute less


class NamelessText(Nameless, forms.Textarea):
    """Words that are sealed before anything is sent."""


class NamelessPassword(Nameless, forms.PasswordInput):
    """A passphrase that stays in the browser."""


class BrowserField(forms.CharField):
    """What the page asks for and the server never gets."""

    def clean(self, value: Any) -> str:
        """Return nothing: there is nothing to judge here."""
        return ""


class UnlockForm(forms.Form):
    passphrase = BrowserField(
        label="Frasa sandi kunci Anda",
        widget=NamelessPassword(attrs={"autocomplete": "off"}),
        help_text="Dipakai di peramban ini saja; tidak dikirim ke server.",
    )


class KeyForm(forms.Form):
    """A key as the browser made it; the passphrase has no name and is never sent."""

    passphrase = BrowserField(
        label="Frasa sandi",
        widget=NamelessPassword(attrs={"autocomplete": "new-password"}),
        help_text="Paling sedikit 16 huruf, misalnya lima kata yang tidak berkaitan. Tidak ada yang dapat mengaturnya ulang.",
    )
    again = BrowserField(
        label="Ulangi frasa sandi",
        widget=NamelessPassword(attrs={"autocomplete": "new-password"}),
    )
    public_key = forms.CharField(widget=forms.HiddenInput, max_length=44)
    protected_key = forms.CharField(widget=forms.HiddenInput, max_length=400)


class SealedForm(forms.Form):
    """Words as the browser sealed them."""

    words = BrowserField(
        label="Jawaban kepada pelapor",
        widget=NamelessText(attrs={"rows": 4}),
    )
    body = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": "Isian belum tersegel. Buka kunci Anda dahulu."},
    )
    keys = forms.JSONField(
        widget=forms.HiddenInput,
        error_messages={"required": "Isian belum tersegel. Buka kunci Anda dahulu."},
    )


class ReprisalForm(SealedForm):
    reprisal = forms.ChoiceField(label="Bentuk pembalasan", choices=Reprisal.choices())
    happened_on = forms.DateField(label="Terjadi pada", widget=forms.DateInput())
    field_order = ("reprisal", "happened_on", "words")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = "Uraian"


class RestoreForm(UnlockForm):
    sealed = forms.JSONField(
        widget=forms.HiddenInput,
        error_messages={"required": "Amplop belum tersegel. Buka kunci Anda dahulu."},
    )

    def clean_sealed(self) -> dict[int, str]:
        """Return the sealed keys by envelope."""
        given = self.cleaned_data["sealed"]
        try:
            return {int(name): str(each) for name, each in dict(given).items()}
        except (TypeError, ValueError) as error:
            raise ValidationError(
                "Amplop tidak terbaca. Muat ulang halaman."
            ) from error


class StepForm(forms.Form):
    """A step that needs no words."""


class JudgeForm(StepForm):
    category = forms.ChoiceField(
        label="Kategori pelanggaran",
        choices=Category.choices(),
        help_text="Dipakai dalam angka bulanan tanpa isi laporan.",
    )


class ReferForm(JudgeForm):
    referral = forms.ChoiceField(label="Dilimpahkan ke", choices=Referral.choices())


class FollowForm(StepForm):
    follow_up = forms.ChoiceField(
        label="Bentuk tindak lanjut", choices=FollowUp.choices()
    )


class InboxFilter(forms.Form):
    status = forms.ChoiceField(
        label="Status",
        choices=[("", "Semua"), *TIP_FLOW.choices()],
        required=False,
    )
    jenis = forms.ChoiceField(
        label="Jenis",
        choices=[("", "Semua"), ("laporan", "Laporan"), ("uji", "Uji kanal")],
        required=False,
    )

    def applied(self, rows: TipRows) -> TipRows:
        """Return the rows that the filter leaves."""
        status, kind = self.cleaned_data["status"], self.cleaned_data["jenis"]
        rows = rows.filter(state=status) if status else rows
        return rows.filter(is_probe=kind == "uji") if kind else rows
