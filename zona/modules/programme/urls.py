"""Addresses of the programme."""

from django.urls import URLPattern, path

from zona.modules.programme.views import (
    examples,
    gatherings,
    meetings,
    pakta,
    plan,
    plan_actions,
    procedures,
    recommendations,
    selection,
    team,
)

app_name = "programme"

urlpatterns = [
    path("rencana/", plan.plan_view, name="plan_view"),
    path("rencana/baru/", plan.plan_new, name="plan_new"),
    path("rencana/<int:pk>/", plan.plan_detail, name="plan_detail"),
    path("rencana/<int:pk>/perbaikan/", plan.plan_edit, name="plan_edit"),
    path("rencana/<int:pk>/langkah/<slug:step>/", plan.plan_step, name="plan_step"),
    path("rencana/<int:pk>/target/baru/", plan.target_new, name="target_new"),
    path("rencana/<int:pk>/aksi/baru/", plan_actions.action_new, name="action_new"),
    path("target/<int:pk>/perbaikan/", plan.target_edit, name="target_edit"),
    path("target/<int:pk>/penghapusan/", plan.target_remove, name="target_remove"),
    path("aksi/<int:pk>/", plan_actions.action_detail, name="action_detail"),
    path("aksi/<int:pk>/perbaikan/", plan_actions.action_edit, name="action_edit"),
    path(
        "aksi/<int:pk>/penghapusan/", plan_actions.action_remove, name="action_remove"
    ),
    path(
        "aksi/<int:pk>/langkah/<slug:step>/",
        plan_actions.action_step,
        name="action_step",
    ),
    path("tim/", team.team_view, name="team_view"),
    path("tim/baru/", team.team_new, name="team_new"),
    path("tim/<int:pk>/", team.team_detail, name="team_detail"),
    path("tim/<int:pk>/perbaikan/", team.team_edit, name="team_edit"),
    path("tim/<int:pk>/anggota/baru/", team.member_new, name="member_new"),
    path("anggota/<int:pk>/perbaikan/", team.member_edit, name="member_edit"),
    path("anggota/<int:pk>/penghapusan/", team.member_remove, name="member_remove"),
    path("rapat/", meetings.meeting_list, name="meeting_list"),
    path("rapat/baru/", meetings.meeting_new, name="meeting_new"),
    path("rapat/<int:pk>/", meetings.meeting_detail, name="meeting_detail"),
    path("rapat/<int:pk>/perbaikan/", meetings.meeting_edit, name="meeting_edit"),
    path("sosialisasi/", meetings.outreach_list, name="outreach_list"),
    path("sosialisasi/baru/", meetings.outreach_new, name="outreach_new"),
    path(
        "sosialisasi/<int:pk>/perbaikan/", meetings.outreach_edit, name="outreach_edit"
    ),
    path(
        "rekomendasi/", recommendations.recommendation_list, name="recommendation_list"
    ),
    path(
        "rekomendasi/baru/",
        recommendations.recommendation_new,
        name="recommendation_new",
    ),
    path("rekomendasi/saran/", recommendations.suggestion_take, name="suggestion_take"),
    path(
        "rekomendasi/<int:pk>/",
        recommendations.recommendation_detail,
        name="recommendation_detail",
    ),
    path(
        "rekomendasi/<int:pk>/perbaikan/",
        recommendations.recommendation_edit,
        name="recommendation_edit",
    ),
    path(
        "rekomendasi/<int:pk>/langkah/<slug:step>/",
        recommendations.recommendation_step,
        name="recommendation_step",
    ),
    path("teladan/", examples.example_view, name="example_view"),
    path("teladan/baru/", examples.role_model_new, name="role_model_new"),
    path(
        "teladan/<int:pk>/perbaikan/", examples.role_model_edit, name="role_model_edit"
    ),
    path("agen/baru/", examples.agent_new, name="agent_new"),
    path("agen/<int:pk>/perbaikan/", examples.agent_edit, name="agent_edit"),
    path("agen/<int:pk>/perubahan/baru/", examples.change_new, name="change_new"),
    path("perubahan/<int:pk>/perbaikan/", examples.change_edit, name="change_edit"),
    path(
        "perubahan/<int:pk>/pemeriksaan/", examples.change_verify, name="change_verify"
    ),
]

pakta_pages = [
    path("pakta/", pakta.pakta_view, name="pakta_view"),
    path("pakta/pegawai/", pakta.pakta_list, name="pakta_list"),
    path("pakta/register/", pakta.pakta_register, name="pakta_register"),
    path("pakta/naskah/baru/", pakta.pakta_text_new, name="pakta_text_new"),
    path("pakta/naskah/<int:pk>/tanda-tangan/", pakta.pakta_sign, name="pakta_sign"),
    path("pakta/<int:pk>/pdf/", pakta.pakta_pdf, name="pakta_pdf"),
]
selection_pages = [
    path("seleksi/", selection.selection_list, name="selection_list"),
    path("seleksi/<int:pk>/", selection.selection_view, name="selection_view"),
    path("seleksi/<int:pk>/calon/baru/", selection.candidate_new, name="candidate_new"),
    path(
        "seleksi/<int:pk>/hasil/", selection.selection_decide, name="selection_decide"
    ),
    path(
        "seleksi/<int:pk>/penilaian-kembali/",
        selection.selection_reopen,
        name="selection_reopen",
    ),
    path(
        "seleksi/<int:pk>/keputusan/",
        selection.selection_decree,
        name="selection_decree",
    ),
    path(
        "seleksi/<int:pk>/berita-acara/", selection.selection_pdf, name="selection_pdf"
    ),
    path("calon/<int:pk>/nilai/", selection.candidate_score, name="candidate_score"),
    path(
        "calon/<int:pk>/penghapusan/",
        selection.candidate_remove,
        name="candidate_remove",
    ),
    path("tata-cara/baru/", procedures.procedure_new, name="procedure_new"),
    path("tata-cara/<int:pk>/", procedures.procedure_view, name="procedure_view"),
    path(
        "tata-cara/<int:pk>/pengesahan/",
        procedures.procedure_approve,
        name="procedure_approve",
    ),
    path(
        "tata-cara/<int:pk>/seleksi/baru/",
        selection.selection_new,
        name="selection_new",
    ),
    path(
        "tata-cara/<int:pk>/kriteria/baru/",
        procedures.criterion_new,
        name="criterion_new",
    ),
    path(
        "kriteria/<int:pk>/perbaikan/", procedures.criterion_edit, name="criterion_edit"
    ),
    path(
        "kriteria/<int:pk>/penghapusan/",
        procedures.criterion_remove,
        name="criterion_remove",
    ),
    path("tim/<int:pk>/pdf/", team.team_pdf, name="team_pdf"),
    path("tim/<int:pk>/word/", team.team_word, name="team_word"),
    path("anggota/<int:pk>/pergantian/", team.member_replace, name="member_replace"),
    path("agen/<int:pk>/evaluasi/", examples.agent_evaluate, name="agent_evaluate"),
]
urlpatterns += [*pakta_pages, *selection_pages]
meetings_pages: list[URLPattern] = [
    path("rapat/rencana/", gatherings.meeting_plan, name="meeting_plan"),
    path("rapat/<int:pk>/undangan/", gatherings.meeting_invite, name="meeting_invite"),
    path(
        "rapat/<int:pk>/langkah/<slug:step>/",
        gatherings.meeting_step,
        name="meeting_step",
    ),
    path("rapat/<int:pk>/kode/", gatherings.meeting_code, name="meeting_code"),
    path(
        "rapat/<int:pk>/hadir/<str:token>/",
        gatherings.meeting_attend,
        name="meeting_attend",
    ),
    path(
        "rapat/<int:pk>/daftar-hadir/",
        gatherings.meeting_attendance,
        name="meeting_attendance",
    ),
    path("rapat/<int:pk>/notula/", gatherings.meeting_minutes, name="meeting_minutes"),
    path("rapat/<int:pk>/foto/", gatherings.meeting_photo, name="meeting_photo"),
    path("rapat/<int:pk>/bukti/", gatherings.meeting_proof, name="meeting_proof"),
    path(
        "rapat/<int:pk>/rekomendasi/", gatherings.decisions_turn, name="decisions_turn"
    ),
    path(
        "rapat/<int:pk>/naskah/<slug:paper>.pdf",
        gatherings.meeting_paper,
        {"ending": "pdf"},
        name="meeting_pdf",
    ),
    path(
        "rapat/<int:pk>/naskah/<slug:paper>.docx",
        gatherings.meeting_paper,
        {"ending": "docx"},
        name="meeting_word",
    ),
    path(
        "keputusan/<int:pk>/tindak-lanjut/",
        gatherings.decision_edit,
        name="decision_edit",
    ),
    path(
        "keputusan/<int:pk>/rekomendasi/",
        gatherings.decision_turn,
        {"into": "rekomendasi"},
        name="decision_recommend",
    ),
    path(
        "keputusan/<int:pk>/rencana-aksi/",
        gatherings.decision_turn,
        {"into": "aksi"},
        name="decision_plan",
    ),
]
urlpatterns += meetings_pages
