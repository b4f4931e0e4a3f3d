"""Answering many obstacles by one spreadsheet: received, judged row by row, done in one go.

The file is evidence of contract `jawaban` like any other, and what it says was done rests on it.
Every wrong row is named at once; the good rows of a file are done together or not at all. It takes
each step by the verb of a single one, a desk's worth at most. Refused, in this order:
`role_missing`, `evidence_unknown` (not there, not yours, or no file of answers), `answers_closed`,
`answers_too_many`, `nothing_answered`.
"""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor, may, require
from salur.audit import actions as audit
from salur.coordination import queries
from salur.coordination.actions import ending, handing, telling, working
from salur.coordination.actions.standing import reader_of, whose
from salur.coordination.domain.answers import MOST_ROWS, STEPS, AnswerRow, Verdict, judge
from salur.coordination.domain.obstacles import number_of
from salur.coordination.domain.turns import MOST_WORDS, RIGHTS, sees, steps_open
from salur.coordination.pipeline import answers as steps
from salur.evidence import actions as evidence
from salur.evidence import queries as files
from salur.evidence.queries import EvidenceRow
from salur.kernel.refused import Refused, Sentence

CONTRACT = "jawaban"
_VERBS = frozenset(STEPS.values())


class AnswersRefused(Refused):
    """This file of answers is refused; no obstacle moved."""


@dataclass(frozen=True)
class Answered:
    """What a file of answers would do or did: its verdicts row by row."""

    evidence: UUID
    verdicts: tuple[Verdict, ...]
    is_done: bool

    @property
    def good(self) -> tuple[Verdict, ...]:
        """The rows whose step can be taken, or was."""
        return tuple(one for one in self.verdicts if not one.rule)

    @property
    def wrong(self) -> tuple[Verdict, ...]:
        """The rows that were left."""
        return tuple(one for one in self.verdicts if one.rule)


def receive_answers(
    *, source: Path | BinaryIO, file_name: str, by: Actor, at: dt.datetime, key: str
) -> UUID:
    """Receive a file of answers from one's own organisation; RuntimeError inside a transaction."""
    require(by, "answer.send")
    if by.organisation_id is None or not by.paths:
        raise _refused("role_missing", "Anda tidak bertugas untuk suatu lembaga.",
                       "You act for no organisation.")  # fmt: skip
    received = evidence.receive(
        source=source, file_name=file_name, contract=CONTRACT, sender=by.organisation_id,
        program=None, period=None, path=by.paths[0], by=_as_sender(by), at=at, key=key,
        at_once=True,
    )  # fmt: skip
    return received.evidence_id


def check_answers(*, evidence_id: UUID, by: Actor) -> Answered:
    """Say row by row what a file of answers would do now, or what it did."""
    row = _reached(evidence_id, by)
    kept = queries.answers_of(evidence_id)
    if kept or row.status == "accepted":
        done = (Verdict(k.row, k.step, "", k.obstacle, k.rule, _COLUMNS.get(k.rule, ""))
                for k in kept)  # fmt: skip
        return Answered(evidence_id, tuple(done), is_done=True)
    return Answered(evidence_id, _judged(row, by), is_done=False)


@transaction.atomic
def send_answers(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> Answered:
    """Take every step that the good rows of a file ask for, by it as evidence, all in one go."""
    row = _reached(evidence_id, by)
    if audit.done("obstacle.answers_sent", key) is not None:
        return check_answers(evidence_id=evidence_id, by=by)
    if row.status != "checked":
        raise _refused("answers_closed", "Jawaban berkas ini sudah dikirim atau ditarik.",
                       "The answers of this file were sent or withdrawn already.")  # fmt: skip
    verdicts = _judged(row, by)
    good = [one for one in verdicts if not one.rule]
    if not good:
        raise _refused("nothing_answered", "Tidak ada baris yang dapat diterapkan.",
                       "No row can be carried out.")  # fmt: skip
    evidence.accept(
        evidence_id=evidence_id, by=replace(by, roles=SYSTEM.roles), at=at, key=f"{key} accepted"
    )
    for one in good:
        _take(one, evidence_id, by, at, f"{key} {one.row}")
    assert by.organisation_id is not None, "it was reached as the sender's own"
    with as_owner():
        steps.keep(
            evidence_id, verdicts, path=row.path, organisation=by.organisation_id,
            by=by.person_id, at=at,
        )  # fmt: skip
    audit.record(
        action="obstacle.answers_sent", by=by, at=at, subject=("evidence", evidence_id),
        path=row.path, organisation_id=row.sender,
        facts={"file": row.file_name, "done": len(good), "left": len(verdicts) - len(good)},
        key=key,
    )  # fmt: skip
    return Answered(evidence_id, verdicts, is_done=True)


def marked_answers(
    *, evidence_id: UUID, language: str, by: Actor, at: dt.datetime
) -> evidence.Original:
    """Give the file back with every wrong cell marked, those that the obstacles make wrong too."""
    found = check_answers(evidence_id=evidence_id, by=by)
    marks = [(one.row, one.column, one.rule, "error") for one in found.wrong]
    return evidence.marked_sheet(
        evidence_id=evidence_id, all_rows=True, language=language, by=_as_sender(by), at=at,
        more=marks,
    )  # fmt: skip


_COLUMNS = {
    "obstacle_unknown": "no_hambatan", "step_not_open": "langkah", "answer_missing": "jawaban",
    "answer_too_long": "jawaban", "answer_holds_number": "jawaban",
}  # fmt: skip


def leave_answers_to_the_desk(
    *, evidence_id: UUID, by: Actor, at: dt.datetime, key: str
) -> None:  # as every verb that learns from a file
    """Refuse a file of answers that somebody accepts as a mere file: no obstacle would move.

    Refused: `answers_from_desk`.
    """
    raise AnswersRefused(
        "answers_from_desk",
        Sentence(
            "Berkas jawaban tidak disetujui di halaman berkas: hambatannya tidak akan bergerak.",
            "A file of answers is not accepted among the files: no obstacle would move.",
        ),
        Sentence(
            "Kirim berkas itu di halaman Meja, bagian jawaban banyak sekaligus.",
            "Send it on the page of your desk, where many answers go at once.",
        ),
    )


def _take(one: Verdict, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> None:
    assert one.obstacle is not None, "a good row names an obstacle"
    said = {"obstacle_id": one.obstacle, "by": by, "at": at, "key": key}
    match one.step:
        case "SELESAI":
            ending.resolve(words=one.words, evidence=evidence_id, **said)  # type: ignore[arg-type]
        case "TERIMA":
            handing.accept_offer(**said)  # type: ignore[arg-type]
        case "KEMBALIKAN":
            handing.return_offer(reason=one.words, **said)  # type: ignore[arg-type]
        case "MULAI":
            working.start(**said)  # type: ignore[arg-type]
    if one.step == "KOMENTAR" or (one.step in ("MULAI", "TERIMA") and one.words.strip()):
        telling.comment(words=one.words, **said)  # type: ignore[arg-type]


def _judged(row: EvidenceRow, by: Actor) -> tuple[Verdict, ...]:
    with files.open_rows([row]) as opened:
        rows = steps.answer_rows(opened[CONTRACT][0].path, MOST_ROWS)
    if len(rows) > MOST_ROWS:
        raise _refused("answers_too_many", f"Paling banyak {MOST_ROWS} jawaban dalam satu berkas.",
                       f"A file holds {MOST_ROWS} answers at most.")  # fmt: skip
    numbers = {one.number: number_of(one.number) for one in rows}
    with as_owner():
        found = queries.obstacles_numbered(n for n in numbers.values() if n is not None)
    reader = reader_of(by)
    verdicts = []
    for one in rows:
        number = numbers[one.number]
        obstacle = found.get(number) if number is not None else None
        if obstacle is not None and not sees(whose(obstacle), reader):
            obstacle = None
        verdicts.append(_verdict(one, obstacle, by))
    return tuple(verdicts)


def _verdict(one: AnswerRow, obstacle: queries.Obstacle | None, by: Actor) -> Verdict:
    if obstacle is None:
        return judge(one, None, (), MOST_WORDS)
    verbs = {
        verb
        for verb in steps_open(obstacle.state, whose(obstacle), reader_of(by)) & _VERBS
        if any(may(by, right) for right in RIGHTS[verb])
    }
    return judge(one, obstacle.id, verbs, MOST_WORDS)


def _reached(evidence_id: UUID, by: Actor) -> EvidenceRow:
    """Give a file of answers that one's own organisation sent."""
    require(by, "answer.send")
    row = files.evidence(evidence_id)
    if row is None or row.contract != CONTRACT or row.sender != by.organisation_id:
        raise files.unknown()
    return row


def _as_sender(by: Actor) -> Actor:
    """Let whoever may send answers hand in this file; its sender stays their organisation."""
    return replace(by, roles=by.roles | SYSTEM.roles)


def _refused(code: str, indonesian: str, english: str) -> AnswersRefused:
    return AnswersRefused(
        code,
        Sentence(indonesian, english),
        Sentence("Unduh antreannya lagi, lalu isi dan kirim.", "Take the queue again, fill it in."),
    )
