"""Evidence by words: of what is said about it and of what its files say."""

from collections.abc import Sequence

from django.db.models import OuterRef, Q, Subquery
from django.db.models.lookups import IsNull

from zona.core.people.models import Unit, User
from zona.modules.assessment.models import (
    Evidence,
    EvidenceRows,
    EvidenceText,
    EvidenceWord,
    EvidenceWordRows,
)
from zona.modules.assessment.rules.words import beyond, passage, words

MAX_WORDS = 8  # of a search; more words find nothing more
COMMON = 10_000  # hits of a word; from there on asking each proof reads less


def matching(rows: EvidenceRows, *, unit: Unit, said: str, user: User) -> EvidenceRows:
    """Keep the evidence of a unit that has every word, each by its beginning.

    A rare word is looked up and leads to its proofs; a common one would lead to more
    hits than there are proofs, so each proof is asked for it. One query per word tells.
    """
    wanted = words(said)[:MAX_WORDS]
    if not wanted:
        return rows.none()
    for each in wanted:
        hits = _hits(unit, each, user)
        if hits[COMMON : COMMON + 1].exists():
            # Not EXISTS: PostgreSQL would turn it back into reading every hit.
            one = hits.filter(evidence=OuterRef("pk")).values("pk")[:1]
            rows = rows.filter(IsNull(Subquery(one), False))  # Django's signature
        else:
            rows = rows.filter(pk__in=hits.values("evidence"))
    return rows


def passages(
    shown: Sequence[Evidence], *, unit: Unit, said: str, user: User
) -> dict[int, str]:
    """Return for each evidence the passage that was found: three queries at most."""
    wanted = words(said)[:MAX_WORDS]
    found = {each.pk: passage(f"{each.shows} {each.number}", wanted) for each in shown}
    either = Q(pk__in=())
    for each in wanted:
        either |= _begins(each)
    hits = EvidenceWord.objects.visible_to(user).filter(
        either, unit=unit, evidence__in=shown, text__isnull=False
    )
    pairs = list(hits.values_list("evidence_id", "text_id").distinct())
    texts = EvidenceText.objects.visible_to(user).in_bulk({text for _, text in pairs})
    for evidence, text in pairs:
        if not found[evidence] and text in texts:
            said_there = f"{texts[text].attachment.name}: {texts[text].text}"
            found[evidence] = passage(said_there, wanted)
    return found


def _hits(unit: Unit, word: str, user: User) -> EvidenceWordRows:
    found = EvidenceWord.objects.visible_to(user)
    return found.filter(_begins(word), unit=unit)


def _begins(word: str) -> Q:
    """Return the range of an ordinary index that holds all words so beginning."""
    end = beyond(word)
    return Q(word__gte=word, word__lt=end) if end else Q(word__gte=word)
