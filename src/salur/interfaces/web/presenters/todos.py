"""What waits for this person today: files to decide on, and exceptions whose turn is theirs."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.evidence.queries import EvidenceRow
from salur.interfaces.web.area import Area
from salur.interfaces.web.formatting import number
from salur.interfaces.web.pages.home import Todo
from salur.interfaces.web.words import PROGRAMS, cause_name
from salur.reconciliation.queries import Stuck


def todos(
    area: Area, waiting: Sequence[EvidenceRow], stuck: Sequence[Stuck], turns: frozenset[str]
) -> tuple[Todo, ...]:
    """Give what to do, files first; `turns` are the owners that this person acts for."""
    files = [
        Todo(
            _("%(name)s dari %(sender)s menunggu keputusan.")
            % {"name": row.file_name, "sender": row.sender_name},
            _("Putuskan"),
            reverse("evidence-file", args=[row.id]),
        )
        for row in waiting
    ]
    return (*files, *(_turn(area, one) for one in stuck if one.owner in turns))


def _turn(area: Area, one: Stuck) -> Todo:
    narrowed = {"class": one.klass} if one.klass else {"cause": one.cause}
    words = {
        "count": number(one.count),
        "cause": cause_name(one.program, one.cause, one.klass).lower(),
        "program": PROGRAMS[one.program],
    }
    sentence = (
        _("%(count)s keluarga %(cause)s (%(program)s).")
        if one.klass
        else _("%(count)s desa: %(cause)s (%(program)s).")
    )
    url = area.url("exceptions", program=one.program, owner=one.owner, **narrowed)
    return Todo(sentence % words, _("Buka"), url)
