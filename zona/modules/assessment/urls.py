"""Addresses of the module."""

from django.urls import URLPattern, path

from zona.modules.assessment.views import (
    carrying,
    converting,
    drafting,
    evidence,
    exporting,
    importing,
    lke,
    overview,
    preaudit,
    proving,
    question,
    readiness,
    reviews,
    revising,
    routing,
    teams,
    trying,
    worksheet,
)

app_name = "assessment"

# readiness
readiness_pages: list[URLPattern] = [
    path("", lke.lke_list, name="lke_list"),
    path("baru/", lke.lke_new, name="lke_new"),
    path("instrumen/<slug:code>/", lke.instrument_view, name="instrument_view"),
    path("kesiapan/", readiness.readiness, name="readiness"),
    path("<int:pk>/kesiapan/", readiness.readiness_view, name="readiness_view"),
    path("<int:pk>/kebijakan/", lke.lke_policies, name="lke_policies"),
]
# end readiness

worksheet_pages: list[URLPattern] = [
    path("lembar-kerja/", worksheet.worksheet, name="worksheet"),
    path("<int:pk>/", worksheet.worksheet_view, name="worksheet_view"),
    path("<int:pk>/area/<str:key>/", worksheet.worksheet_area, name="worksheet_area"),
    path("<int:pk>/jawaban/<str:code>/", worksheet.answer_save, name="answer_save"),
    path(
        "<int:pk>/area/<str:key>/butir-baru/",
        worksheet.local_item_new,
        name="local_item_new",
    ),
    path("butir/<int:pk>/", worksheet.local_item_edit, name="local_item_edit"),
    path(
        "<int:pk>/pertanyaan/<str:code>/", question.question_view, name="question_view"
    ),
]
evidence_pages: list[URLPattern] = [
    path("bukti/", evidence.evidence_list, name="evidence_list"),
    path("<int:pk>/bukti/", evidence.evidence_list, name="evidence_list_of"),
    path("bukti/baru/", evidence.evidence_new, name="evidence_new"),
    path("bukti/<int:pk>/", evidence.evidence_view, name="evidence_view"),
    path("bukti/<int:pk>/ubah/", evidence.evidence_edit, name="evidence_edit"),
    path(
        "bukti/pemakaian/<int:pk>/pelepasan/",
        proving.evidence_release,
        name="evidence_release",
    ),
    path(
        "<int:pk>/pertanyaan/<str:code>/bukti/",
        proving.evidence_pick,
        name="evidence_pick",
    ),
    path(
        "<int:pk>/pertanyaan/<str:code>/bukti/baru/",
        evidence.evidence_new,
        name="evidence_new",
    ),
    path(
        "<int:pk>/pertanyaan/<str:code>/catatan/",
        proving.evidence_record,
        name="evidence_record",
    ),
]

urlpatterns: list[URLPattern] = [*readiness_pages, *worksheet_pages, *evidence_pages]

evidence_depth_pages: list[URLPattern] = [
    path("bukti/<int:pk>/revisi/", revising.evidence_revise, name="evidence_revise"),
    path(
        "bukti/pemakaian/<int:pk>/dokumen/",
        revising.evidence_slot,
        name="evidence_slot",
    ),
    path("<int:pk>/bukti/bawaan/", carrying.evidence_carry, name="evidence_carry"),
    path("<int:pk>/bukti/paket/", carrying.evidence_package, name="evidence_package"),
]
urlpatterns += evidence_depth_pages
overview_pages: list[URLPattern] = [
    path("pantauan/", overview.overview_list, name="overview_list"),
    path("pantauan/lembar/", overview.overview_sheet, name="overview_sheet"),
    path("pantauan/tren/", overview.overview_trend, name="overview_trend"),
    path("pantauan/satker/<int:pk>/", overview.overview_view, name="overview_view"),
]
urlpatterns += overview_pages
instrument_pages: list[URLPattern] = [
    path("<int:pk>/ekspor/", exporting.lke_export, name="lke_export"),
    path("instrumen/", drafting.instrument_list, name="instrument_list"),
    path("instrumen/rancangan/baru/", drafting.draft_new, name="draft_new"),
    path("instrumen/rancangan/<int:pk>/", drafting.draft_view, name="draft_view"),
    path(
        "instrumen/rancangan/<int:pk>/penerbitan/",
        drafting.draft_publish,
        name="draft_publish",
    ),
    path(
        "instrumen/rancangan/<int:pk>/penghapusan/",
        drafting.draft_drop,
        name="draft_drop",
    ),
]
urlpatterns += instrument_pages

workbook_pages: list[URLPattern] = [
    path("<int:pk>/impor/", importing.workbook_new, name="workbook_new"),
    path("impor/<int:pk>/", importing.workbook_view, name="workbook_view"),
    path("impor/<int:pk>/pembatalan/", importing.workbook_drop, name="workbook_drop"),
]
urlpatterns += workbook_pages
review_pages: list[URLPattern] = [
    path("penilaian/", reviews.review_list, name="review_list"),
    path("<int:pk>/penilaian/tim/<int:team>/", reviews.review_new, name="review_new"),
    path("penilaian/<int:pk>/", reviews.review_view, name="review_view"),
    path(
        "penilaian/<int:pk>/langkah/<slug:verb>/",
        reviews.review_move,
        name="review_move",
    ),
    path("penilaian/<int:pk>/area/<str:key>/", reviews.review_area, name="review_area"),
    path(
        "penilaian/<int:pk>/nilai/<str:code>/",
        reviews.review_mark,
        name="review_mark",
    ),
    path(
        "penilaian/<int:pk>/temuan/<str:code>/",
        reviews.finding_new,
        name="finding_new",
    ),
    path("temuan/<int:pk>/tanggapan/", reviews.finding_reply, name="finding_reply"),
    path("temuan/<int:pk>/penuntasan/", reviews.finding_settle, name="finding_settle"),
    path(
        "penilaian/<int:pk>/perbandingan/",
        reviews.review_compare,
        name="review_compare",
    ),
    path(
        "penilaian/<int:pk>/lhe/<slug:form>/", reviews.review_paper, name="review_paper"
    ),
    path("tim-penilai/", teams.team_list, name="team_list"),
    path("tim-penilai/<int:pk>/", teams.team_view, name="team_view"),
    path(
        "tim-penilai/anggota/<int:pk>/pelepasan/",
        teams.team_unseat,
        name="team_unseat",
    ),
    path("benturan-kepentingan/", teams.conflict_new, name="conflict_new"),
]
urlpatterns += review_pages

preaudit_pages: list[URLPattern] = [
    path("<int:pk>/jawaban-bawaan/", converting.answers_carry, name="answers_carry"),
    path("<int:pk>/praaudit/", preaudit.preaudit_view, name="preaudit_view"),
    path("<int:pk>/praaudit/pdf/", preaudit.preaudit_paper, name="preaudit_paper"),
    path(
        "<int:pk>/praaudit/<slug:rule>/kewajaran/",
        preaudit.preaudit_waive,
        name="preaudit_waive",
    ),
    path(
        "praaudit/kewajaran/<int:pk>/pembatalan/",
        preaudit.preaudit_restore,
        name="preaudit_restore",
    ),
]
urlpatterns += preaudit_pages

solver_pages: list[URLPattern] = [
    path("<int:pk>/jalur/", routing.route_list, name="route_list"),
    path("<int:pk>/jalur/pencarian/", routing.route_find, name="route_find"),
    path("<int:pk>/jalur/andai/", trying.route_new, name="route_new"),
    path("<int:pk>/jalur/pilihan/", routing.route_choose, name="route_choose"),
    path("jalur/<int:pk>/", routing.route_view, name="route_view"),
    path("jalur/<int:pk>/penutupan/", routing.route_close, name="route_close"),
]
urlpatterns += solver_pages
