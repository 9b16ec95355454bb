"""Addresses of the module."""

from django.urls import URLPattern, URLResolver, include, path

from zona.modules.reports.views import contents, depth, papers, reports

app_name = "reports"

check_patterns: list[URLPattern] = [
    path("", papers.paper_find, name="paper_find"),
    path("<str:code>/", papers.paper_check, name="paper_check"),
    path("<str:code>", papers.paper_check),
]
# Short, because people type them from paper: they stand at the root.
root_patterns = [path("periksa/", include((check_patterns, "papers")))]

course = [
    path("pengajuan/", reports.report_submit, name="report_submit"),
    path("tinjauan/", reports.report_review, name="report_review"),
    path("pengembalian/", reports.report_return, name="report_return"),
    path("tanda-tangan/", reports.report_sign, name="report_sign"),
    path("pengiriman/", reports.report_send, name="report_send"),
]
points = [
    path("", contents.point_list, name="point_list"),
    path("<slug:kind>/baru/", contents.point_new, name="point_new"),
    path("<slug:kind>/<int:point>/", contents.point_edit, name="point_edit"),
    path("<slug:kind>/<int:point>/hapus/", contents.point_remove, name="point_remove"),
    path("<slug:kind>/<int:point>/urutan/", contents.point_move, name="point_move"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", reports.report_list, name="report_list"),
    path("baru/", reports.report_new, name="report_new"),
    path("<int:pk>/", reports.report_view, name="report_view"),
    path("<int:pk>/", include(course)),
    path("<int:pk>/sampul/", reports.cover_edit, name="cover_edit"),
    path(
        "<int:pk>/indikator/<str:key>/", contents.statement_edit, name="statement_edit"
    ),
    path("<int:pk>/bab-iii/", include(points)),
    path("<int:pk>/pratinjau/", papers.report_preview, name="report_preview"),
    path("<int:pk>/word/", papers.report_word, name="report_word"),
    path("<int:pk>/pdf/", papers.report_pdf, name="report_pdf"),
]

reportdepth_pages: list[URLPattern] = [
    path("<int:pk>/perubahan/", depth.report_compare, name="report_compare"),
    path("<int:pk>/komentar/", depth.comment_list, name="comment_list"),
    path(
        "<int:pk>/komentar/<int:comment>/langkah/",
        depth.comment_move,
        name="comment_move",
    ),
    path(
        "<int:pk>/indikator/<str:key>/bukti/", depth.proof_choose, name="proof_choose"
    ),
]
urlpatterns += reportdepth_pages
