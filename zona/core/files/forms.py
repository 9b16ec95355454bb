"""The form field that takes a file and says at the field why it does not."""

from typing import Any, BinaryIO, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from zona.core.files.rules import EXTENSIONS, MEGABYTE, Rejected, accepted, judge


class AttachmentField(forms.FileField):
    """A file of an accepted kind, judged by its content."""

    def __init__(self, **kwargs: Any) -> None:
        limit = settings.FILE_UPLOAD_MAX_BYTES // MEGABYTE
        kwargs.setdefault("help_text", f"{accepted()}. Paling besar {limit} MB.")
        kwargs.setdefault("allow_empty_file", True)  # so that `judge` says it
        kwargs.setdefault("label", "Berkas")
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the browser offer only the accepted kinds."""
        return {**super().widget_attrs(widget), "accept": ",".join(EXTENSIONS)}

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the upload, or say at the field what is wrong with it."""
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile):
            limit = settings.FILE_UPLOAD_MAX_BYTES
            try:
                judge(str(upload.name), cast("BinaryIO", upload.file), max_bytes=limit)
            except Rejected as reason:
                raise ValidationError(str(reason), code="rejected") from reason
        return upload


class AttachmentsInput(forms.ClearableFileInput):
    """An input that takes several files at once."""

    allow_multiple_selected = True


class AttachmentsField(AttachmentField):
    """Several files, each judged by its content; the result is a list."""

    widget = AttachmentsInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the uploads, or say at the field what is wrong with one of them."""
        given = data if isinstance(data, list | tuple) else [data]
        return [super(AttachmentsField, self).clean(each, initial) for each in given]
