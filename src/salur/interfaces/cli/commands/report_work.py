"""What `salur report` does once the installation runs."""

import uuid
from pathlib import Path

from salur.interfaces.cli.commands.acting import acting, now, within
from salur.interfaces.cli.outputs import whole_directory
from salur.interfaces.cli.screen import Screen
from salur.interfaces.cli.values import UsageRefused
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Sentence
from salur.kernel.region_code import RegionCode
from salur.reconciliation import queries as reconciliation
from salur.reporting import actions, queries
from salur.reporting.documents.pdf import berita_acara_pdf
from salur.reporting.documents.xlsx import berita_acara_xlsx


def show_reports(screen: Screen, email: str, period: Period, path: str) -> None:
    """Print the newest report of every kab/kota and programme of a month."""
    with within(acting(email)):
        found = queries.newest_of_month(period.number, path)
    words = screen.words
    rows = [
        [one.code, str(one.program), one.number, str(one.state), f"{one.signed}/{one.parties}"]
        for one in found
    ]
    heads = ["kab/kota", words("program", "programme"), words("nomor", "number")]
    tail = [words("keadaan", "state"), words("tanda tangan", "signatures")]
    screen.table(str(period), [*heads, *tail], rows)


def draft_report(
    screen: Screen, email: str, program: Program, period: Period, region: RegionCode
) -> None:
    """Draft the report of what is published."""
    by = acting(email)
    with within(by):
        version = reconciliation.current_version(program, period.number, region.digits)
        if version is None:
            raise _nothing("Bulan itu belum diterbitkan.", "That month is not published.")
        moved = actions.draft_report(
            version_id=version.id, by=by, at=now(), key=f"cli {uuid.uuid4()}"
        )
    screen.say(f"Konsep {moved.number}.", f"Draft {moved.number}.")


def write_papers(
    screen: Screen, email: str, program: Program, period: Period, region: RegionCode, out: Path
) -> None:
    """Write the newest report as it stands: signed, or marked as a draft."""
    with within(acting(email)):
        found = [
            one
            for one in queries.newest_of_month(period.number, region.path)
            if one.program is program and one.code == region.digits
        ]
        detail = queries.report(found[0].id) if found else None
        if detail is None:
            raise _nothing("Belum ada berita acara.", "There is no report yet.")
        signed = queries.signed_pdf(detail.row.id)
        pdf = signed or berita_acara_pdf(detail.content, detail.marks)
        sheet = berita_acara_xlsx(detail.content)
    name = f"berita-acara-{program}-{region.digits}-{period}".lower()
    with whole_directory(out) as draft:
        (draft / f"{name}.pdf").write_bytes(pdf)
        (draft / f"{name}.xlsx").write_bytes(sheet)
    screen.say(f"{detail.row.number}: {out}/{name}.pdf, .xlsx", f"{detail.row.number}: {out}")


def _nothing(indonesian: str, english: str) -> UsageRefused:
    return UsageRefused(
        "report_missing",
        Sentence(indonesian, english),
        Sentence("Lihat salur cycle list.", "See salur cycle list."),
    )
