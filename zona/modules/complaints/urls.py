"""The addresses of complaint handling: the officers' and, under /publik/, the citizens'."""

from django.urls import include, path

from zona.modules.complaints.views import cases, channels, reporting, steps, tracking

app_name = "complaints"

public_patterns = [
    path("", reporting.complaint_start, name="complaint_start"),
    path("statistik/", reporting.complaint_statistics, name="complaint_statistics"),
    path("lacak/", tracking.case_track, name="case_track"),
    path("lacak/perkara/", tracking.case_view, name="case_view"),
    path("lacak/perkara/penilaian/", tracking.case_rate, name="case_rate"),
    path("lacak/perkara/penutupan/", tracking.case_leave, name="case_leave"),
    path("lacak/perkara/<slug:step>/", tracking.case_step, name="case_step"),
    path("kirim/<slug:code>/", reporting.complaint_form, name="complaint_form"),
]
root_patterns = [path("publik/pengaduan/", include((public_patterns, "grievance")))]

urlpatterns = [
    path("", cases.complaint_list, name="complaint_list"),
    path("baru/", cases.complaint_new, name="complaint_new"),
    path("<int:pk>/", cases.complaint_detail, name="complaint_detail"),
    path("<int:pk>/catatan/", cases.complaint_note, name="complaint_note"),
    path("<int:pk>/kode/", cases.complaint_code, name="complaint_code"),
    path("<int:pk>/identitas/", cases.complaint_identity, name="complaint_identity"),
    path("<int:pk>/penyampaian/", cases.complaint_handover, name="complaint_handover"),
    path("<int:pk>/berkas/<int:file>/", cases.complaint_file, name="complaint_file"),
    path("<int:pk>/langkah/<slug:step>/", steps.complaint_step, name="complaint_step"),
    path("rekap/", channels.complaint_recap, name="complaint_recap"),
    path("rekap/xlsx/", channels.recap_xlsx, name="recap_xlsx"),
    path("kanal/", channels.channel_list, name="channel_list"),
    path("kanal/baru/", channels.channel_new, name="channel_new"),
    path("kanal/<int:pk>/", channels.channel_detail, name="channel_detail"),
    path("kanal/<int:pk>/uji/", channels.channel_check, name="channel_check"),
    path("kanal/<int:pk>/penutupan/", channels.channel_close, name="channel_close"),
    path(
        "kanal/berita-acara/<int:pk>/", channels.channel_minutes, name="channel_minutes"
    ),
]
