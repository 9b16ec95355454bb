"""The addresses of the channel: the officers' under /wbs/, the public ones under /publik/wbs/."""

from django.urls import URLPattern, URLResolver, include, path

from zona.modules.whistleblowing.views import channel, keys, reporting, tips

app_name = "whistleblowing"

public_patterns = [
    path("", reporting.report_start, name="report_start"),
    path("kode/", reporting.mailbox_view, name="mailbox_view"),
    path("terkirim/", reporting.report_confirm, name="report_confirm"),
    path("<slug:code>/", reporting.report_new, name="report_new"),
]
root_patterns = [path("publik/wbs/", include((public_patterns, "wbs")))]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", tips.tip_list, name="tip_list"),
    path("<int:pk>/", tips.tip_detail, name="tip_detail"),
    path("<int:pk>/pembukaan/", tips.tip_open, name="tip_open"),
    path("<int:pk>/jawaban/", tips.tip_answer, name="tip_answer"),
    path("<int:pk>/perlindungan/", tips.tip_protect, name="tip_protect"),
    path("<int:pk>/langkah/<slug:step>/", tips.tip_move, name="tip_move"),
    path("amplop/<int:pk>/", tips.tip_envelope, name="tip_envelope"),
    path("kunci/", keys.key_view, name="key_view"),
    path("kunci/<int:pk>/pemulihan/", keys.key_restore, name="key_restore"),
    path("saluran/", channel.channel_view, name="channel_view"),
    path("saluran/uji/", channel.probe_new, name="probe_new"),
    path("saluran/uji/kode/", channel.probe_confirm, name="probe_confirm"),
]
