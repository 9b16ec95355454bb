"""The addresses of the way to the predicate."""

from django.urls import path

from zona.modules.predicate.views import awards, overview, papers, proposals

app_name = "predicate"

urlpatterns = [
    path("", overview.predicate_view, name="predicate_view"),
    path(
        "syarat/<int:year>/<slug:key>/",
        overview.prerequisite_edit,
        name="prerequisite_edit",
    ),
    path("usulan/baru/", proposals.proposal_new, name="proposal_new"),
    path("usulan/<int:pk>/", proposals.proposal_detail, name="proposal_detail"),
    path("usulan/<int:pk>/batas/", proposals.proposal_due, name="proposal_due"),
    path(
        "usulan/<int:pk>/langkah/<slug:step>/",
        proposals.proposal_step,
        name="proposal_step",
    ),
    path("usulan/<int:pk>/surat/pdf/", papers.letter_pdf, name="letter_pdf"),
    path("usulan/<int:pk>/surat/docx/", papers.letter_docx, name="letter_docx"),
    path("usulan/<int:pk>/sptjm/pdf/", papers.statement_pdf, name="statement_pdf"),
    path("usulan/<int:pk>/sptjm/docx/", papers.statement_docx, name="statement_docx"),
    path("daftar/", awards.award_list, name="award_list"),
    path("daftar/baru/", awards.award_new, name="award_new"),
    path("daftar/<int:pk>/pemulihan/", awards.award_restore, name="award_restore"),
    path("kasus/baru/", awards.case_new, name="case_new"),
]
