"""The gallery of components, and the page for an expired form."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from zona.core.access import public
from zona.core.ui import gallery as shown
from zona.core.ui import gallery_worksheet
from zona.core.ui.forms import SampleForm

FRAMES = {
    "publik": ("ui/gallery_public.html", 200),
    "masuk": ("ui/gallery_signin.html", 200),
    "ditolak": ("ui/refused.html", 409),
    "403": ("403.html", 403),
    "404": ("404.html", 404),
    "500": ("500.html", 500),
    "kedaluwarsa": ("403_csrf.html", 403),
}


@public
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    page = request.GET.get("page", "")
    context = shown.samples(int(page) if page.isdigit() else 3) | shown.frame()
    context |= gallery_worksheet.samples()
    return render(request, "ui/gallery.html", context | {"frames": FRAMES})


@public
def frame(request: HttpRequest, frame: str) -> HttpResponse:
    """One of the other layouts."""
    if frame not in FRAMES:
        raise Http404
    template, status = FRAMES[frame]
    context = {"form": SampleForm(), "reason": "Laporan ini sudah diputus."}
    return render(request, template, context, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django calls this where a form's key is missing or old."""
    return render(request, "403_csrf.html", status=403)
