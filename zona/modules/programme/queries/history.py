"""What the audit trail tells of a record."""

from zona.core.audit.models import Entry
from zona.core.people.models import User
from zona.core.ui.parts import Event
from zona.modules.programme.models.base import Owned

HAPPENED = {
    "team_decreed": "Keputusan tim dicatat",
    "team_edited": "Keputusan tim diperbaiki",
    "member_replaced": "Anggota berganti",
    "procedure_drafted": "Tata cara dibuat",
    "procedure_approved": "Tata cara disahkan",
    "criterion_added": "Kriteria ditambahkan",
    "criterion_edited": "Kriteria diperbaiki",
    "criterion_removed": "Kriteria dihapus",
    "selection_opened": "Seleksi dibuka",
    "candidate_added": "Calon ditambahkan",
    "candidate_removed": "Calon dihapus",
    "candidate_scored": "Calon dinilai",
    "selection_decided": "Hasil diputuskan",
    "selection_reopened": "Penilaian dibuka kembali",
    "selection_decreed": "Keputusan tim dibuat",
    "plan_created": "Rencana kerja dibuat",
    "plan_edited": "Keterangan rencana diperbaiki",
    "plan_discuss": "Diajukan untuk dibahas",
    "plan_approve": "Disetujui",
    "plan_return": "Dikembalikan ke draf",
    "plan_socialise": "Dinyatakan sudah disosialisasikan",
    "plan_start": "Pelaksanaan dimulai",
    "plan_evaluate": "Ditutup dengan evaluasi",
    "action_created": "Rencana aksi dibuat",
    "action_edited": "Rencana aksi diperbaiki",
    "action_start": "Mulai dikerjakan",
    "action_finish": "Dinyatakan selesai",
    "action_verify": "Bukti diperiksa dan diterima",
    "action_return": "Dikembalikan untuk dilengkapi",
    "meeting_planned": "Rapat direncanakan",
    "meeting_invite": "Undangan dikirim",
    "meeting_attended": "Kehadiran dicatat",
    "meeting_hold": "Dinyatakan selesai dilaksanakan",
    "meeting_written": "Notula disusun",
    "meeting_submit": "Notula diajukan",
    "meeting_approve": "Notula disahkan",
    "meeting_return": "Notula dikembalikan",
    "meeting_cancel": "Rapat dibatalkan",
    "meeting_photographed": "Foto ditambahkan",
    "meeting_offered": "Dijadikan bukti",
    "meeting_recorded": "Rapat dicatat",
    "meeting_edited": "Catatan rapat diperbaiki",
    "recommendation_recorded": "Rekomendasi dicatat",
    "recommendation_taken": "Diambil dari saran laporan",
    "recommendation_edited": "Rekomendasi diperbaiki",
    "recommendation_accept": "Diterima",
    "recommendation_start": "Mulai dikerjakan",
    "recommendation_finish": "Dinyatakan selesai",
    "recommendation_verify": "Diverifikasi",
    "recommendation_return": "Dikembalikan untuk dilengkapi",
    "recommendation_reject": "Ditolak",
}


def history(record: Owned, user: User) -> list[Event]:
    """Return what happened to a record, the youngest first, from the audit trail."""
    target = f"{record._meta.label_lower}:{record.pk}"
    entries = Entry.objects.visible_to(user).filter(target=target)
    return [
        Event(
            title=HAPPENED.get(entry.verb.partition(".")[2], entry.verb),
            at=entry.at,
            who=entry.by.full_name if entry.by else "",
            note=str(entry.detail.get("note", "")),
        )
        for entry in entries.select_related("by").order_by("-number")
    ]
