"""The steps of a case: the buttons, and the page of each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from zona.core.access import requires
from zona.core.http import Request
from zona.core.pages import bound
from zona.core.people.models import User
from zona.modules.complaints import actions, forms, queries
from zona.modules.complaints.models import Complaint
from zona.modules.complaints.permissions import Perm
from zona.modules.complaints.rules import FLOW
from zona.modules.complaints.views.base import case_of, form_page

ASIDE = frozenset(
    {"archive", "forward", "move_to_wbs", "return", "withdraw", "reopen", "appeal"}
)
TOLD = {
    "move_to_wbs": "Perkara keluar dari register pengaduan dan isinya hanya dapat Anda baca. "
    "Halaman berikutnya menunjukkan cara menyampaikannya lewat saluran pelaporan pelanggaran.",
    "send": "Tanggapan yang disetujui dapat dibaca pelapor dengan kodenya sejak dikirim.",
    "acknowledge": "Pelapor melihat pada halaman pelacakan bahwa pengaduannya sudah diterima.",
    "approve": "Anda menetapkan konsep ini sebagai tanggapan unit.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step: the last word of its address, its form, what it does."""

    slug: str
    form: type[forms.StepForm]
    act: Callable[..., Any]


def _said(verb: str) -> Callable[..., Any]:
    """Return the complainant's step, taken down by the desk."""

    def act(complaint: Complaint, **given: Any) -> Complaint:
        return actions.respond(complaint, verb, **given)

    return act


STEPS = {
    "acknowledge": Step("pengakuan", forms.StepForm, actions.acknowledge),
    "accept": Step("kelengkapan", forms.AcceptForm, actions.accept),
    "suspend": Step("permintaan-kelengkapan", forms.NoteForm, actions.suspend),
    "supplement": Step("pelengkapan", forms.SpokenForm, _said("supplement")),
    "withdraw": Step("pencabutan", forms.SpokenForm, _said("withdraw")),
    "dispose": Step("disposisi", forms.DisposeForm, actions.dispose),
    "draft": Step("konsep", forms.DraftForm, actions.draft),
    "approve": Step("persetujuan", forms.StepForm, actions.approve),
    "return": Step("pengembalian", forms.NoteForm, actions.return_draft),
    "send": Step("pengiriman", forms.StepForm, actions.send_answer),
    "close": Step("penyelesaian", forms.ClosingForm, _said("close")),
    "reopen": Step("pembukaan", forms.SpokenForm, _said("reopen")),
    "appeal": Step("banding", forms.SpokenForm, _said("appeal")),
    "settle": Step("putusan-banding", forms.NoteForm, actions.settle_appeal),
    "forward": Step("penerusan", forms.ForwardForm, actions.forward),
    "archive": Step("arsip", forms.ArchiveForm, actions.archive),
    "move_to_wbs": Step("wbs", forms.StepForm, actions.move_to_wbs),
}
VERBS = {step.slug: verb for verb, step in STEPS.items()}


@dataclass(frozen=True, slots=True)
class Button:
    """A step that this person may take."""

    label: str
    url: str
    look: str


def buttons(user: User, case: Complaint) -> list[Button]:
    """Return the steps that a person may take, the way forward first."""
    moves = queries.moves_for(user, case)
    ordered = sorted(moves, key=lambda move: move.verb in ASIDE)
    return [
        Button(
            move.label,
            reverse("complaints:complaint_step", args=[case.pk, STEPS[move.verb].slug]),
            "primary" if not place and move.verb not in ASIDE else "secondary",
        )
        for place, move in enumerate(ordered)
    ]


@requires(Perm.OPEN)
def complaint_step(request: Request, pk: int, step: str) -> HttpResponse:
    """Ask for what the step needs, and take it."""
    case = case_of(request, pk)
    if step not in VERBS:
        raise Http404
    verb = VERBS[step]
    move = FLOW.step(case.state, verb)
    if move not in queries.moves_for(request.user, case):
        raise PermissionDenied
    return form_page(
        request,
        _form(request, case, verb),
        partial(STEPS[verb].act, case),
        title=move.label,
        back=case.get_absolute_url(),
        done=f"Tersimpan. Status kini “{FLOW.state(move.target).label}”.",
        case=case,
        told=TOLD.get(verb, ""),
        answer=case.answer if verb in {"approve", "send"} else "",
    )


def _form(request: Request, case: Complaint, verb: str) -> forms.StepForm:
    given = {"complaint": case, "on": localdate()}
    return bound(request, STEPS[verb].form, _initial(case), **given)


def _initial(case: Complaint) -> dict[str, Any]:
    names = ("classification", "grade", "service", "answer", "cause", "compensation")
    return {name: getattr(case, name) for name in names}
