"""Shape of what people type into the report."""

from typing import Any

from django import forms

from zona.core.people.models import Unit
from zona.modules.reports.rules import (
    COMMENT_FLOW,
    FLOW,
    MAX_UPLOAD,
    Choose,
    Deadline,
    Layout,
    typed_code,
)

QUARTERS = [(1, "I"), (2, "II"), (3, "III"), (4, "IV")]


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class OpenForm(forms.Form):
    unit = forms.ModelChoiceField(Unit.objects.none(), label="Unit kerja")
    year = forms.IntegerField(label="Tahun", min_value=2010, max_value=2100)
    quarter = forms.TypedChoiceField(label="Triwulan", choices=QUARTERS, coerce=int)
    addressee = forms.CharField(
        label="Ditujukan kepada",
        max_length=200,
        help_text="Pejabat yang menerima laporan, misalnya kepala biro di kementerian.",
    )
    deadline = forms.TypedChoiceField(
        label="Batas waktu", choices=Deadline.choices(), coerce=Deadline
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField


class CoverForm(forms.Form):
    addressee = forms.CharField(label="Ditujukan kepada", max_length=200)
    place = forms.CharField(label="Tempat", max_length=80)
    dated_on = forms.DateField(
        label="Tanggal laporan", help_text="Lazimnya hari terakhir triwulan."
    )
    deadline = forms.TypedChoiceField(
        label="Batas waktu", choices=Deadline.choices(), coerce=Deadline
    )
    focus = forms.CharField(
        label="Fokus triwulan ini",
        widget=_area(4),
        required=False,
        help_text="Tampil pada bagian 1.3. Apa yang menjadi pusat kegiatan triwulan ini?",
    )


class StatementForm(forms.Form):
    done = forms.CharField(
        label="Yang sudah dikerjakan",
        widget=_area(7),
        required=False,
        help_text="Kegiatan dan hasilnya pada triwulan ini.",
    )
    proof = forms.CharField(
        label="Bukti",
        widget=_area(3),
        required=False,
        help_text="Dokumen yang menunjukkannya, dengan nomor bila ada.",
    )
    obstacle = forms.CharField(
        label="Kekurangan atau kendala",
        widget=_area(4),
        required=False,
        help_text="Tulis apa adanya; kekurangan menjadi bahan saran. "
        "Bila tidak ada, tulis “Tidak ada kekurangan”.",
    )
    next_step = forms.CharField(
        label="Langkah berikutnya",
        widget=_area(3),
        required=False,
        help_text="Apa yang akan dikerjakan dan kapan.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not (found.get("done") or found.get("obstacle")):
            self.add_error(
                "done",
                "Isi yang sudah dikerjakan, atau sebutkan kekurangannya di bawah.",
            )
        return found


class ConclusionForm(forms.Form):
    text = forms.CharField(label="Kesimpulan", widget=_area(4))


class SuggestionForm(forms.Form):
    text = forms.CharField(label="Saran", widget=_area(4))
    indicator = forms.ChoiceField(label="Indikator", required=False)
    due_on = forms.DateField(
        label="Tenggat",
        required=False,
        help_text="Sampai kapan saran ini perlu dijalankan.",
    )

    def __init__(self, *args: Any, layout: Layout, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", "Tidak terkait satu indikator"),
            *((each.key, f"{each.key} {each.title}") for each in layout.indicators),
        ]


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label="Alasan",
        widget=_area(4),
        help_text="Sebutkan apa yang perlu diperbaiki; anggota tim membacanya.",
    )


class SignForm(forms.Form):
    reason = forms.CharField(
        label="Alasan tetap ditandatangani",
        widget=_area(3),
        help_text="Tercatat dalam jejak audit bersama jumlah komentar yang terbuka.",
    )


class CommentForm(forms.Form):
    place = forms.ChoiceField(label="Bagian laporan")
    text = forms.CharField(label="Komentar", widget=_area(3))

    def __init__(
        self, *args: Any, places: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places  # type: ignore[attr-defined]  # a ChoiceField


VERBS = sorted({move.verb for move in COMMENT_FLOW.transitions})


class MoveForm(forms.Form):
    verb = forms.ChoiceField(
        choices=[(each, each) for each in VERBS],
        initial="answer",
        widget=forms.HiddenInput,
    )
    answer = forms.CharField(label="Jawaban", widget=_area(2), required=False)


class ChooseForm(forms.Form):
    choose = forms.TypedChoiceField(
        label="Kalimat bukti yang dipakai",
        choices=[*reversed(Choose.choices())],
        coerce=Choose,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class ListFilter(forms.Form):
    year = forms.IntegerField(label="Tahun", required=False)
    state = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua"), *FLOW.choices()]
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Kode dokumen",
        max_length=60,
        help_text="Tercetak di bagian bawah setiap halaman, misalnya 7K3M-9QTX-….",
    )

    def clean_code(self) -> str:
        code = typed_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError("Kode terdiri atas huruf dan angka.")
        return code


class FileForm(forms.Form):
    file = forms.FileField(
        label="Berkas laporan",
        help_text="Berkas hanya dibandingkan, tidak disimpan.",
        max_length=200,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_UPLOAD:
            raise forms.ValidationError("Berkas terlalu besar. Paling besar 25 MB.")
        return file
