"""Many units: the overseer's page over them, and their standings computed afresh."""

import time
from dataclasses import dataclass
from functools import partial

from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils.timezone import localdate

from tests.load import inside
from tests.load.load import Times
from zona.modules.assessment import actions
from zona.modules.assessment.models import Lke, Standing

UNITS = 1000
PERSON = "pemantau-bskji"


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page costs, and what all standings cost."""

    page: Times
    queries: int
    recompute: float
    units: int


def measured(times: int = 30, units: int = UNITS) -> Overview:
    """Make the units that are missing, then measure in this process."""
    lacking = units - Standing.objects.filter(unit__is_sample=True).count()
    if lacking > 0:
        call_command("sample", units=lacking, verbosity=0)
        with connection.cursor() as cursor:  # as the database does by itself in a while
            cursor.execute("ANALYZE")
    found = Lke.objects.select_related("instrument").defer("instrument__content")
    sheets = list(found)
    began = time.perf_counter()
    actions.keep_standings(sheets, on=localdate())
    spent = time.perf_counter() - began
    path = f"{reverse('assessment:overview_list')}?urut=nilai"
    page = inside.measured(partial(inside.signed_in(PERSON).get, path), times)
    return Overview(page.times, page.queries, spent, len(sheets))
