"""Components of the worksheet: a page holds dozens of them, so each is one flat tag."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.template import Context, Library
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from zona.core.ui.worksheet import Ask, Ladder, Part, Tab

register = Library()


@register.inclusion_tag("ui/question.html", takes_context=True)
def question(context: Context, ask: Ask) -> dict[str, Any]:
    """A question of the worksheet with its answer; each change saves at once."""
    return {"ask": ask, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("ui/question_form.html", takes_context=True)
def question_form(context: Context, ask: Ask) -> dict[str, Any]:
    """The form of a question alone: what a refused answer is shown in."""
    return {"ask": ask, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("ui/question_state.html")
def question_state(ask: Ask) -> dict[str, Any]:
    """How a question stands: what a saved answer changes about it."""
    return {"ask": ask}


@register.inclusion_tag("ui/question_fields.html")
def question_fields(ask: Ask) -> dict[str, Any]:
    """The ladder, or the figures, and the note of a question; for a form of one's own."""
    return {"ask": ask}


@register.simple_tag
def ladder(rungs: Sequence[Ladder], value: str, locked: bool = False) -> SafeString:
    """The rungs of a question as radio buttons; `value` is the one that is chosen.

    Locked ones stand in no form, so without a name: else they would be one group.
    """
    return _written(tuple(rungs), value, locked)


@lru_cache(maxsize=4096)
def _written(rungs: tuple[Ladder, ...], value: str, locked: bool) -> SafeString:
    """Rendered once: a ladder is law, and has but as many looks as it has rungs."""
    context = {"rungs": rungs, "value": value, "locked": locked}
    return render_to_string("ui/ladder.html", context)


@register.inclusion_tag("ui/score_strip.html")
def score_strip(parts: Sequence[Part], swap: bool = False) -> dict[str, Any]:
    """The score as it stands, always in sight; `swap` replaces the one on the page."""
    return {"parts": parts, "swap": swap}


@register.inclusion_tag("ui/area_tabs.html")
def area_tabs(tabs: Sequence[Tab], swap: bool = False) -> dict[str, Any]:
    """The areas of the worksheet, each with its score and its gate."""
    return {"tabs": tabs, "swap": swap}


@register.inclusion_tag("ui/part_score.html")
def part_score(key: str, words: str, swap: bool = False) -> dict[str, Any]:
    """The score of one part of the worksheet, beside its heading."""
    return {"key": key, "words": words, "swap": swap}
