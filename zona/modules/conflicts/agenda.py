"""What waits for a person about conflicts of interest, and until when."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from zona.core.agenda import Task, agenda
from zona.core.people.models import User
from zona.modules.conflicts import queries
from zona.modules.conflicts.models import Case, Declaration, MapRow
from zona.modules.conflicts.models.declarations import DRAFT
from zona.modules.conflicts.permissions import Perm

WAITS = {
    "dilaporkan": "Kasus menunggu pemeriksaan",
    "diperiksa": "Kasus menunggu putusan",
    "diputus": "Tindakan atas kasus belum dijalankan",
    "dipantau": "Hasil tindakan perlu dinilai",
}


@agenda
def own_declaration(user: User, on: date) -> Iterator[Task]:
    """The yearly declaration that the person owes, and drafts that were not sent."""
    if not user.has(Perm.DECLARE, user.unit):
        return
    drafts = Declaration.objects.of(user.unit_id).filter(person=user, state=DRAFT)
    for draft in drafts:
        why = "Draf belum ditandatangani"
        yield Task(str(draft), draft.get_absolute_url(), draft.due_on, why)
    yearly = Declaration.objects.of(user.unit_id).yearly()
    if not yearly.filter(person=user, year=on.year).exists():
        due_on = queries.terms(on).declare_by(on.year)
        url = reverse("conflicts:conflict_view")
        why = "Wajib setiap tahun, juga bila nihil"
        yield Task(f"Deklarasi kepentingan {on.year}", url, due_on, why)


@agenda
def undeclared(user: User, on: date) -> Iterator[Task]:
    """Whom the admin head still has to ask for the year's declaration."""
    if not user.has(Perm.OVERSEE, user.unit):
        return
    count = queries.undeclared(user.unit_id, on.year).count()
    if count:
        due_on = queries.terms(on).declare_by(on.year)
        url = f"{reverse('conflicts:undeclared_list')}?unit={user.unit.code}"
        title = f"{count} pegawai belum menyampaikan deklarasi {on.year}"
        yield Task(title, url, due_on, "Deklarasi berkala 100%")


@agenda
def reviews(user: User, on: date) -> Iterator[Task]:
    """Declarations to review, and prevention plans whose day comes."""
    asked = Declaration.objects.sent().waiting_for(user).select_related("unit")
    for each in asked.filter(state="dikirim"):
        why = "Deklarasi menunggu telaah Anda"
        title = f"{each}, {each.person.full_name}"
        yield Task(title, each.get_absolute_url(), queries.review_due(each), why)
    for each in asked.filter(state="potensial"):
        title = f"Rencana pencegahan, {each.person.full_name}"
        why = "Nyatakan selesai, atau tetapkan sebagai benturan aktual"
        yield Task(title, each.get_absolute_url(), each.plan_due_on, why)


@agenda
def cases(user: User, on: date) -> Iterator[Task]:
    """Cases whose next step is this person's, with their clock."""
    for case in Case.objects.open().waiting_for(user).select_related("unit"):
        due_on, why = case.watch_due_on, WAITS[case.state]
        if case.is_waiting:
            clock = queries.case_clock(case, on)
            left = f"{clock.left} hari kerja lagi"
            why = f"{why}; {left if clock.left >= 0 else 'batas sudah lewat'}"
            due_on = clock.due_on
        yield Task(str(case), case.get_absolute_url(), due_on, why)


@agenda
def map_rows(user: User, on: date) -> Iterator[Task]:
    """Rows of the map whose yearly review falls due this month, for those who keep it."""
    if not user.has(Perm.EDIT, user.unit):
        return
    month_end = on.replace(day=28)
    rows = MapRow.objects.of(user.unit_id).in_force(on)
    for row in rows.filter(review_due_on__lte=max(on, month_end)).order_by("pk"):
        why = "Tinjau baris peta benturan kepentingan"
        yield Task(str(row), row.get_absolute_url(), row.review_due_on, why)
