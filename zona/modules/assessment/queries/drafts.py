"""A draft of an instrument as its reviewers read it."""

from dataclasses import dataclass

from zona.core.people.models import Unit
from zona.modules.assessment.models import InstrumentDraft
from zona.modules.assessment.queries.sheets import plan_of
from zona.modules.assessment.rules.comparing import Change, Weighed, compare, weigh
from zona.modules.assessment.rules.instrument import Instrument
from zona.modules.assessment.rules.parsing import InstrumentError, parse_instrument


@dataclass(frozen=True, slots=True)
class DraftReview:
    """The tree with its sums, and what differs from the instrument it began from."""

    draft: InstrumentDraft
    form: Instrument | None  # None: it cannot be published as it stands
    parts: tuple[Weighed, ...]
    changes: tuple[Change, ...]


def draft_review(draft: InstrumentDraft) -> DraftReview:
    """Read a draft; differences are known only where the draft is whole."""
    try:
        form = parse_instrument(draft.content)
    except InstrumentError:
        return DraftReview(draft, None, weigh(draft.content), ())
    changes = compare(plan_of(draft.base).instrument, form)
    return DraftReview(draft, form, weigh(draft.content), changes)


def ministry_of(unit: Unit) -> Unit:
    """Return the top of the tree in which the unit stands."""
    top = unit.path.strip("/").partition("/")[0]
    return Unit.objects.get(pk=top) if top != str(unit.pk) else unit
