"""Answering a signal: explained or confirmed, with a note; nothing is blocked, nobody is removed.

Refused, in this order: `role_missing`, `signal_unknown`, `outside_scope`, `answer_unknown`,
`note_missing`, `identifier_in_text`.
"""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.free_text import holds_long_number
from salur.kernel.refused import Refused, Sentence
from salur.kernel.sql_text import sql_text
from salur.reconciliation import queries
from salur.reconciliation.domain.signals import SignalAnswer

_SHORTEST, _LONGEST = 5, 500


class SignalRefused(Refused):
    """This answer to a signal is refused."""


@transaction.atomic
def answer_signal(
    *, signal_id: UUID, answer: str, note: str, by: Actor, at: dt.datetime, key: str
) -> None:
    """Say of a signal what it is; a later answer stands beside the earlier ones."""
    require(by, "signal.answer")
    if audit.done("reconciliation.signal_answered", key) is not None:
        return
    signal = queries.signal(signal_id)
    if signal is None:
        raise _refused("signal_unknown", "Sinyal itu tidak ditemukan.", "There is no such signal.")
    require(by, "signal.answer", signal.path)
    if answer not in tuple(SignalAnswer):
        raise _refused("answer_unknown", "Pilih dijelaskan atau dibenarkan.",
                       "Choose explained or confirmed.")  # fmt: skip
    if not _SHORTEST <= len(note.strip()) <= _LONGEST:
        raise _refused("note_missing", "Tulis penjelasannya, paling banyak 500 huruf.",
                       "Write what explains it, in at most 500 letters.")  # fmt: skip
    if holds_long_number(note):
        raise _refused("identifier_in_text",
                       "Tulisan ini memuat nomor panjang seperti NIK atau rekening.",
                       "This text holds a long number such as a NIK or an account.")  # fmt: skip
    values: dict[str, Any] = {
        "signal": signal_id, "answer": answer, "note": note.strip(), "by": by.person_id,
        "by_name": by.name, "at": at,
    }  # fmt: skip
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(sql_text("reconciliation", "purchases/answer"), values)
        cursor.execute(
            "UPDATE reconciliation_signal SET answer = %s WHERE id = %s", [answer, signal_id]
        )
    audit.record(
        action="reconciliation.signal_answered",
        by=by,
        at=at,
        subject=("signal", signal_id),
        path=signal.path,
        facts={"kind": signal.kind, "answer": answer, "shop": signal.id_ewarong or "-"},
        key=key,
    )


def _refused(code: str, indonesian: str, english: str) -> SignalRefused:
    return SignalRefused(
        code,
        Sentence(indonesian, english),
        Sentence("Perbaiki isiannya, lalu kirim lagi.", "Correct it, then send it again."),
    )
