"""What waits for a person on the way to the predicate, and until when."""

from collections.abc import Iterator
from datetime import date, timedelta

from zona.core.agenda import Task, agenda
from zona.core.people.models import User
from zona.modules.predicate import queries
from zona.modules.predicate.models import Award, Proposal
from zona.modules.predicate.permissions import Perm

AHEAD = timedelta(days=90)  # a predicate that ends wants a new proposal in good time
WAITS = {
    "disiapkan": (Perm.EDIT, "Lengkapi syarat dan berkas usulan"),
    "lengkap": (Perm.SIGN, "SPTJM menunggu tanda tangan"),
    "disetujui": (Perm.EDIT, "Usulan siap diajukan ke eselon I/TPI"),
    "diajukan_eselon": (Perm.FORWARD, "Usulan menunggu diajukan ke TPN"),
}


@agenda
def proposals(user: User, on: date) -> Iterator[Task]:
    """Proposals whose next step is this person's, with the working days left."""
    rows = Proposal.objects.visible_to(user).filter(state__in=WAITS)
    for proposal in rows.select_related("unit"):
        permission, why = WAITS[proposal.state]
        if not user.has(permission, proposal.unit):
            continue
        due_on = proposal.due_on
        if permission == Perm.SIGN:
            if not queries.is_signer(user, proposal.unit, on):
                continue
            due_on = queries.sign_due(proposal)
        left = queries.days_left(proposal.unit, on, due_on)
        clock = f"{left} hari kerja lagi" if left >= 0 else "batas sudah lewat"
        title = f"{proposal} {proposal.unit.short_name}"
        yield Task(title, proposal.get_absolute_url(), due_on, f"{why}; {clock}")


@agenda
def endings(user: User, on: date) -> Iterator[Task]:
    """Predicates that end within three months, for the team and the head."""
    rows = Award.objects.visible_to(user).held(on).filter(until_on__lte=on + AHEAD)
    for award in rows.select_related("unit"):
        if user.has(Perm.EDIT, award.unit):
            url = f"/predikat/?unit={award.unit.code}"
            why = "Masa berlaku predikat segera berakhir"
            yield Task(f"Predikat {award}", url, award.until_on, why)
