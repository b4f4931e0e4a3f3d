"""Contesting: a bank or Bulog holds a figure against its month before it signs; the office answers.

What is contested stays and stands in the berita acara with its evidence, until the figure is what
was claimed or the party withdraws. Refusals, in the order in which they are found: `role_missing`,
`outside_scope`, `line_unknown`, `term_unknown`, `claim_is_stated`, `contest_reason_missing`,
`identifier_in_text`, `contest_evidence_unknown`, `contested_already`; of an answer:
`contest_unknown`, `role_missing`, `outside_scope`, `contest_reason_missing`, `identifier_in_text`,
`contest_of_another`, `contest_answered`.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.evidence import queries as evidence
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Sentence
from salur.kernel.region_code import RegionCode
from salur.kernel.sql_text import sql_text
from salur.parties import queries as parties
from salur.reconciliation import queries as reconciliation
from salur.reporting.actions.refusals import ReportRefused, check_words
from salur.reporting.domain.contests import TERMS, Answer, Subject, is_settled
from salur.reporting.queries.contests import Contest, class_sums, contest, contests_of

_SHORTEST = 10
_KAB = 4


@dataclass(frozen=True)
class Claim:
    """What a party says a figure should be, why, and on which evidence (and row of it)."""

    term: str
    claimed: int
    reason: str
    evidence: UUID | None = None
    evidence_row: int | None = None


@dataclass(frozen=True)
class _Line:
    program: Program
    period: Period
    code: str
    path: str
    kind: Subject
    subject: str
    klass: int
    bank: str
    kode_wilayah: str | None
    figures: dict[str, int]


@transaction.atomic
def contest_line(
    *, exception_id: UUID, claim: Claim, by: Actor, at: dt.datetime, key: str
) -> Contest:
    """Contest one line: an account's or a desa's month, known by the exception about it."""
    require(by, "line.contest")
    found = reconciliation.lines_now([exception_id]).get(exception_id)
    if found is None or len(found.code) != _KAB:
        raise _line_unknown()
    line = _Line(
        Program(found.program), Period.from_number(found.period), found.code,
        RegionCode(found.code).path, Subject.LINE, str(exception_id), found.klass, "-",
        found.kode_wilayah, dict(found.figures),
    )  # fmt: skip
    return _contested(line, claim, by=by, at=at, key=key)


@transaction.atomic
def contest_class(
    *,
    program: Program,
    period: Period,
    code: str,
    klass: int,
    claim: Claim,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Contest:
    """Contest the sum of one class of a kab/kota's month; a bank that of its own accounts."""
    require(by, "line.contest")
    path, bank = RegionCode(code).path, _bank_of(by)
    figures = class_sums(program, period, path, bank).get(klass)
    if figures is None or len(code) != _KAB:
        raise _line_unknown()
    line = _Line(
        program, period, code, path, Subject.CLASS, f"{bank}.{klass}", klass, bank, None,
        dict(figures),
    )  # fmt: skip
    return _contested(line, claim, by=by, at=at, key=key)


@transaction.atomic
def answer_contest(
    *, contest_id: UUID, answer: Answer, reason: str, by: Actor, at: dt.datetime, key: str
) -> Contest:
    """Answer a contest for the office, or withdraw one's own; each once."""
    one = contest(contest_id)
    if one is None:
        raise _refused("contest_unknown", "Bantahan itu tidak ada.", "There is no such contest.")
    withdraws = answer is Answer.WITHDRAWN
    require(by, "line.contest" if withdraws else "line.answer", one.path)
    if audit.done("line.answered", key) is not None:
        return one
    _check_reason(reason)
    if withdraws and by.organisation_id != one.party:
        raise _refused(
            "contest_of_another",
            "Bantahan ditarik oleh lembaga yang mengajukannya.",
            "A contest is withdrawn by the party that made it.",
        )
    values: dict[str, Any] = {
        "contest": one.id,
        "path": one.path,
        "party": one.party,
        "answer": answer,
    }
    values |= {"reason": reason.strip(), "person": by.person_id, "name": by.name, "at": at}
    try:
        with transaction.atomic():
            _run("insert_contest_answer", values)
    except IntegrityError as fault:
        raise _refused(
            "contest_answered", "Bantahan ini sudah dijawab.", "This contest is answered already."
        ) from fault
    audit.record(
        action="line.answered",
        by=by,
        at=at,
        subject=("contest", one.id),
        path=one.path,
        facts={"region": one.code, "answer": str(answer), "reason": reason.strip(),
               "month": str(Period.from_number(one.period)), "program": one.program},
        key=key,
    )  # fmt: skip
    return _known(one.id)


def _contested(line: _Line, claim: Claim, *, by: Actor, at: dt.datetime, key: str) -> Contest:
    require(by, "line.contest", line.path)
    done = audit.done("line.contested", key)
    if done is not None:
        return _known(UUID(done.subject_id))
    stated = line.figures.get(claim.term)
    if claim.term not in TERMS[line.program] or stated is None:
        raise _refused(
            "term_unknown", "Angka itu tidak dapat dibantah.", "That figure cannot be contested."
        )
    if claim.claimed == stated or claim.claimed < 0:
        raise _refused(
            "claim_is_stated",
            "Angka yang Anda ajukan sama dengan yang tercatat.",
            "The figure you claim is the one on record.",
        )
    _check_reason(claim.reason)
    _check_evidence(claim)
    _one_at_a_time(line)
    _check_open(line, claim, by)
    identity = uuid4()
    values: dict[str, Any] = {"id": identity, "program": line.program, "period": line.period.number}
    values |= {"code": line.code, "path": line.path, "party": by.organisation_id}
    values |= {"subject_kind": line.kind, "subject": line.subject, "klass": line.klass}
    values |= {"bank": line.bank, "kode_wilayah": line.kode_wilayah, "term": claim.term}
    values |= {"stated": stated, "claimed": claim.claimed, "reason": claim.reason.strip()}
    values |= {"evidence": claim.evidence, "evidence_row": claim.evidence_row}
    values |= {"person": by.person_id, "name": by.name, "at": at}
    _run("insert_contest", values)
    audit.record(
        action="line.contested",
        by=by,
        at=at,
        subject=("contest", identity),
        path=line.path,
        facts={"program": line.program, "month": str(line.period), "region": line.code,
               "term": claim.term, "stated": stated, "claimed": claim.claimed,
               "reason": claim.reason.strip()},
        key=key,
    )  # fmt: skip
    return _known(identity)


def _one_at_a_time(line: _Line) -> None:
    """Let whoever contests the same line wait, so that two do not both find it uncontested."""
    with connection.cursor() as cursor:
        place = f"contest\n{line.program}\n{line.period}\n{line.subject}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [place])


def _check_open(line: _Line, claim: Claim, by: Actor) -> None:
    """Refuse a second contest of a figure while one of the same party stands."""
    for one in contests_of(line.program, line.period.number, line.code):
        same = (one.party, one.subject, one.term) == (by.organisation_id, line.subject, claim.term)
        if same and not is_settled(one.answer, line.figures[one.term], one.claimed):
            raise _refused(
                "contested_already",
                "Angka ini sudah Anda bantah.",
                "You contest this figure already.",
            )


def _check_reason(reason: str) -> None:
    if len(reason.strip()) < _SHORTEST:
        raise _refused(
            "contest_reason_missing",
            "Alasan belum ditulis (sedikitnya 10 huruf).",
            "The reason is missing (10 letters at least).",
        )
    check_words(reason)


def _check_evidence(claim: Claim) -> None:
    if claim.evidence is None:
        return
    found = evidence.evidence(claim.evidence)
    row = claim.evidence_row
    if found is None or found.status in ("refused", "withdrawn") or (row is not None and row < 1):
        raise _refused(
            "contest_evidence_unknown",
            "Berkas atau baris bukti itu tidak ada.",
            "That file or row is not there.",
        )


def _bank_of(by: Actor) -> str:
    """Give the name that orders call the party's bank; "-" for Bulog."""
    mine = parties.organisation(by.organisation_id) if by.organisation_id else None
    return mine.code.split("-")[0] if mine is not None and "bank" in by.roles else "-"


def _known(contest_id: UUID) -> Contest:
    found = contest(contest_id)
    assert found is not None, "what was just contested is there"
    return found


def _run(statement: str, values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("reporting", statement), values)


def _line_unknown() -> ReportRefused:
    return _refused(
        "line_unknown",
        "Baris itu tidak ada dalam bagian lembaga Anda.",
        "There is no such line among those of your organisation.",
    )


def _refused(code: str, indonesian: str, english: str) -> ReportRefused:
    return ReportRefused(
        code,
        Sentence(indonesian, english),
        Sentence("Buka lagi halaman rekapitulasi.", "Open the page of the recapitulation again."),
    )
