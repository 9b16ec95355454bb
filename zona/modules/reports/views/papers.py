"""The report on paper: preview, files, and the public check."""

from hashlib import file_digest

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zona.core.access import public, requires
from zona.core.documents import page
from zona.core.downloads import download_paper
from zona.core.http import Request
from zona.modules.reports import documents, queries
from zona.modules.reports.forms import CodeForm, FileForm
from zona.modules.reports.models import Signed
from zona.modules.reports.permissions import Perm
from zona.modules.reports.rules import typed_code
from zona.modules.reports.views.reports import found_report


@requires(Perm.VIEW)
def report_preview(request: Request, pk: int) -> HttpResponse:
    report = found_report(request, pk)
    if report.is_signed:  # what was signed is the file, never a fresh rendering
        return redirect("reports:report_pdf", pk)
    shown = page.render(documents.compose(report))
    context = {"report": report, "document": shown}
    return render(request, "reports/report_preview.html", context)


@requires(Perm.VIEW)
def report_word(request: Request, pk: int) -> HttpResponse:
    report = found_report(request, pk)
    if report.is_signed:
        return redirect(report.signed.docx)
    return download_paper(documents.compose(report), "docx", f"{report.file_stem}-draf")


@requires(Perm.VIEW)
def report_pdf(request: Request, pk: int) -> HttpResponse:
    report = found_report(request, pk)
    if report.is_signed:
        return redirect(report.signed.pdf)
    return download_paper(documents.compose(report), "pdf", f"{report.file_stem}-draf")


# --- the public check ------------------------------------------------------------------


@public
def paper_find(request: Request) -> HttpResponse:
    """Ask for a code, or for the file itself."""
    by_code = CodeForm(request.POST if "code" in request.POST else None)
    if by_code.is_valid():
        return redirect(_address(by_code.cleaned_data["code"]))
    by_file = _file_form(request, is_sent=not by_code.is_bound)
    context: dict[str, object] = {"by_code": by_code, "by_file": by_file}
    if by_file.is_valid():
        context |= _compared(by_file)
    return render(request, "reports/paper_find.html", context)


@public
def paper_check(request: Request, code: str) -> HttpResponse:
    """Tell whether the paper with the code is genuine; then, whether a file is it."""
    signed = queries.signed_by_code(typed_code(code))
    if signed is None:
        context = {"code": code, "by_code": CodeForm()}
        return render(request, "reports/paper_unknown.html", context, status=404)
    by_file = _file_form(request)
    context = {"signed": signed, "by_file": by_file}
    if by_file.is_valid():
        context |= _compared(by_file, signed)
    return render(request, "reports/paper_check.html", context)


def _file_form(request: Request, *, is_sent: bool = True) -> FileForm:
    if is_sent and request.method == "POST":
        return FileForm(request.POST, request.FILES)
    return FileForm()


def _compared(form: FileForm, expected: Signed | None = None) -> dict[str, object]:
    """Compare the file's bytes with what was signed; the file is not kept."""
    sha256 = file_digest(form.cleaned_data["file"], "sha256").hexdigest()
    found = queries.signed_by_sha256(sha256)
    matches = found if expected is None or found == expected else None
    return {
        "sha256": sha256,
        "compared": True,
        "matches": matches,
        "address": _address(matches.code) if matches else "",
    }


def _address(code: str) -> str:
    return reverse("papers:paper_check", args=[code])
