"""What is contested of a month, beside what its lines and classes say now: for letter and pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from salur.evidence import queries as evidence
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.parties import queries as parties
from salur.places import queries as places
from salur.reconciliation.domain.bpnt import BPNT_CLASSES
from salur.reconciliation.domain.rastra import RASTRA_CLASSES
from salur.reporting.domain import writing
from salur.reporting.domain.contests import TERMS, Subject, answer_text, is_settled
from salur.reporting.domain.parts import ContestedRow
from salur.reporting.queries.contests import Contest, contests_of, figures_now

_CLASSES = {
    Program.BPNT: {one.number: one.label.id for one in BPNT_CLASSES},
    Program.RASTRA: {one.number: one.label.id for one in RASTRA_CLASSES},
}


@dataclass(frozen=True)
class Standing:
    """A contest that stands: what its figure is now."""

    contest: Contest
    stated: int


def standing_contests(
    program: Program, period: Period, code: str, path: str
) -> tuple[Standing, ...]:
    """Give the contests of a month that stand, oldest first, with what their figures are now."""
    found = contests_of(program, period.number, code)
    stated = figures_now(found, program, period, path)
    return tuple(
        Standing(one, stated[one.id])
        for one in found
        if not is_settled(one.answer, stated[one.id], one.claimed)
    )


def contested_rows(standing: Iterable[Standing]) -> tuple[ContestedRow, ...]:
    """Give the contests as the letter has them: a desa or a class, never a family or an account."""
    found = tuple(standing)
    if not found:
        return ()
    day = Period.from_number(found[0].contest.period).last_day
    codes = {one.contest.kode_wilayah for one in found if one.contest.kode_wilayah}
    names = places.names(codes, day) if codes else {}
    owners = {one.id: one.name for one in parties.organisations({o.contest.party for o in found})}
    files = evidence.files_by_id(o.contest.evidence for o in found if o.contest.evidence)
    return tuple(
        ContestedRow(
            id=str(one.contest.id),
            party=owners.get(one.contest.party, ""),
            line=line_text(one.contest, names),
            term=TERMS[Program(one.contest.program)][one.contest.term].id,
            stated=one.stated,
            claimed=one.contest.claimed,
            reason=one.contest.reason,
            evidence=_proof(one.contest, files),
            answer=answer_text(one.contest.answer, one.contest.answer_reason),
        )
        for one in found
    )


def line_text(one: Contest, names: Mapping[str, str]) -> str:
    """Name what is contested: a class with its bank, or one account or desa by its place."""
    program = Program(one.program)
    if one.subject_kind is Subject.CLASS:
        label = _CLASSES[program].get(one.klass, str(one.klass))
        return f"Kelas “{label}”" + (f", {one.bank}" if program is Program.BPNT else "")
    place = writing.region_name(names.get(one.kode_wilayah or "", "tanpa desa"))
    return f"Satu rekening di {place}" if program is Program.BPNT else place


def _proof(one: Contest, files: Mapping[UUID, evidence.EvidenceRow]) -> str:
    if one.evidence is None:
        return ""
    file = files.get(one.evidence)
    name = file.file_name if file else "berkas di Salur"
    return f"{name} baris {one.evidence_row}" if one.evidence_row else name
