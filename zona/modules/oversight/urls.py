"""The addresses of oversight."""

from django.urls import path

from zona.modules.oversight.views import activities, duties, reports, upkeep

app_name = "oversight"

urlpatterns = [
    path("", duties.duty_list, name="duty_list"),
    path("laporan/baru/<str:code>/<str:start>/", reports.report_new, name="report_new"),
    path("laporan/<int:pk>/", duties.duty_report, name="duty_report"),
    path("laporan/<int:pk>/isian/", reports.report_edit, name="report_edit"),
    path("laporan/<int:pk>/periksa/", reports.report_check, name="report_check"),
    path("laporan/<int:pk>/tanda-tangan/", reports.report_sign, name="report_sign"),
    path("laporan/<int:pk>/kembalikan/", reports.report_return, name="report_return"),
    path("laporan/<int:pk>/pdf/", duties.report_pdf, name="report_pdf"),
    path("laporan/<int:pk>/docx/", duties.report_docx, name="report_docx"),
    path("kegiatan-utama/", activities.activity_list, name="activity_list"),
    path("kegiatan-utama/baru/", activities.activity_new, name="activity_new"),
    path("kegiatan-utama/<int:pk>/", activities.activity_edit, name="activity_edit"),
    path("sosialisasi/<int:pk>/", upkeep.briefing_detail, name="briefing_detail"),
    path("sosialisasi/<int:pk>/dibaca/", upkeep.briefing_read, name="briefing_read"),
    path("kelengkapan/<slug:topic>/", upkeep.upkeep_view, name="upkeep_view"),
    path(
        "kelengkapan/<slug:topic>/<slug:register>/baru/",
        upkeep.register_new,
        name="register_new",
    ),
    path(
        "kelengkapan/<slug:topic>/<slug:register>/<int:pk>/",
        upkeep.register_edit,
        name="register_edit",
    ),
]
