"""Addresses of the module."""

from django.urls import URLPattern, path

from zona.modules.assessment.views import (
    evidence,
    exporting,
    importing,
    lke,
    proving,
    question,
    readiness,
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

sheetout_pages: list[URLPattern] = [
    path("<int:pk>/ekspor/", exporting.lke_export, name="lke_export"),
]
urlpatterns += sheetout_pages

workbook_pages: list[URLPattern] = [
    path("<int:pk>/impor/", importing.workbook_new, name="workbook_new"),
    path("impor/<int:pk>/", importing.workbook_view, name="workbook_view"),
    path("impor/<int:pk>/pembatalan/", importing.workbook_drop, name="workbook_drop"),
]
urlpatterns += workbook_pages
