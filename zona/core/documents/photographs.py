"""A photograph as paper wants it: upright, small, without what its camera noted."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

from zona.core.documents.model import Picture

WIDEST = 1200  # pixels


def photograph(stream: Any, caption: str) -> Picture:
    """Return the photograph in a stream, with its caption."""
    upright = ImageOps.exif_transpose(Image.open(stream)).convert("RGB")
    upright.thumbnail((WIDEST, WIDEST))
    out = BytesIO()
    upright.save(out, "JPEG", quality=85)
    return Picture(out.getvalue(), *upright.size, caption, caption)
