"""The gallery's forms: one field of every kind, for looking at, never saved."""

from django import forms


class SampleForm(forms.Form):
    """Every widget a page may use."""

    title = forms.CharField(
        label="Judul laporan",
        max_length=120,
        help_text="Tulis seperti tercantum pada naskah dinas.",
    )
    happened_on = forms.DateField(
        label="Tanggal kejadian",
        widget=forms.DateInput,
        help_text="Hari, bulan, tahun.",
    )
    starts_at = forms.TimeField(label="Pukul", required=False, widget=forms.TimeInput)
    value_rupiah = forms.IntegerField(
        label="Nilai taksiran", min_value=0, localize=True
    )
    staff_count = forms.IntegerField(
        label="Jumlah pegawai", min_value=0, required=False
    )
    area = forms.ChoiceField(
        label="Area",
        choices=[
            ("", "Pilih area"),
            ("1", "Manajemen perubahan"),
            ("2", "Tata laksana"),
        ],
    )
    reason = forms.CharField(
        label="Uraian",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Siapa, apa, kapan, dan di mana.",
    )
    answer = forms.ChoiceField(
        label="Apakah tim kerja sudah dibentuk dengan melibatkan semua unsur?",
        choices=[("ya", "Ya, semua unsur terlibat"), ("tidak", "Belum dibentuk")],
        widget=forms.RadioSelect,
        help_text="Pilih satu.",
    )
    channels = forms.MultipleChoiceField(
        label="Saluran sosialisasi",
        choices=[("rapat", "Rapat"), ("laman", "Laman unit"), ("spanduk", "Spanduk")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    is_true = forms.BooleanField(
        label="Saya menyatakan keterangan di atas benar",
        help_text="Pernyataan ini tercatat atas nama Anda.",
    )
    evidence = forms.FileField(label="Data dukung", required=False)


class SampleFilter(forms.Form):
    """Filters of a list."""

    q = forms.CharField(label="Cari", required=False)
    year = forms.ChoiceField(
        label="Tahun",
        required=False,
        choices=[("", "Semua"), ("2021", "2021"), ("2020", "2020")],
    )
