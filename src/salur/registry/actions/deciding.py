"""The life of a change after it was proposed: verified, endorsed, applied, refused, withdrawn.

Refusals, in the order in which they are found: the role or the scope (`role_missing`,
`outside_scope`), `change_unknown`, `change_decided`, `berita_acara_missing`, `month_missing`,
`reason_missing`, and `number_in_words` by the audit.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.evidence.domain.keeping import safe_text
from salur.kernel.period import Period
from salur.kernel.refused import Refused, Sentence
from salur.registry import pipeline, queries
from salur.registry.domain import OPEN, State
from salur.registry.queries import ChangeLine

# By end: who may bring it about, and how the audit calls it.
_CLOSING = {
    State.REFUSED: ("change.endorse", "registry.changes_refused"),
    State.WITHDRAWN: ("change.propose", "registry.changes_withdrawn"),
}


class ChangeRefused(Refused):
    """This change stays as it is."""


@transaction.atomic
def verify_changes(
    *,
    change_ids: Sequence[int],
    no_ba: str,
    tanggal_ba: dt.date,
    asked: Period | None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> int:
    """Write the berita acara of the village meeting on proposals; give how many are verified.

    `asked` is the month from which they shall hold; without it each keeps the month it names.
    """
    found = _asked(change_ids, "change.verify", by)
    done = audit.done("registry.changes_verified", key)
    if done is not None:
        return int(str(done.facts["lines"]))
    _refuse_decided(found, (State.PROPOSED,))
    number = no_ba.strip()
    if not number:
        raise _refused(
            "berita_acara_missing",
            "Nomor berita acara belum ditulis: tanpa berita acara daftar tidak berubah.",
            "The number of the berita acara is missing: no list changes without one.",
            "Tulis nomor dan tanggal berita acara musyawarah desa.",
            "Write number and day of the village meeting's berita acara.",
        )
    if asked is None and any(one.asked is None for one in found):
        raise _refused(
            "month_missing",
            "Bulan mulai berlaku belum dipilih.",
            "The month from which it holds is missing.",
            "Pilih bulannya.",
            "Choose the month.",
        )
    with as_owner():
        lines = pipeline.verify(
            change_ids, no_ba=number, tanggal_ba=tanggal_ba, asked=asked, by=by.person_id, at=at
        )
    _refuse_overtaken(found, lines)
    _record_verified(found, lines, number, by, at, key)
    return lines


def _record_verified(
    found: Sequence[ChangeLine], lines: int, no_ba: str, by: Actor, at: dt.datetime, key: str
) -> None:
    audit.record(
        action="registry.changes_verified",
        by=by,
        at=at,
        subject=("change", found[0].id),
        path=found[0].path,
        facts={"lines": lines, "no_ba": no_ba},
        key=key,
    )


@transaction.atomic
def refuse_changes(
    *, change_ids: Sequence[int], reason: str, by: Actor, at: dt.datetime, key: str
) -> int:
    """Refuse, as the endorsing office, changes that are not endorsed yet; give how many."""
    return _close(change_ids, State.REFUSED, reason, by=by, at=at, key=key)


@transaction.atomic
def withdraw_changes(
    *, change_ids: Sequence[int], reason: str, by: Actor, at: dt.datetime, key: str
) -> int:
    """Withdraw, as the proposing office, changes that are not endorsed yet; give how many."""
    return _close(change_ids, State.WITHDRAWN, reason, by=by, at=at, key=key)


@transaction.atomic
def withdraw_changes_of(*, evidence_id: UUID, by: Actor, at: dt.datetime) -> int:
    """Withdraw what a file proposed and nobody endorsed yet; give how many.

    Called when the file is withdrawn, whose role was asked; again it changes nothing.
    """
    with as_owner():
        lines = pipeline.close_of_evidence(evidence_id, by=by.person_id, at=at)
    if lines:
        audit.record(
            action="registry.changes_withdrawn",
            by=by,
            at=at,
            subject=("evidence", evidence_id),
            facts={"lines": lines, "reason": "evidence_withdrawn"},
        )
    return lines


@transaction.atomic
def endorse_lines(
    months: Mapping[int, Period], *, path: str, by: Actor, at: dt.datetime
) -> tuple[int, int]:
    """Endorse verified changes from their months; what has begun holds at once.

    Called by `programs.endorse_changes`, which asks role, quota and waiting list, and records it.
    Gives how many are endorsed and how many hold.
    """
    with as_owner():
        lines = pipeline.endorse(months, by=by.person_id, at=at)
    applied = apply_due_changes(path=path, period=Period(at.year, at.month), by=by, at=at)
    return lines, applied


@transaction.atomic
def apply_due_changes(*, path: str, period: Period, by: Actor, at: dt.datetime) -> int:
    """Let the endorsed changes at or under `path` hold whose month is `period` or earlier.

    Called before a list is drawn up and after an endorsement, whose roles were asked; again it
    changes nothing. Gives how many.
    """
    with as_owner():
        applied = pipeline.apply_due(path, period, by=by.person_id, at=at)
        if applied:
            pipeline.count_cards(path)
    if applied:
        audit.record(
            action="registry.changes_applied",
            by=by,
            at=at,
            subject=("region", path),
            path=path,
            facts={"lines": applied, "period": str(period)},
        )
    return applied


def _asked(change_ids: Sequence[int], verb: str, by: Actor) -> tuple[ChangeLine, ...]:
    require(by, verb)
    wanted = set(change_ids)
    found = queries.changes_of(wanted)
    for path in {one.path for one in found}:
        require(by, verb, path)
    if not wanted or len(found) != len(wanted):
        raise _refused(
            "change_unknown",
            "Perubahan itu tidak ditemukan.",
            "There is no such change.",
            "Pilih kembali dari daftar perubahan.",
            "Choose from the list of changes again.",
        )
    return found


def _refuse_decided(found: Sequence[ChangeLine], states: Sequence[State]) -> None:
    _refuse_overtaken(found, sum(one.state in states for one in found))


def _refuse_overtaken(found: Sequence[ChangeLine], open_ones: int) -> None:
    """Refuse where somebody decided on some of these before, or at this very moment."""
    decided = len(found) - open_ones
    if decided:
        raise _refused(
            "change_decided",
            f"{decided} perubahan sudah diputuskan lebih dahulu.",
            f"{decided} changes were decided on before.",
            "Muat ulang halamannya untuk melihat keadaannya sekarang.",
            "Load the page again to see how they stand now.",
        )


def _checked_reason(found: Sequence[ChangeLine], reason: str) -> str:
    _refuse_decided(found, OPEN)
    words = safe_text(reason)
    if len(words) < 5:
        raise _refused(
            "reason_missing",
            "Alasannya belum ditulis.",
            "The reason is missing.",
            "Tulis alasannya, agar pengusul tahu apa yang perlu diperbaiki.",
            "Write the reason, so that whoever proposed it knows what to put right.",
        )
    return words


def _close(
    change_ids: Sequence[int], state: State, reason: str, *, by: Actor, at: dt.datetime, key: str
) -> int:
    """End changes that are not endorsed yet, with the reason; give how many."""
    verb, action = _CLOSING[state]
    found = _asked(change_ids, verb, by)
    done = audit.done(action, key)
    if done is not None:
        return int(str(done.facts["lines"]))
    words = _checked_reason(found, reason)
    with as_owner():
        lines = pipeline.close(
            [one.id for one in found], state=state, reason=words, by=by.person_id, at=at
        )
    _refuse_overtaken(found, lines)
    audit.record(
        action=action,
        by=by,
        at=at,
        subject=("change", found[0].id),
        path=found[0].path,
        facts={"lines": lines, "reason": words},
        key=key,
    )
    return lines


def _refused(
    code: str, indonesian: str, english: str, next_indonesian: str, next_english: str
) -> ChangeRefused:
    return ChangeRefused(
        code, Sentence(indonesian, english), Sentence(next_indonesian, next_english)
    )
