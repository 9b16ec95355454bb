"""Beranda, and a person's notices."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_POST

from zona.core.access import requires, signed_in
from zona.core.http import Request
from zona.core.notices import actions as notices
from zona.core.notices.models import Notice
from zona.core.notices.queries import unread_count
from zona.core.pages import paged
from zona.core.ui.parts import Event
from zona.modules.site import queries
from zona.modules.site.permissions import Perm
from zona.modules.site.rules import Stretch

SHOWN_NOTICES = 5


@requires(Perm.HOME)
def home(request: Request) -> HttpResponse:
    today = localdate()
    user = request.user
    address = reverse("notice_list")
    groups = queries.task_groups(user, today)
    unread = Notice.objects.visible_to(user).unread().order_by("-sent_at", "-pk")
    context = {
        "today": today,
        "roles": queries.roles_of(user, user.unit),
        "groups": [(group.stretch, _events(group)) for group in groups],
        "standing": queries.standing(user, today),
        "notices": [
            Event(title=notice.title, at=localtime(notice.sent_at), url=address)
            for notice in unread[:SHOWN_NOTICES]
        ],
    }
    return render(request, "site/home.html", context)


def _events(group: queries.TaskGroup) -> list[Event]:
    """Return the tasks as the timeline shows them: due date, clock, reason."""
    return [
        Event(
            title=timed.task.title,
            at=timed.task.due_on,
            who=timed.words if timed.task.due_on else "",
            note=timed.task.why,
            url=timed.task.url,
            tone="bad" if group.stretch == Stretch.LATE else "neutral",
        )
        for timed in group.tasks
    ]


@signed_in
def notice_list(request: Request) -> HttpResponse:
    own = Notice.objects.visible_to(request.user).order_by("-sent_at", "-pk")
    context = {
        "page": paged(request, own),
        "unread": unread_count(request.user),
    }
    return render(request, "site/notice_list.html", context)


@signed_in
@require_POST
def notice_open(request: Request, pk: int) -> HttpResponse:
    """Mark one notice as read and go where it leads."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    notices.mark_read(by=request.user, at=localtime(), notice=notice)
    return redirect(notice.url or "notice_list")


@signed_in
@require_POST
def notice_read(request: Request, pk: int) -> HttpResponse:
    """Mark one notice as read and stay."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    notices.mark_read(by=request.user, at=localtime(), notice=notice)
    return redirect("notice_list")


@signed_in
@require_POST
def notice_read_all(request: Request) -> HttpResponse:
    count = notices.mark_read(by=request.user, at=localtime())
    messages.success(request, f"{count} pemberitahuan ditandai sudah dibaca.")
    return redirect("notice_list")
