"""The questions about compiled reports, and about what was accepted to be counted in them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.parties import queries as parties
from salur.reporting import models
from salur.reporting.domain.compilation import Compilation
from salur.reporting.domain.frozen import digest_of, thaw, thaw_compilation
from salur.reporting.domain.ladder import Tier
from salur.reporting.domain.parts import SignatureMark
from salur.reporting.domain.states import KEPT, State

MOST = 200  # two programmes, every province, Wilayah and the ministry, with room


@dataclass(frozen=True)
class AcceptedReport:
    """The last accepted version of a kab/kota's berita acara: what is counted above it."""

    id: UUID
    code: str
    number: str
    version: int
    digest: str
    version_id: UUID
    units: int
    figures: Mapping[str, int]


@dataclass(frozen=True)
class CompilationRow:
    """One compiled report in a list; `counted` and `missing` are kab/kota."""

    id: UUID
    program: Program
    period: int
    tier: Tier
    code: str
    path: str
    office_id: UUID
    receiver_id: UUID | None
    number: str
    version: int
    digest: str
    units: int
    figures: Mapping[str, int]
    counted: int
    missing: int
    prepared_by: UUID
    prepared_by_name: str
    prepared_at: dt.datetime
    state: State
    state_at: dt.datetime


@dataclass(frozen=True)
class AcceptedCompilation:
    """The last accepted version of what an office beneath compiled."""

    id: UUID
    digest: str
    content: Compilation


@dataclass(frozen=True)
class CompilationStepRow:
    """One thing that was done with a compiled report."""

    move: str
    state: State
    person_name: str
    organisation: str
    reason: str
    at: dt.datetime


@dataclass(frozen=True)
class CompilationDetail:
    """One compiled report: its content, who passed it on, what was done, its versions."""

    row: CompilationRow
    content: Compilation
    mark: SignatureMark | None
    receiver: str
    steps: tuple[CompilationStepRow, ...]
    versions: tuple[CompilationRow, ...]


def accepted_reports(
    program: Program, period: Period, roots: Iterable[str]
) -> dict[str, AcceptedReport]:
    """Give what the provinces accepted of the kab/kota under `roots`, by code; one question."""
    rows = models.Report.objects.filter(
        program=program, period=period.number, path__within=list(roots), state__in=KEPT
    )
    found = rows.order_by("code", "-version").distinct("code")
    named = found.values_list(
        "id", "code", "number", "version", "digest", "version_id", "units", "figures"
    )
    return {row[1]: AcceptedReport(*row) for row in named}


def accepted_compilations(
    program: Program, period: Period, offices: Iterable[UUID]
) -> dict[UUID, AcceptedCompilation]:
    """Give the last version that was accepted of each office, by office."""
    rows = models.Compilation.objects.filter(
        program=program, period=period.number, office_id__in=list(offices), state=State.LOCKED
    )
    found = rows.order_by("office_id", "-version").distinct("office_id")
    return {
        row.office_id: AcceptedCompilation(row.id, row.digest, thaw_compilation(row.content))
        for row in found.defer("pdf")
    }


def corrections_of(
    asked: Iterable[tuple[UUID, int]],
) -> dict[UUID, tuple[int, tuple[str, ...]]]:
    """Give how many units changed, and which files are new, since an earlier version of a report.

    `asked` are reports with the version counted before; absent where there was none. A question
    or two for each: a correction changes a handful of kab/kota.
    """
    found = {}
    for report_id, before in asked:
        row = models.Report.objects.filter(id=report_id).only("program", "period", "code").first()
        if row is None or not before:
            continue
        later = models.Report.objects.filter(
            program=row.program, period=row.period, code=row.code, version__gt=before
        )
        upto = models.Report.objects.filter(id=report_id).values("version")
        texts = (
            later.filter(version__lte=upto).order_by("version").values_list("content", flat=True)
        )
        given = [one for text in texts if (one := thaw(text).correction) is not None]
        files = {f"{file.file_name} ({file.contract}, {file.sha256[:12]})": None
                 for one in given for file in one.evidence}  # fmt: skip
        found[report_id] = (sum(one.units for one in given), tuple(files))
    return found


def compilations_of(period: int, path: str = "id") -> tuple[CompilationRow, ...]:
    """Give the newest compiled report of every office and programme of a month, by tier and code.

    Those at or under `path`, and those above it that are in scope; one question.
    """
    rows = models.Compilation.objects.filter(period=period, correction__isnull=True)
    rows = rows.filter(Q(path__within=path) | Q(path__holds=path))
    return _listed(rows.order_by("tier", "code", "program"))


def compilation(compilation_id: UUID) -> CompilationDetail | None:
    """Give one compiled report with its life, None where the scope has none; four questions."""
    row = models.Compilation.objects.defer("pdf").filter(id=compilation_id).first()
    if row is None:
        return None
    steps = list(row.steps.order_by("id"))
    named = {one.organisation_id for one in steps if one.organisation_id}
    named |= {row.receiver_id} if row.receiver_id else set()
    names = {one.id: one.name for one in parties.organisations(named)}
    versions = models.Compilation.objects.filter(
        program=row.program, period=row.period, code=row.code
    )
    return CompilationDetail(
        row=_row(row),
        content=thaw_compilation(row.content),
        mark=mark_of(row),
        receiver=names.get(row.receiver_id, "") if row.receiver_id else "",
        steps=tuple(
            CompilationStepRow(
                one.move,
                State(one.state),
                one.person_name,
                names.get(one.organisation_id, "") if one.organisation_id else "",
                one.reason,
                one.at,
            )
            for one in steps
        ),
        versions=_listed(versions.order_by("-version")),
    )


def compilation_pdf(compilation_id: UUID) -> bytes | None:
    """Give the letter as it was passed on, byte for byte; None while it is a draft."""
    rows = models.Compilation.objects.filter(id=compilation_id)
    found = rows.values_list("pdf", flat=True).first()
    return None if found is None else bytes(found)


def compilation_is_intact(compilation_id: UUID) -> bool:
    """Say whether the content still has its digest, and says what its columns say."""
    row = models.Compilation.objects.filter(id=compilation_id).first()
    if row is None or digest_of(row.content) != row.digest:
        return False
    content = thaw_compilation(row.content)
    return (content.units, len(content.counted)) == (row.units, row.counted)


def mark_of(row: models.Compilation) -> SignatureMark | None:
    """Give who verified and passed a compiled report on, None while nobody has."""
    if row.passed_at is None:
        return None
    return SignatureMark(
        str(row.office_id), row.passed_by_name, row.passed_by_nip, row.passed_by_title, "",
        row.passed_at, row.digest,
    )  # fmt: skip


def _listed(rows: "QuerySet[models.Compilation]") -> tuple[CompilationRow, ...]:
    return tuple(map(_row, rows.defer("content", "pdf")[:MOST]))


def _row(row: models.Compilation) -> CompilationRow:
    return CompilationRow(
        id=row.id,
        program=Program(row.program),
        period=row.period,
        tier=Tier(row.tier),
        code=row.code,
        path=row.path,
        office_id=row.office_id,
        receiver_id=row.receiver_id,
        number=row.number,
        version=row.version,
        digest=row.digest,
        units=row.units,
        figures=row.figures,
        counted=row.counted,
        missing=row.missing,
        prepared_by=row.prepared_by,
        prepared_by_name=row.prepared_by_name,
        prepared_at=row.prepared_at,
        state=State(row.state),
        state_at=row.state_at,
    )
