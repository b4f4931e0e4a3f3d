"""Telling people: what is new, in the application and in the outbox of mails, in one transaction.

Each matter is told to a person once, however often it is asked; the database holds the key.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.coordination.domain.notices import USUAL_HOUR, Mails, Matter
from salur.coordination.pipeline import notices
from salur.coordination.pipeline.obstacles import execute
from salur.coordination.queries.notices import Choice
from salur.coordination.queries.running import rows_of
from salur.jobs import actions as jobs
from salur.kernel.refused import Refused, Sentence

MAIL = "coordination.mail"
_MAILED = dt.timedelta(days=7)  # what is older is no news, also where mails were switched on today


class ChoiceRefused(Refused):
    """This is no way to be told."""


@dataclass(frozen=True)
class Told:
    """How many notices were written, and how many mails were put into the outbox."""

    notices: int
    mails: int


@transaction.atomic
def tell_people(matters: Iterable[Matter], *, at: dt.datetime, mails: bool | None = None) -> Told:
    """Tell everybody what is new to them; urgent matters go out at once, the rest at their hour.

    `mails` says whether mails are sent at all: as the installation is set, where it is not said.
    """
    enter_scope(SYSTEM)
    with_mails = bool(settings.EMAIL_HOST) and not settings.SALUR_TRAINING
    put = 0
    with as_owner():
        notices.gather(matters, at)
        told = notices.tell(at)
        if with_mails if mails is None else mails:
            put = _fill_outbox(at)
    return Told(told, put)


def ask_to_send(*, at: dt.datetime) -> bool:
    """Queue the sending where a mail waits; False where none does."""
    with transaction.atomic():
        enter_scope(SYSTEM)
        with as_owner():
            if not rows_of("notices/is_due", {"at": at})[0][0]:
                return False
        jobs.enqueue(kind=MAIL, payload={}, by=SYSTEM, at=at, key=f"mail {at:%Y-%m-%d %H:%M}")
    return True


@transaction.atomic
def see(*, until: int, kind: str = "", by: Actor, at: dt.datetime) -> int:
    """Note that `by` has seen what they were told up to a notice; give how many that were."""
    values = {"person": by.person_id, "until": until, "kind": kind, "at": at}
    with as_owner():
        return int(rows_of("notices/see", values)[0][0])


@transaction.atomic
def choose(*, choice: Choice, by: Actor, at: dt.datetime) -> Choice:
    """Keep how `by` wants to be told, for themselves.

    Refused: `choice_unknown`.
    """
    if choice.hour not in range(24) or choice.language not in ("id", "en"):
        raise ChoiceRefused(
            "choice_unknown",
            Sentence("Pilihan itu tidak ada.", "There is no such choice."),
            Sentence("Pilih dari daftarnya.", "Choose from the list."),
        )
    with as_owner():
        execute(
            "notices/choose",
            {"person": by.person_id, "mails": str(Mails(choice.mails)), "hour": choice.hour,
             "language": choice.language, "at": at},
        )  # fmt: skip
    return choice


def _fill_outbox(at: dt.datetime) -> int:
    here = timezone.localtime(at)
    values = {
        "at": at,
        "since": at - _MAILED,
        "today": here.date(),
        "hour": here.hour,
        "usual": USUAL_HOUR,
    }
    return sum(int(rows_of(f"notices/{name}", values)[0][0]) for name in ("urgent", "digest"))
