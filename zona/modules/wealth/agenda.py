"""What waits for a person about wealth reports, and until when."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count
from django.urls import reverse

from zona.core.agenda import Task, agenda
from zona.core.people.models import User
from zona.modules.wealth import queries
from zona.modules.wealth.models import Obligation, Recap, Receipt
from zona.modules.wealth.permissions import Perm


@agenda
def own(user: User, on: date) -> Iterator[Task]:
    """One's own reports whose reminders have begun, or whose receipt was refused."""
    rows = Obligation.objects.filter(user=user).unfiled().order_by("due_on", "pk")
    for row in rows:
        left = (row.due_on - on).days
        is_refused = row.state == "ditolak"
        if left > max(queries.filing(row.year).reminder_days) and not is_refused:
            continue
        clock = f"{left} hari lagi" if left >= 0 else "batas sudah lewat"
        what = "Tanda terima ditolak; unggah kembali" if is_refused else "Belum lapor"
        title = f"Unggah tanda terima {row.title}"
        yield Task(title, row.get_absolute_url(), row.due_on, f"{what}; {clock}")


@agenda
def receipts(user: User, on: date) -> Iterator[Task]:
    """Receipts that wait to be verified by this person; never his own."""
    rows = Receipt.objects.filter(user.within(Perm.EDIT)).pending()
    rows = rows.exclude(obligation__user=user).filter(uploaded_at__date__lte=on)
    for receipt in rows.select_related("unit", "obligation__user").order_by("pk"):
        row = receipt.obligation
        title = f"Verifikasi tanda terima {row.title}: {row.user.full_name}"
        url = row.get_absolute_url()
        yield Task(title, url, queries.verify_due(receipt), "Menunggu verifikasi")


@agenda
def missing(user: User, on: date) -> Iterator[Task]:
    """How many have not filed, for those who look after the list."""
    rows = Obligation.objects.filter(user.within(Perm.EDIT)).unfiled()
    sums = rows.values("unit__code", "year", "due_on").annotate(count=Count("pk"))
    for row in sums.order_by("due_on", "year", "unit__code"):
        ahead = timedelta(days=max(queries.filing(row["year"]).reminder_days))
        if row["due_on"] - on > ahead:
            continue
        query = f"?unit={row['unit__code']}&tahun={row['year']}&status=belum_lapor"
        title = f"{row['count']} pegawai belum lapor harta kekayaan {row['year']}"
        url = f"{reverse('wealth:obligation_list')}{query}"
        yield Task(title, url, row["due_on"], "Ingatkan yang belum lapor")


@agenda
def recaps(user: User, on: date) -> Iterator[Task]:
    """Recaps to be made once all have filed or the limit is past, and to be sent."""
    mine = user.within(Perm.EDIT)
    for recap in Recap.objects.filter(mine, state="disusun").select_related("unit"):
        year = recap.obliged_list.year
        due_on = queries.filing(year).recap_due(year)
        title = f"Kirim {recap} kepada {recap.recipient}"
        yield Task(title, recap.get_absolute_url(), due_on, "Rekap menunggu dikirim")
    rows = Obligation.objects.filter(mine, state="diverifikasi", due_on__lt=on)
    found = rows.values_list("unit__code", "year").order_by("unit__code", "year")
    for code, year in found.distinct():
        url = f"{reverse('wealth:summary_view')}?unit={code}&tahun={year}"
        due_on = queries.filing(year).recap_due(year)
        why = "Laporan terverifikasi belum dikirim ke PIC kementerian"
        yield Task(f"Susun rekap laporan harta {year}", url, due_on, why)
