"""The heat map of a large register: 500 risks, counted in one query for each map."""

import random
import time
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Django must be set up before there are models
    from zona.core.people.models import User
    from zona.modules.risk.models import Risk
    from zona.modules.risk.models.register import RiskRows

RISKS = 500
ROUNDS = 20
SEED = 2021


def seconds(risks: int = RISKS) -> float:
    """Return the time of both maps of a register of that size; nothing is kept."""
    from django.db import transaction  # noqa: PLC0415  # Django must stand first

    with transaction.atomic():
        rows = _register(risks)
        spent = min(_both_maps(rows) for _ in range(ROUNDS))
        transaction.set_rollback(True)
    return spent


def _register(risks: int) -> "RiskRows":
    from zona.core.people.models import User  # noqa: PLC0415  # as above
    from zona.modules.risk.models import Context, Risk  # noqa: PLC0415  # as above

    dice = random.Random(SEED)  # noqa: S311  # the same register every time, no secret
    user = User.objects.get(username="satgas-spip")
    context = Context.objects.create(
        unit=user.unit,
        year=2099,
        objectives="–",
        activities="–",
        scale_on=date(2021, 1, 1),
    )
    Risk.objects.bulk_create(_risk(dice, user, context.pk, n) for n in range(risks))
    return Risk.objects.visible_to(user).filter(context=context)


def _risk(dice: random.Random, user: "User", context_id: int, number: int) -> "Risk":
    from zona.modules.risk.models import Risk  # noqa: PLC0415  # as above

    return Risk(
        unit=user.unit,
        context_id=context_id,
        code=f"R-{number:03}",
        owner=user,
        identified_by=user,
        category="operasional",
        moved_on=date(2021, 1, 1),
        likelihood_before=dice.randint(1, 5),
        impact_before=dice.randint(1, 5),
        likelihood_after=dice.randint(1, 5),
        impact_after=dice.randint(1, 5),
    )


def _both_maps(rows: "RiskRows") -> float:
    from zona.core.people.models import User  # noqa: PLC0415  # as above
    from zona.modules.risk import queries  # noqa: PLC0415  # as above

    unit = User.objects.get(username="satgas-spip").unit
    began = time.perf_counter()
    scale = queries.scale_on(unit, date(2021, 1, 1))
    for moment in ("sebelum", "sesudah"):
        queries.heat_map(rows, scale, moment, str)
    return time.perf_counter() - began
