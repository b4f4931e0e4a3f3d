"""The questions about reports: the list, one report with its life, its papers."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from salur.kernel.program import Program
from salur.parties import queries as parties
from salur.reporting import models
from salur.reporting.domain.berita_acara import BeritaAcara
from salur.reporting.domain.frozen import digest_of, thaw
from salur.reporting.domain.parts import Letterhead, SignatureMark
from salur.reporting.domain.states import State

PAGE = 50


@dataclass(frozen=True)
class ReportRow:
    """One report in a list."""

    id: UUID
    program: Program
    period: int
    code: str
    path: str
    number: str
    version: int
    state: State
    state_at: dt.datetime
    prepared_at: dt.datetime
    prepared_by_name: str
    signed: int
    parties: int


@dataclass(frozen=True)
class PartyRow:
    """One party, and its signature where it has signed."""

    organisation_id: UUID
    name: str
    signature: SignatureMark | None


@dataclass(frozen=True)
class StepRow:
    """One thing that was done with a report."""

    move: str
    state: State
    person_name: str
    organisation: str
    reason: str
    at: dt.datetime


@dataclass(frozen=True)
class ScanRow:
    """One attached scan, without its bytes."""

    id: UUID
    file_name: str
    media_type: str
    size: int
    sha256: str
    person_name: str
    at: dt.datetime


@dataclass(frozen=True)
class ReportDetail:
    """One report: its content, who signed, what was done, and the versions beside it."""

    row: ReportRow
    content: BeritaAcara
    digest: str
    version_id: UUID
    office_id: UUID
    prepared_by: UUID
    parties: tuple[PartyRow, ...]
    steps: tuple[StepRow, ...]
    scans: tuple[ScanRow, ...]
    versions: tuple[ReportRow, ...]

    @property
    def marks(self) -> tuple[SignatureMark, ...]:
        """The signatures, in the order of the parties."""
        return tuple(one.signature for one in self.parties if one.signature is not None)


@dataclass(frozen=True)
class ReportFilter:
    """Which reports to list; None means all."""

    program: Program | None = None
    period: int | None = None
    state: State | None = None
    newest_only: bool = False


def reports_page(
    path: str = "id",
    only: ReportFilter | None = None,
    *,
    after: tuple[dt.datetime, UUID] | None = None,
    size: int = PAGE,
) -> tuple[ReportRow, ...]:
    """Give reports at or under `path`, newest first, from after (prepared_at, id)."""
    only = only or ReportFilter()
    rows = models.Report.objects.filter(path__within=path)
    if only.program is not None:
        rows = rows.filter(program=only.program)
    if only.period is not None:
        rows = rows.filter(period=only.period)
    if only.state is not None:
        rows = rows.filter(state=only.state)
    if only.newest_only:
        rows = rows.filter(correction__isnull=True)
    if after is not None:
        rows = rows.filter(Q(prepared_at__lt=after[0]) | Q(prepared_at=after[0], id__lt=after[1]))
    return _listed(rows.order_by("-prepared_at", "-id")[:size])


def newest_of_month(period: int, path: str) -> tuple[ReportRow, ...]:
    """Give the newest report of every kab/kota and programme of a month, by code."""
    rows = models.Report.objects.filter(
        period=period, path__within=path, correction__isnull=True
    ).order_by("code", "program")
    return _listed(rows)


def report(report_id: UUID) -> ReportDetail | None:
    """Give one report with its life, None where the scope has none; six queries."""
    row = models.Report.objects.filter(id=report_id).first()
    if row is None:
        return None
    signatures = row.signatures.order_by("at", "id")
    marks = {one.organisation_id: mark_of(one) for one in signatures}
    steps = list(row.steps.order_by("id"))
    named = {one.organisation_id for one in steps if one.organisation_id} | {*row.parties}
    names = {one.id: one.name for one in parties.organisations(named)}
    versions = models.Report.objects.filter(
        program=row.program, period=row.period, code=row.code
    ).order_by("-version")
    return ReportDetail(
        row=_row(row, len(marks)),
        content=thaw(row.content),
        digest=row.digest,
        version_id=row.version_id,
        office_id=row.office_id,
        prepared_by=row.prepared_by,
        parties=tuple(PartyRow(o, names.get(o, ""), marks.get(o)) for o in row.parties),
        steps=tuple(
            StepRow(
                one.move,
                State(one.state),
                one.person_name,
                names.get(one.organisation_id, "") if one.organisation_id else "",
                one.reason,
                one.at,
            )
            for one in steps
        ),
        scans=tuple(
            ScanRow(*values)
            for values in row.scans.order_by("at", "id").values_list(
                "id", "file_name", "media_type", "size", "sha256", "person_name", "at"
            )
        ),
        versions=_listed(versions),
    )


def signed_pdf(report_id: UUID) -> bytes | None:
    """Give the letter as it was signed, byte for byte; None while it is a draft."""
    found = models.Report.objects.filter(id=report_id).values_list("pdf", flat=True).first()
    return None if found is None else bytes(found)


def scan_bytes(scan_id: UUID) -> bytes | None:
    """Give an attached scan, None where the scope has none."""
    found = models.Scan.objects.filter(id=scan_id).values_list("data", flat=True).first()
    return None if found is None else bytes(found)


def is_intact(report_id: UUID) -> bool:
    """Say whether the content still has its digest, and every signature is over just that."""
    row = models.Report.objects.filter(id=report_id).first()
    if row is None or digest_of(row.content) != row.digest:
        return False
    return all(one.digest == row.digest for one in row.signatures.all())


def letterhead(organisation_id: UUID, on: dt.date) -> Letterhead | None:
    """Give the head of an office's letters on a day, None where it has set none."""
    row = (
        models.Letterhead.objects.filter(organisation_id=organisation_id, valid_from__lte=on)
        .order_by("-valid_from", "-id")
        .first()
    )
    if row is None:
        return None
    return Letterhead(row.government, row.office, tuple(row.address), row.place)


def _listed(rows: "QuerySet[models.Report]") -> tuple[ReportRow, ...]:
    # Content and letter are heavy and of no use in a list; counting is one query for all.
    light = list(rows.defer("content", "pdf"))
    return tuple(_row(row, signed) for row, signed in _counted(light))


def _counted(rows: Iterable[models.Report]) -> list[tuple[models.Report, int]]:
    found = list(rows)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT report_id, count(*) FROM reporting_signature WHERE report_id = ANY (%s)"
            " GROUP BY report_id",
            [[row.id for row in found]],
        )
        signed = dict(cursor.fetchall())
    return [(row, signed.get(row.id, 0)) for row in found]


def _row(row: models.Report, signed: int) -> ReportRow:
    return ReportRow(
        id=row.id,
        program=Program(row.program),
        period=row.period,
        code=row.code,
        path=row.path,
        number=row.number,
        version=row.version,
        state=State(row.state),
        state_at=row.state_at,
        prepared_at=row.prepared_at,
        prepared_by_name=row.prepared_by_name,
        signed=signed,
        parties=len(row.parties),
    )


def mark_of(row: models.Signature) -> SignatureMark:
    """Give one signature as the letter has it."""
    acting = row.acting
    return SignatureMark(
        str(row.organisation_id),
        row.name,
        row.nip,
        row.title,
        "Plt." if acting == "Plt." else "Plh." if acting == "Plh." else "",
        row.at,
        row.digest,
    )
