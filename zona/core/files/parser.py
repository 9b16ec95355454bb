"""Keeps what is wrong with an upload's name visible, so that it can be refused.

Django cuts folders off the names of uploads before a form sees them. A name such as
`../surat.pdf` would then pass as `surat.pdf`; here it arrives marked, and is refused.
"""

import html
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParser

from zona.core.files.rules import FORBIDDEN_MARK


class NameKeepingParser(MultiPartParser):
    """Marks each forbidden character of a name instead of cutting it away."""

    def sanitize_file_name(self, file_name: str) -> str:
        """Return the name with a mark for every separator and unprintable sign."""
        name = html.unescape(file_name)
        if name in {".", ".."}:
            return FORBIDDEN_MARK
        return "".join(
            each if each.isprintable() and each not in "/\\" else FORBIDDEN_MARK
            for each in name
        )


class UploadNameMiddleware:
    """Sets the parser before anything (CSRF first) reads the form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.multipart_parser_class = NameKeepingParser  # type: ignore[assignment]  # the stubs want an instance, Django the class
        return self.get_response(request)
