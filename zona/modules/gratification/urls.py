"""The addresses of the control of gratification and of the guest book."""

from django.urls import path

from zona.modules.gratification.views import guests, reports, settings, steps

app_name = "gratification"

urlpatterns = [
    path("", reports.report_list, name="report_list"),
    path("laporan/baru/", reports.report_new, name="report_new"),
    path("laporan/<int:pk>/", reports.report_detail, name="report_detail"),
    path(
        "laporan/<int:pk>/langkah/<slug:step>/", steps.report_step, name="report_step"
    ),
    path("laporan/<int:pk>/kerahasiaan/", steps.report_share, name="report_share"),
    path(
        "laporan/<int:pk>/bukti/<int:number>/", reports.report_file, name="report_file"
    ),
    path(
        "laporan/<int:pk>/formulir/<slug:ending>/",
        reports.report_paper,
        name="report_paper",
    ),
    path("laporan/<int:pk>/titipan/", steps.deposit_new, name="deposit_new"),
    path("kelengkapan/<int:pk>/", steps.supplement_answer, name="supplement_answer"),
    path("titipan/<int:pk>/penyaluran/", steps.deposit_donate, name="deposit_donate"),
    path(
        "titipan/<int:pk>/tanda-terima/<slug:ending>/",
        steps.deposit_receipt,
        name="deposit_receipt",
    ),
    path("tamu/", guests.guest_list, name="guest_list"),
    path("tamu/baru/", guests.guest_new, name="guest_new"),
    path("tamu/rekap/<slug:ending>/", guests.guest_recap, name="guest_recap"),
    path("tamu/<int:pk>/", guests.guest_detail, name="guest_detail"),
    path("tamu/<int:pk>/perbaikan/", guests.guest_edit, name="guest_edit"),
    path("tamu/<int:pk>/keluar/", guests.guest_leave, name="guest_leave"),
    path("statistik/", settings.statistic_view, name="statistic_view"),
    path("kampanye/", settings.circular_list, name="circular_list"),
    path("edaran/baru/", settings.circular_new, name="circular_new"),
    path("upg/", settings.service_list, name="service_list"),
    path("upg/<slug:code>/", settings.service_edit, name="service_edit"),
]
