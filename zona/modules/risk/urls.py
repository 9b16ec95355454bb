"""The addresses of internal control."""

from django.urls import path

from zona.modules.risk.views import (
    controls,
    incidents,
    keeping,
    monitoring,
    papers,
    register,
)

app_name = "risk"

urlpatterns = [
    path("", register.risk_list, name="risk_list"),
    path("baru/", register.risk_new, name="risk_new"),
    path("peta/", register.heat_map, name="heat_map"),
    path("tahun-depan/", register.risk_carry, name="risk_carry"),
    path("xlsx/", papers.register_xlsx, name="register_xlsx"),
    path("pdf/", papers.register_pdf, name="register_pdf"),
    path("<int:pk>/", register.risk_detail, name="risk_detail"),
    path("<int:pk>/uraian/", register.risk_edit, name="risk_edit"),
    path("<int:pk>/analisis/", register.risk_analyse, name="risk_analyse"),
    path("<int:pk>/langkah/<slug:step>/", register.risk_step, name="risk_step"),
    path("<int:pk>/rtp/baru/", controls.control_new, name="control_new"),
    path("rtp/", controls.control_list, name="control_list"),
    path("rtp/<int:pk>/", controls.control_detail, name="control_detail"),
    path("rtp/<int:pk>/uraian/", controls.control_edit, name="control_edit"),
    path(
        "rtp/<int:pk>/langkah/<slug:step>/", controls.control_step, name="control_step"
    ),
    path("pemantauan/", monitoring.monitoring_list, name="monitoring_list"),
    path("pemantauan/baru/", monitoring.monitoring_new, name="monitoring_new"),
    path(
        "pemantauan/<int:pk>/", monitoring.monitoring_detail, name="monitoring_detail"
    ),
    path(
        "pemantauan/<int:pk>/risiko/<int:risk_pk>/",
        monitoring.row_edit,
        name="row_edit",
    ),
    path(
        "pemantauan/<int:pk>/langkah/<slug:step>/",
        monitoring.monitoring_step,
        name="monitoring_step",
    ),
    path(
        "pemantauan/<int:pk>/mekanisme/baru/",
        monitoring.mechanism_new,
        name="mechanism_new",
    ),
    path("kejadian/", incidents.incident_list, name="incident_list"),
    path("kejadian/baru/", incidents.incident_new, name="incident_new"),
    path("kejadian/<int:pk>/", incidents.incident_detail, name="incident_detail"),
    path(
        "kejadian/<int:pk>/telaah/", incidents.incident_assess, name="incident_assess"
    ),
    path(
        "kejadian/<int:pk>/penyelesaian/",
        incidents.incident_settle,
        name="incident_settle",
    ),
    path("lingkungan/", keeping.environment_list, name="environment_list"),
    path(
        "lingkungan/<int:year>/<slug:key>/",
        keeping.environment_edit,
        name="environment_edit",
    ),
    path("maturitas/baru/", keeping.maturity_new, name="maturity_new"),
    path("satgas/", keeping.setting_view, name="setting_view"),
    path("satgas/baru/", keeping.taskforce_new, name="taskforce_new"),
    path("konteks/baru/", keeping.context_new, name="context_new"),
    path("konteks/<int:pk>/", keeping.context_edit, name="context_edit"),
    path("pihak/baru/", keeping.stakeholder_new, name="stakeholder_new"),
    path(
        "pihak/<int:pk>/informasi/",
        keeping.stakeholder_inform,
        name="stakeholder_inform",
    ),
    path("skala/", keeping.scale_view, name="scale_view"),
    path("skala/baru/", keeping.scale_new, name="scale_new"),
]
