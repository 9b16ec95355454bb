"""The addresses of wealth reports."""

from django.urls import path

from zona.modules.wealth.views import lists, obligations, own, recaps, receipts, summary

app_name = "wealth"

urlpatterns = [
    path("", own.own_list, name="own_list"),
    path("kepatuhan/", summary.summary_view, name="summary_view"),
    path("daftar/", obligations.obligation_list, name="obligation_list"),
    path("daftar/xlsx/", obligations.obligation_xlsx, name="obligation_xlsx"),
    path("daftar/baru/", lists.list_new, name="list_new"),
    path("daftar/<int:pk>/ketentuan/", lists.list_edit, name="list_edit"),
    path("daftar/<int:pk>/pembaruan/", lists.list_renew, name="list_renew"),
    path("daftar/<int:pk>/pengingat/", lists.list_remind, name="list_remind"),
    path("daftar/<int:pk>/rekap/baru/", recaps.recap_new, name="recap_new"),
    path("jabatan/baru/", lists.appointment_new, name="appointment_new"),
    path("wajib/<int:pk>/", obligations.obligation_detail, name="obligation_detail"),
    path(
        "wajib/<int:pk>/koreksi/", obligations.obligation_edit, name="obligation_edit"
    ),
    path(
        "wajib/<int:pk>/pengecualian/",
        obligations.obligation_exclude,
        name="obligation_exclude",
    ),
    path(
        "wajib/<int:pk>/pencantuman/",
        obligations.obligation_include,
        name="obligation_include",
    ),
    path("wajib/<int:pk>/tanda-terima/", receipts.receipt_new, name="receipt_new"),
    path(
        "wajib/<int:pk>/pembatalan/",
        receipts.receipt_withdraw,
        name="receipt_withdraw",
    ),
    path(
        "tanda-terima/<int:pk>/verifikasi/",
        receipts.receipt_verify,
        name="receipt_verify",
    ),
    path("tanda-terima/<int:pk>/berkas/", receipts.receipt_file, name="receipt_file"),
    path("rekap/<int:pk>/", recaps.recap_detail, name="recap_detail"),
    path("rekap/<int:pk>/pengiriman/", recaps.recap_send, name="recap_send"),
    path("rekap/<int:pk>/pembatalan/", recaps.recap_void, name="recap_void"),
    path("rekap/<int:pk>/surat/pdf/", recaps.letter_pdf, name="letter_pdf"),
    path("rekap/<int:pk>/surat/docx/", recaps.letter_docx, name="letter_docx"),
    path("rekap/<int:pk>/register/", recaps.register_xlsx, name="register_xlsx"),
]
