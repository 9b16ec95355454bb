"""The addresses of oversight."""

from django.urls import path

from zona.modules.oversight.views import duties, registers

app_name = "oversight"

urlpatterns = [
    path("", duties.duty_list, name="duty_list"),
    path("laporan/<int:pk>/", duties.duty_report, name="duty_report"),
    path("kelengkapan/<slug:topic>/", registers.upkeep_view, name="upkeep_view"),
]
