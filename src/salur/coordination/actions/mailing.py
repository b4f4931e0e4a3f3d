"""Sending what lies in the outbox: each mail by itself, again where it was not taken.

A process that dies between handing a mail over and noting it sends it once more under the same
Message-ID, by which the receiving side knows that it is the same.
"""

import datetime as dt
import smtplib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.coordination.actions.notices import MAIL
from salur.coordination.domain.letters import Line, next_try, written
from salur.coordination.domain.notices import Mails
from salur.coordination.pipeline.obstacles import execute
from salur.coordination.queries.running import rows_of
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.places import queries as places

_PATIENCE = 3


@dataclass(frozen=True)
class Sent:
    """How many mails were taken, and how many are to be tried again or were given up."""

    sent: int
    failed: int


@dataclass(frozen=True)
class _Due:
    """One mail that is due, with where it goes."""

    id: UUID
    person: UUID
    kind: str
    day: dt.date
    attempts: int
    email: str
    language: str
    is_active: bool
    mails: str


def register() -> None:
    """Tell the queue who sends mails; called when it first asks."""
    jobs.handles(MAIL)(_send_asked)


def send_mails(*, at: dt.datetime, most: int = 10_000) -> Sent:
    """Send what is due at that moment; each in a transaction of its own."""
    sent = failed = in_row = 0
    line = get_connection(timeout=30) if settings.EMAIL_HOST else get_connection()
    try:
        for _ in range(most):
            taken = _next(line, at)
            if taken is None:
                break
            sent, failed = sent + taken, failed + (not taken)
            in_row = 0 if taken else in_row + 1
            if in_row == _PATIENCE:  # nobody answers: the rest waits with what was tried
                break
    finally:
        line.close()
    return Sent(sent, failed)


def _send_asked(progress: Progress) -> Payload | None:
    done = send_mails(at=timezone.now())
    return {"sent": done.sent, "failed": done.failed}


@transaction.atomic
def _next(line: Any, at: dt.datetime) -> bool | None:
    """Send the next mail; None where no more is due, False where it was not taken."""
    enter_scope(SYSTEM)
    with as_owner():
        rows = rows_of("notices/waiting", {"at": at})
        if not rows:
            return None
        due = _Due(*rows[0])
        lines = _lines(due, at)
        if not lines or not due.is_active or due.mails == Mails.NONE:
            _note(due, "VOID", at)  # seen meanwhile, gone, or wanted no more
            return True
        try:
            _hand_over(line, due, lines)
        except (smtplib.SMTPException, OSError) as fault:
            line.close()
            again = None if _is_final(fault) else next_try(due.attempts + 1, at)
            _note(due, "GIVEN_UP" if again is None else "WAITING", at, again)
            return False
        _note(due, "SENT", at)
        return True


def _lines(due: _Due, at: dt.datetime) -> list[Line]:
    today = timezone.localdate(at)
    rows = rows_of("notices/of_mail", {"mail": due.id, "today": today})
    names = places.names({row[3] for row in rows} - {""}, today) if rows else {}
    return [Line(kind, count, names.get(code, "")) for kind, _urgent, count, code in rows]


def _hand_over(line: Any, due: _Due, lines: Sequence[Line]) -> None:
    base = settings.SALUR_ADDRESS.rstrip("/")
    choices = base + reverse("account")
    letter = written(
        lines,
        urgent=due.kind == "URGENT",
        day=due.day,
        language=due.language,
        address=base + reverse("notices"),
        choices=choices,
    )
    line.open()
    EmailMessage(
        letter.subject,
        letter.body,
        to=[due.email],
        connection=line,
        headers={
            "Message-ID": f"<{due.id}@salur>",
            "List-Unsubscribe": f"<{choices}>",
            "Auto-Submitted": "auto-generated",
        },
    ).send()


def _is_final(fault: Exception) -> bool:
    """Say whether the receiving side will never take it: there is no such address."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _said in fault.recipients.values())
    return False


def _note(due: _Due, state: str, at: dt.datetime, again: dt.datetime | None = None) -> None:
    values = {"mail": due.id, "state": state, "tried": 1, "next": again or at, "at": at}
    execute("notices/ended", values)
