"""The base of every queryset: related rows are fetched for all peers at once."""

from typing import Any

from django.db import models


class Rows[M: models.Model](models.QuerySet[M]):
    """A queryset whose lazy relations load once for all its rows, not row by row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._fetch_mode = models.FETCH_PEERS
