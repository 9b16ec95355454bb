"""A worksheet as it was: its answers, proofs and policies told again from the trail. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

ANSWERED = "assessment.answered"
USED, RELEASED = "assessment.evidence_used", "assessment.evidence_released"
OPENED, POLICIES = "assessment.lke_opened", "assessment.policies_set"
VERBS = (ANSWERED, USED, RELEASED, OPENED, POLICIES)


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of the trail of a worksheet."""

    verb: str
    detail: Mapping[str, Any]
    at: datetime
    by: int | None


@dataclass(frozen=True, slots=True)
class Reply:
    """What stood as the answer to a question."""

    value: str
    inputs: Mapping[str, str]
    note: str
    stance: str
    version: int
    at: datetime
    by: int | None


@dataclass(frozen=True, slots=True)
class Past:
    """What the entries add up to; `is_open` tells whether there was a worksheet at all."""

    answers: Mapping[str, Reply]
    uses: frozenset[tuple[int, str]]
    policies: Mapping[str, str]
    is_open: bool


def replay(entries: Iterable[Told]) -> Past:
    """Tell the entries again, the oldest first."""
    answers: dict[str, Reply] = {}
    uses: set[tuple[int, str]] = set()
    policies: dict[str, str] = {}
    is_open = False
    for entry in entries:
        detail, is_open = entry.detail, True
        match entry.verb:
            case "assessment.answered":
                answers[detail["code"]] = _reply(entry)
            case "assessment.evidence_used":
                uses.add((detail["evidence"], detail["code"]))
            case "assessment.evidence_released":
                uses.discard((detail["evidence"], detail["code"]))
            case "assessment.policies_set":
                policies.update(detail["after"])
            case _:  # the worksheet was opened
                policies |= {key: detail[key] for key in ("blank", "zero")}
    return Past(answers, frozenset(uses), policies, is_open)


def mentioned(entries: Iterable[Told]) -> tuple[set[str], set[tuple[int, str]]]:
    """Return the questions and the uses of which the entries say anything."""
    codes: set[str] = set()
    uses: set[tuple[int, str]] = set()
    for entry in entries:
        if entry.verb == ANSWERED:
            codes.add(entry.detail["code"])
        elif entry.verb in {USED, RELEASED}:
            uses.add((entry.detail["evidence"], entry.detail["code"]))
    return codes, uses


def _reply(entry: Told) -> Reply:
    after = entry.detail["after"]
    return Reply(
        value=after["value"],
        inputs=after["inputs"],
        note=after["note"],
        stance=after["stance"],
        version=after["version"],
        at=entry.at,
        by=entry.by,
    )
