"""Sending notices: a row with the transaction, a mail after it."""

import logging
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.tasks import task

from zona.core.notices.models import Notice
from zona.core.people.models import User

logger = logging.getLogger(__name__)


@transaction.atomic
def send(
    *, to: Iterable[User], title: str, body: str, url: str, at: datetime
) -> tuple[Notice, ...]:
    """Notify people in the application at once, and by mail after the commit."""
    people = {user.pk: user for user in to if user.is_active}
    notices = [
        Notice(recipient=user, title=title, body=body, url=url, sent_at=at)
        for user in people.values()
    ]
    for notice in notices:
        notice.clean_fields(exclude=["recipient"])
    Notice.objects.bulk_create(notices)
    ids = [each.pk for each in notices if each.recipient.email]
    if ids:
        transaction.on_commit(partial(deliver.enqueue, ids), robust=True)
    return tuple(notices)


@transaction.atomic
def mark_read(*, by: User, at: datetime, notice: Notice | None = None) -> int:
    """Mark one notice of a person as read, or (None) all; return how many."""
    unread = Notice.objects.visible_to(by).unread()
    if notice is not None:
        unread = unread.filter(pk=notice.pk)
    return unread.update(read_at=at)


@task
def deliver(notice_ids: list[int]) -> None:
    """Mail each notice; what fails is noted on it and troubles nobody's request.

    A mail passes through strange hands: it carries the title and a link, no content.
    """
    notices = Notice.objects.filter(pk__in=notice_ids).select_related("recipient")
    for notice in notices:
        try:
            send_mail(
                f"[Zona] {notice.title}",
                _text(notice),
                settings.DEFAULT_FROM_EMAIL,
                [notice.recipient.email],
            )
        except (OSError, SMTPException) as error:
            logger.warning("Notice %s was not mailed: %s", notice.pk, error)
            Notice.objects.filter(pk=notice.pk).update(email_failed=str(error)[:300])


def _text(notice: Notice) -> str:
    return (
        f"Yth. {notice.recipient.full_name},\n\n"
        f"{notice.title}\n\n"
        f"Rinciannya dapat Anda baca setelah masuk ke Zona:\n"
        f"{settings.SITE_URL}{notice.url}\n"
    )
