"""The clock's door: every module's `tasks.hourly` and `tasks.daily`, one after the other."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction

from zona.core.modules import modules

type Rhythm = Literal["hourly", "daily"]
type Work = Callable[[datetime], None]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one module's work; `error` is empty where it went well."""

    title: str
    error: str = ""


def run(rhythm: Rhythm, now: datetime) -> Iterator[Outcome]:
    """Do the work of every module that has some; one that fails stops no other."""
    for module in modules():
        work: Work | None = getattr(module.part("tasks"), rhythm, None)
        if work is not None:
            yield done(module.title, work, now)


def done(title: str, work: Work, now: datetime) -> Outcome:
    """Do one module's work in a transaction of its own: whole or not at all."""
    try:
        with transaction.atomic():
            work(now)
    except Exception as error:  # whatever it is, the next module still gets its turn
        logger.exception("The task of %s failed", title)
        return Outcome(title, f"{type(error).__name__}: {error}")
    return Outcome(title)
