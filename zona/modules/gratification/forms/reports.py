"""What the pages of reports ask for."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zona.core.files.forms import AttachmentField, AttachmentsField
from zona.core.people.models import Unit
from zona.modules.gratification.forms.base import (
    EVERY,
    chosen,
    day,
    line,
    money,
    words,
)
from zona.modules.gratification.models.base import IS_NIK, IS_PHONE
from zona.modules.gratification.rules import (
    REPORT_FLOW,
    Feast,
    GiftForm,
    Kind,
    Occasion,
    Relation,
    Ruling,
)


class ReportFilter(forms.Form):
    """What narrows the list of reports."""

    status = forms.ChoiceField(
        choices=[*EVERY, ("terbuka", "Belum selesai"), *REPORT_FLOW.choices()],
        required=False,
    )
    jenis = forms.ChoiceField(choices=[*EVERY, *Kind.choices()], required=False)
    tahun = forms.IntegerField(required=False, min_value=2001, max_value=2100)
    asal = forms.ChoiceField(label="Unit kerja pelapor", required=False)
    q = forms.CharField(label="Cari uraian", required=False, max_length=100)

    def __init__(self, *args: Any, workplaces: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(unit.code, unit.short_name) for unit in workplaces]
        self.fields["asal"].choices = [*EVERY, *choices]  # type: ignore[attr-defined]  # a ChoiceField
        if len(choices) < 2:
            self.fields.pop("asal")


class ReportForm(forms.Form):
    """The report: the fields of KPK's form, for a gift taken or refused."""

    kind = forms.ChoiceField(
        label="Jenis laporan", choices=Kind.choices(), widget=forms.RadioSelect
    )
    post = line("Jabatan Anda")
    nik = forms.CharField(
        label="NIK",
        required=False,
        validators=[IS_NIK],
        help_text="Wajib bila pemberian diterima. 16 angka, disimpan tersandi, hanya dibaca UPG.",
    )
    address = line(
        "Alamat", 300, required=False, help_text="Wajib bila pemberian diterima."
    )
    phone = forms.CharField(
        label="Nomor telepon",
        required=False,
        validators=[IS_PHONE],
        help_text="Wajib bila pemberian diterima.",
    )
    received_on = day("Tanggal diterima atau ditawarkan")
    place = line("Tempat")
    occasion = chosen("Peristiwa pemberian", Occasion.choices())
    form = chosen("Bentuk", GiftForm.choices())
    item = line("Uraian pemberian", 300, help_text="Apa dan berapa banyak.")
    value_rupiah = money("Nilai atau taksiran")
    year_total_rupiah = money(
        "Jumlah setahun dari pemberi yang sama",
        required=False,
        help_text="Untuk pemberian sesama rekan kerja, termasuk pemberian ini.",
    )
    giver_name = line("Nama pemberi")
    giver_agency = line("Instansi atau perusahaan pemberi", required=False)
    giver_contact = line("Kontak pemberi", required=False)
    relation = chosen("Hubungan pemberi dengan Anda", Relation.choices())
    has_interest = forms.BooleanField(
        label="Pemberi berkepentingan dengan jabatan atau tugas saya", required=False
    )
    chronology = words("Kronologi", 6, 5000)
    is_perishable = forms.BooleanField(label="Barang mudah rusak", required=False)
    kept_where = line("Barang disimpan di", required=False)
    donated_to = line(
        "Sudah disalurkan kepada",
        required=False,
        help_text="Untuk barang mudah rusak yang sudah diberikan ke tempat sosial. Lampirkan buktinya.",
    )
    uploads = AttachmentsField(
        label="Foto atau bukti",
        required=False,
        help_text="Boleh beberapa berkas. Keterangan lokasi pada foto dihapus.",
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the identity that KPK's form wants of a receiver."""
        data = super().clean() or {}
        if data.get("kind") == Kind.PENERIMAAN:
            for name in ("nik", "address", "phone"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, "Isian ini diminta formulir KPK.")
        data["uploads"] = [each for each in data.get("uploads") or [] if each]
        return data


class StepForm(forms.Form):
    """A step that needs no words: pressing the button is all."""


class ReasonForm(StepForm):
    reason = words("Alasan")


class AskForm(StepForm):
    asked = words("Yang perlu dilengkapi pelapor")


class ForwardForm(StepForm):
    analysis = words("Hasil analisis", 6, 5000)
    kpk_number = line("Nomor laporan dari KPK", 100)
    kpk_on = day("Diteruskan pada")


class RulingForm(StepForm):
    ruling = chosen("Penetapan", Ruling.choices())
    ruling_number = line("Nomor penetapan", 100)
    ruling_on = day("Tanggal penetapan")


class SettleForm(StepForm):
    released_to = line("Diserahkan kepada")
    reason = line("Keterangan", 300, required=False)


class SupplementForm(forms.Form):
    answer = words("Kelengkapan", 6, 5000)
    uploads = AttachmentsField(label="Berkas tambahan", required=False)

    def clean_uploads(self) -> list[Any]:
        """Return the files that were chosen."""
        return [each for each in self.cleaned_data["uploads"] or [] if each]


class ShareForm(forms.Form):
    is_shared = forms.BooleanField(
        label="Kepala unit kerja pelapor boleh membaca laporan ini", required=False
    )
    reason = words(
        "Alasan",
        help_text="Laporan bersifat rahasia: perlihatkan hanya bila diperlukan.",
    )


class DepositForm(forms.Form):
    item = line("Barang", 300)
    quantity = line("Jumlah", 60)
    condition = line("Keadaan barang")
    is_perishable = forms.BooleanField(label="Mudah rusak", required=False)
    kept_where = line("Tempat penyimpanan")
    received_on = day("Diterima pada")


class CircularForm(forms.Form):
    feast = chosen("Hari raya", Feast.choices())
    feast_on = day("Tanggal hari raya")
    number = line("Nomor edaran", 100)
    issued_on = day("Tanggal edaran")
    audience = line("Ditujukan kepada", initial="Seluruh pegawai dan pengguna layanan")
    upload = AttachmentField(label="Berkas edaran", required=False)
