"""What each step of a case asks for."""

from datetime import date
from typing import Any

from django import forms

from zona.core.people.models import User
from zona.modules.complaints import queries
from zona.modules.complaints.forms.fields import FilesField, StoryField, WordsField
from zona.modules.complaints.models import Complaint
from zona.modules.complaints.rules import (
    ArchiveReason,
    Classification,
    Grade,
    Rating,
)


class StepForm(forms.Form):
    """A step that needs no words: pressing the button is all."""

    def __init__(
        self, *args: Any, complaint: Complaint, on: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.complaint, self.on = complaint, on


class NoteForm(StepForm):
    note = WordsField("Keterangan")


class SpokenForm(StepForm):
    note = WordsField("Yang disampaikan pelapor")
    uploads = FilesField(label="Berkas dari pelapor", required=False)


class ClosingForm(StepForm):
    note = WordsField("Keterangan", required=False)
    rating = forms.ChoiceField(
        label="Penilaian pelapor",
        choices=[("", "Tidak disampaikan"), *Rating.choices()],
        required=False,
    )

    def clean_rating(self) -> Rating | None:
        """Return the rating, None where none was given."""
        given = self.cleaned_data["rating"]
        return Rating(given) if given else None


class AcceptForm(StepForm):
    classification = forms.ChoiceField(
        label="Klasifikasi", choices=Classification.choices()
    )
    grade = forms.ChoiceField(
        label="Kadar",
        choices=Grade.choices(),
        help_text="Menentukan target: normatif 5, tidak berkadar pengawasan 14, berkadar pengawasan 60 hari kerja.",
    )
    service = forms.CharField(label="Layanan terkait", max_length=150, required=False)
    accused = forms.ModelChoiceField(
        User.objects.none(),
        label="Pegawai yang diadukan",
        required=False,
        empty_label="Tidak ada atau bukan pegawai",
        help_text="Pegawai ini tidak akan melihat perkara dan tidak dapat menanganinya.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["accused"].queryset = queries.staff(self.complaint.unit)  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_classification(self) -> Classification:
        """Return the class as what it is."""
        return Classification(self.cleaned_data["classification"])

    def clean_grade(self) -> Grade:
        """Return the grade as what it is."""
        return Grade(self.cleaned_data["grade"])


class DisposeForm(StepForm):
    pic = forms.ModelChoiceField(
        User.objects.none(), label="Penanggung jawab", empty_label="Pilih orang"
    )
    note = WordsField("Arahan", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = queries.possible_pics(self.complaint, self.on)
        self.fields["pic"].queryset = people  # type: ignore[attr-defined]  # a ModelChoiceField


class DraftForm(StepForm):
    answer = StoryField("Tanggapan untuk pelapor")
    cause = forms.CharField(
        label="Sebab",
        max_length=300,
        required=False,
        help_text="Untuk evaluasi; tidak ditampilkan kepada pelapor.",
    )
    compensation = forms.CharField(label="Kompensasi", max_length=300, required=False)
    uploads = FilesField(
        label="Lampiran", required=False, help_text="Untuk berkas perkara."
    )


class ForwardForm(StepForm):
    forwarded_to = forms.CharField(label="Instansi yang berwenang", max_length=200)
    note = WordsField(
        "Keterangan", required=False, help_text="Dibaca pelapor pada halaman pelacakan."
    )


class ArchiveForm(StepForm):
    reason = forms.ChoiceField(label="Alasan", choices=ArchiveReason.choices())
    note = WordsField("Keterangan")

    def clean_reason(self) -> ArchiveReason:
        """Return the reason as what it is."""
        return ArchiveReason(self.cleaned_data["reason"])


class InternalNoteForm(forms.Form):
    note = WordsField(
        "Catatan intern", rows=3, help_text="Tidak pernah ditampilkan kepada pelapor."
    )
