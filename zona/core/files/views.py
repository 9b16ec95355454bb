"""The one door through which files leave."""

from django.core.files.storage import default_storage
from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import now

from zona.core.access import signed_in
from zona.core.files import actions
from zona.core.files.models import Attachment
from zona.core.files.rules import INLINE
from zona.core.http import Request


@signed_in
def file_download(request: Request, pk: int) -> FileResponse:
    """Hand out one file to a person who may see it."""
    attachment = get_object_or_404(Attachment.objects.visible_to(request.user), pk=pk)
    actions.record_download(attachment, by=request.user, at=now())
    is_shown = request.GET.get("lihat") == "1" and attachment.content_type in INLINE
    response = FileResponse(
        default_storage.open(attachment.stored_name),
        as_attachment=not is_shown,
        filename=attachment.name,
        content_type=attachment.content_type,
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
