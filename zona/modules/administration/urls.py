"""Addresses of the module."""

from django.urls import path

from zona.modules.administration.views import audit, holidays, units, users

app_name = "administration"

urlpatterns = [
    path("pengguna/", users.user_list, name="user_list"),
    path("pengguna/baru/", users.user_new, name="user_new"),
    path("pengguna/<int:pk>/", users.user_view, name="user_view"),
    path("pengguna/<int:pk>/data/", users.user_edit, name="user_edit"),
    path("pengguna/<int:pk>/peran/", users.role_grant, name="role_grant"),
    path(
        "pengguna/<int:pk>/peran/<int:grant>/pencabutan/",
        users.role_revoke,
        name="role_revoke",
    ),
    path("pengguna/<int:pk>/aktif/", users.user_activate, name="user_activate"),
    path("pengguna/<int:pk>/nonaktif/", users.user_deactivate, name="user_deactivate"),
    path("pengguna/<int:pk>/tautan-sandi/", users.password_send, name="password_send"),
    path(
        "pengguna/<int:pk>/dua-langkah/", users.two_steps_reset, name="two_steps_reset"
    ),
    path("unit/", units.unit_list, name="unit_list"),
    path("unit/baru/", units.unit_new, name="unit_new"),
    path("unit/<slug:code>/", units.unit_view, name="unit_view"),
    path("unit/<slug:code>/data/", units.unit_edit, name="unit_edit"),
    path("unit/<slug:code>/jabatan/baru/", units.position_new, name="position_new"),
    path(
        "unit/<slug:code>/jabatan/<int:pk>/", units.position_edit, name="position_edit"
    ),
    path("libur/", holidays.holiday_list, name="holiday_list"),
    path("libur/baru/", holidays.holiday_new, name="holiday_new"),
    path("libur/tahun/<int:year>/", holidays.year_adopt, name="year_adopt"),
    path("libur/<int:pk>/penetapan/", holidays.holiday_confirm, name="holiday_confirm"),
    path("libur/<int:pk>/pencabutan/", holidays.holiday_cancel, name="holiday_cancel"),
    path("audit/", audit.audit_list, name="audit_list"),
    path("audit/<slug:code>/", audit.chain_check, name="chain_check"),
]
