"""What the audit trail's verbs mean, in the words of an officer. Pure."""

from zona.core.roles import Role

WHAT = {
    "people.user_created": "Mendaftarkan pengguna",
    "people.user_edited": "Mengubah data pengguna",
    "people.user_deactivated": "Menonaktifkan akun",
    "people.user_activated": "Mengaktifkan akun",
    "people.password_link_sent": "Mengirim tautan kata sandi",
    "people.two_steps_reset": "Mematikan masuk dua langkah",
    "people.role_granted": "Memberi peran",
    "people.role_revoked": "Mencabut peran",
    "people.unit_created": "Menambah unit kerja",
    "people.unit_edited": "Mengubah unit kerja",
    "people.position_created": "Menambah jabatan",
    "people.position_edited": "Mengubah jabatan",
    "workdays.holiday_added": "Menambah hari libur",
    "workdays.holiday_confirmed": "Menetapkan hari libur",
    "workdays.holiday_cancelled": "Mencabut hari libur",
    "workdays.year_adopted": "Menetapkan hari libur setahun",
    "files.stored": "Menyimpan berkas",
    "files.downloaded": "Mengunduh berkas",
    "assessment.instrument_published": "Menerbitkan instrumen LKE",
    "assessment.lke_opened": "Membuka LKE",
    "assessment.answered": "Menjawab LKE",
    "assessment.policies_set": "Menetapkan aturan hitung LKE",
    "assessment.evidence_added": "Menambah bukti",
    "assessment.evidence_edited": "Mengubah bukti",
    "assessment.evidence_used": "Memakai bukti",
    "assessment.evidence_released": "Melepas bukti",
    "assessment.finding_waived": "Menganggap wajar temuan pra-audit",
    "assessment.finding_restored": "Memeriksa kembali temuan pra-audit",
    "assessment.answers_carried": "Membawa jawaban ke instrumen lain",
    "assessment.local_item_added": "Menambah butir lokal",
    "assessment.local_item_edited": "Mengubah butir lokal",
    "reports.opened": "Membuka laporan",
    "reports.described": "Mengubah keterangan laporan",
    "reports.statement_saved": "Mengisi pernyataan laporan",
    "reports.submit": "Mengajukan laporan",
    "reports.review": "Menyetujui laporan",
    "reports.return": "Mengembalikan laporan",
    "reports.sign": "Menandatangani laporan",
    "reports.send": "Mengirim laporan",
}
MODULES = {
    "people": "Orang dan unit",
    "workdays": "Hari kerja",
    "files": "Berkas",
    "assessment": "LKE",
    "programme": "Program ZI",
    "reports": "Laporan",
}
THINGS = {
    "people.user": "Pengguna",
    "people.unit": "Unit kerja",
    "people.position": "Jabatan",
    "people.grant": "Peran",
    "workdays.holiday": "Hari libur",
    "workdays.year": "Hari libur tahun",
    "files.attachment": "Berkas",
    "assessment.lke": "LKE",
    "assessment.answer": "Jawaban LKE",
    "assessment.evidence": "Bukti",
    "reports.report": "Laporan",
    "reports.statement": "Pernyataan laporan",
}
KEYS = {
    "after": "menjadi",
    "areas": "area",
    "basis": "dasar hukum",
    "before": "semula",
    "code": "kode",
    "day": "tanggal",
    "days": "tanggal",
    "email": "surel",
    "full_name": "nama",
    "inputs": "isian",
    "is_working": "menjadi hari kerja",
    "name": "nama",
    "note": "catatan",
    "place": "kota",
    "position_id": "jabatan",
    "reason": "alasan",
    "role": "peran",
    "short_name": "nama singkat",
    "superior": "atasan",
    "title": "judul",
    "unit_id": "unit",
    "user": "pengguna",
    "value": "nilai",
    "version": "versi",
    "what": "apa",
    "who": "siapa",
}
EMPTY: tuple[object, ...] = (None, "", {}, [])
ROLES = [role.value for role in Role]


def act(verb: str) -> str:
    """Return what a verb says; an unknown one keeps its code, so that nothing hides."""
    if verb in WHAT:
        return WHAT[verb]
    module, _, rest = verb.partition(".")
    return f"{MODULES.get(module, module)}: {rest.replace('_', ' ')}"


def thing(target: str) -> str:
    """Return what an entry speaks of, "people.user:12" as "Pengguna 12"."""
    kind, _, number = target.partition(":")
    return f"{THINGS.get(kind, kind)} {number}".strip()


def told(detail: dict[str, object]) -> str:
    """Return an entry's detail as one line; what is empty is left out."""
    parts = (
        f"{KEYS.get(name, name.replace('_', ' '))}: {_value(value)}"
        for name, value in detail.items()
        if value not in EMPTY
    )
    return "; ".join(parts)


def _value(value: object) -> str:
    if isinstance(value, dict) and value.keys() == {"before", "after"}:
        return f"{_value(value['before'])} → {_value(value['after'])}"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return ", ".join(_value(each) for each in value)
    if isinstance(value, dict):
        return told(value)
    if value in ROLES:
        return Role(str(value)).label
    return "–" if value in EMPTY else str(value)
