"""Shapes of the administrator's input."""

from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.validators import validate_slug
from django.db.models import QuerySet

from zona.core.people.models import Position, Unit, UnitLevel
from zona.core.roles import Role
from zona.core.workdays.models import HolidayKind, HolidayStatus
from zona.modules.administration.rules import MODULES

AREAS = (
    ("MP", "Manajemen Perubahan"),
    ("TT", "Penataan Tata Laksana"),
    ("SDM", "Penataan Sistem Manajemen SDM"),
    ("AK", "Penguatan Akuntabilitas"),
    ("PW", "Penguatan Pengawasan"),
    ("PP", "Peningkatan Kualitas Pelayanan Publik"),
)


class PositionField(forms.ModelChoiceField[Position]):
    """A post, named with its unit: the same title stands in many offices."""

    def label_from_instance(self, obj: Position) -> str:
        return f"{obj.title} – {obj.unit.short_name}"


class UnitField(forms.ModelChoiceField[Unit]):
    """A unit by its short name: the full one bursts a narrow choice."""

    def label_from_instance(self, obj: Unit) -> str:
        return obj.short_name


class UserFilter(forms.Form):
    q = forms.CharField(label="Cari orang", required=False)
    unit = UnitField(
        label="Unit kerja",
        queryset=Unit.objects.none(),
        to_field_name="code",
        required=False,
        empty_label="Semua unit",
    )
    role = forms.ChoiceField(
        label="Peran", required=False, choices=[("", "Semua peran"), *Role.choices()]
    )
    state = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Semua"), ("aktif", "Aktif"), ("nonaktif", "Tidak aktif")],
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a UnitField


class UserForm(forms.Form):
    full_name = forms.CharField(
        label="Nama", max_length=200, help_text="Nama lengkap dengan gelar."
    )
    email = forms.EmailField(
        label="Surel kantor", help_text="Tautan kata sandi dikirim ke alamat ini."
    )
    unit = UnitField(label="Unit kerja", queryset=Unit.objects.none())
    position = PositionField(
        label="Jabatan",
        queryset=Position.objects.none(),
        required=False,
        help_text="Menentukan siapa atasannya.",
    )

    def __init__(
        self,
        *args: Any,
        units: QuerySet[Unit],
        positions: QuerySet[Position],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a UnitField
        self.fields["position"].queryset = positions  # type: ignore[attr-defined]  # a PositionField


class NewUserForm(UserForm):
    username = forms.CharField(
        label="Nama pengguna",
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text="Dipakai untuk masuk, misalnya NIP. Tidak dapat diubah kemudian.",
    )
    field_order = ["full_name", "username", "email", "unit", "position"]


class GrantForm(forms.Form):
    role = forms.ChoiceField(label="Peran", choices=Role.choices())
    unit = UnitField(label="Di unit kerja", queryset=Unit.objects.none())
    areas = forms.MultipleChoiceField(
        label="Area",
        choices=AREAS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Hanya untuk anggota tim ZI. Tanpa pilihan berarti semua area.",
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a UnitField

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    def clean_areas(self) -> str:
        chosen = self.cleaned_data["areas"]
        is_member = self.cleaned_data.get("role") == Role.ZI_MEMBER
        return ",".join(chosen) if is_member else ""


class UnitForm(forms.Form):
    name = forms.CharField(label="Nama unit", max_length=200)
    short_name = forms.CharField(label="Nama singkat", max_length=60)
    place = forms.CharField(
        label="Kota", max_length=80, help_text="Tercetak pada laporan."
    )
    address = forms.CharField(label="Alamat", max_length=300, required=False)


class NewUnitForm(UnitForm):
    code = forms.CharField(
        label="Kode",
        max_length=60,
        validators=[validate_slug],
        help_text="Huruf kecil, angka, dan tanda hubung; tampil pada alamat halaman.",
    )
    level = forms.ChoiceField(
        label="Tingkat",
        choices=[
            (level.value, level.label)
            for level in (UnitLevel.SATKER, UnitLevel.ESELON_I)
        ],
    )
    parent = UnitField(label="Unit induk", queryset=Unit.objects.none())
    field_order = ["name", "short_name", "code", "level", "parent", "place", "address"]

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = units  # type: ignore[attr-defined]  # a UnitField

    def clean_level(self) -> UnitLevel:
        return UnitLevel(self.cleaned_data["level"])


class PositionForm(forms.Form):
    title = forms.CharField(label="Nama jabatan", max_length=200)
    superior = PositionField(
        label="Atasan langsung",
        queryset=Position.objects.none(),
        required=False,
        empty_label="Tidak ada",
    )

    def __init__(self, *args: Any, positions: QuerySet[Position], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["superior"].queryset = positions  # type: ignore[attr-defined]  # a PositionField


class HolidayForm(forms.Form):
    day = forms.DateField(label="Tanggal", widget=forms.DateInput)
    name = forms.CharField(label="Nama hari libur", max_length=120)
    kind = forms.ChoiceField(label="Jenis", choices=HolidayKind.choices())
    unit = UnitField(
        label="Berlaku untuk", queryset=Unit.objects.none(), required=False
    )
    basis = forms.CharField(
        label="Dasar hukum",
        max_length=200,
        help_text="Nomor keputusan atau surat edaran.",
    )
    status = forms.ChoiceField(
        label="Kepastian",
        choices=[
            (status.value, status.label)
            for status in (HolidayStatus.RESMI, HolidayStatus.PERKIRAAN)
        ],
        help_text="Hanya hari libur resmi yang menggeser tenggat.",
    )
    is_working = forms.BooleanField(
        label="Sebaliknya: hari ini menjadi hari kerja",
        required=False,
        help_text="Untuk cuti bersama atau libur yang dibatalkan keputusan baru.",
    )

    def __init__(
        self, *args: Any, units: QuerySet[Unit], national: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        field.queryset = units  # type: ignore[attr-defined]  # a UnitField
        field.required = not national
        field.empty_label = "Semua unit (nasional)" if national else "Pilih unit"  # type: ignore[attr-defined]  # as above

    def clean_kind(self) -> HolidayKind:
        return HolidayKind(self.cleaned_data["kind"])

    def clean_status(self) -> HolidayStatus:
        return HolidayStatus(self.cleaned_data["status"])


class BasisForm(forms.Form):
    basis = forms.CharField(
        label="Dasar hukum",
        max_length=200,
        help_text="Nomor keputusan atau surat edaran.",
    )


class CalendarFilter(forms.Form):
    year = forms.IntegerField(
        label="Tahun", min_value=2000, max_value=2100, required=False
    )
    unit = UnitField(
        label="Unit kerja",
        queryset=Unit.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=None,
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a UnitField


class TrailFilter(forms.Form):
    unit = UnitField(
        label="Unit kerja",
        queryset=Unit.objects.none(),
        to_field_name="code",
        required=False,
        empty_label="Semua unit",
    )
    subject = forms.ChoiceField(
        label="Tentang", required=False, choices=[("", "Semua"), *MODULES.items()]
    )
    who = forms.CharField(label="Siapa", required=False)
    since = forms.DateField(label="Sejak", required=False, widget=forms.DateInput)
    until = forms.DateField(label="Sampai", required=False, widget=forms.DateInput)
    target = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a UnitField
