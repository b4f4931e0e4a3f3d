"""Writing a package to take away: a ZIP whose bytes follow from what is published and nothing else.

Tables are CSV, families and accounts bear opaque numbers, files are named by their hash. Times and
order are fixed, so that the same state gives the same bytes.
"""

import csv
import hashlib
import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any
from uuid import UUID

from salur.access.actions import as_owner
from salur.access.queries import Actor, may
from salur.audit import queries as audit
from salur.evidence import queries as evidence
from salur.evidence.queries import EvidenceRow
from salur.evidence.queries.opening import place_of, plain_chunks
from salur.kernel.program import Program
from salur.places.queries import digits_of
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.actions import TracedLine, traced_units
from salur.reconciliation.queries import MONEY_AMOUNTS, RICE_AMOUNTS, SUM_TERMS, WholeUnit
from salur.registry import queries as registry
from salur.reporting.domain.packages import Asked

Step = Callable[[str], None]
# What made the figures; what is done with a package later does not change it.
_MADE_BY = (
    *("evidence.received", "evidence.checked", "evidence.accepted"),
    "reconciliation.published",
)
_SAID = {"perintah": "ordered", "topup": "credited", "transaksi": "spent", "setoran": "returned"}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_FORMAT = 1


@dataclass
class _Package:
    """A ZIP that is being written, and the hash of each file in it."""

    zip: zipfile.ZipFile
    hashes: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        digest = hashlib.sha256()
        with self.zip.open(_entry(name), "w", force_zip64=True) as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
        self.hashes[name] = digest.hexdigest()

    def table(self, name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        self.add(name, _as_csv(heads, rows))


def write_package(target: Path, asked: Asked, by: Actor, step: Step) -> None:
    """Write the package of a region's month to `target`, as far as the scope of `by` reaches."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        package = _Package(archive)
        is_money = asked.program is Program.BPNT
        step("figures")
        _write_figures(package, asked, is_money=is_money)
        step("rows")
        units = _write_rows(package, asked, is_money=is_money)
        step("statements")
        found = _write_statements(package, asked, units, by)
        step("evidence")
        _write_evidence(package, found.files, with_files=asked.with_files)
        step("audit")
        _write_chain(package, asked, found.files, by)
        for name, place in (("verify.py", "verify.py"), ("BACA-SAYA.txt", "package.txt")):
            text = resources.files("salur.reporting.documents").joinpath(place).read_bytes()
            package.add(name, [text])
        manifest = {
            "format": _FORMAT,
            "program": str(asked.program),
            "period": str(asked.period),
            "region": digits_of(asked.path),
            "carried": found.carried,
            "unexplained": found.unexplained,
            "files": dict(sorted(package.hashes.items())),
        }
        written = json.dumps(manifest, indent=1, sort_keys=True) + "\n"
        archive.writestr(_entry("manifest.json"), written.encode())


def _write_figures(package: _Package, asked: Asked, *, is_money: bool) -> None:
    terms = [t for t in SUM_TERMS if t == "units" or t.endswith("_g") is not is_money]
    sums = reconciliation.whole_sums(asked.program, asked.period.number, asked.path)
    rows = (
        (level, one.code, one.bank, one.klass, *(one.terms[term] for term in terms))
        for level, one in sums
    )
    package.table("figures.csv", ("level", "code", "bank", "class", *terms), rows)


def _write_rows(package: _Package, asked: Asked, *, is_money: bool) -> list[WholeUnit]:
    amounts = MONEY_AMOUNTS if is_money else RICE_AMOUNTS
    heads = ("unit", "code", "region", "bank", "class", "family", "findings", "rest", "version")
    units: list[WholeUnit] = []

    def rows() -> Iterator[Sequence[Any]]:
        for page in reconciliation.whole_units(asked.program, asked.period.number, asked.path):
            units.extend(page)
            named = registry.families_named({one.id_kpm for one in page if one.id_kpm})
            for one in page:
                family = named[one.id_kpm][0] if one.id_kpm in named else ""
                yield (
                    *(one.id, one.code, one.kode_wilayah or "", one.bank or "", one.klass, family),
                    *(" ".join(one.findings), one.rest, one.since, *one.amounts),
                )

    package.table("rows.csv", (*heads, *amounts), rows())
    return units


@dataclass(frozen=True)
class _Statements:
    files: dict[UUID, EvidenceRow]
    carried: bool
    unexplained: list[str]


def _write_statements(
    package: _Package, asked: Asked, units: Sequence[WholeUnit], by: Actor
) -> _Statements:
    counted: dict[tuple[int, str], int] = defaultdict(int)
    used: set[UUID] = set()

    def rows(lines: Iterable[TracedLine]) -> Iterator[Sequence[Any]]:
        for one in lines:
            counted[one.unit, _SAID.get(one.contract, "opening")] += one.counted or 0
            used.add(one.evidence)
            yield (
                *(one.unit, one.contract, one.evidence, one.row, one.day or "", one.amount),
                *("" if one.counted is None else one.counted, one.status),
            )

    heads = ("unit", "contract", "evidence", "row", "day", "amount", "counted", "status")
    with traced_units(program=asked.program, period=asked.period, units=units, by=by) as found:
        lines, basis = found
        package.table("statements.csv", heads, rows(lines))
    told = [name for name in MONEY_AMOUNTS if not (basis.carried and name == "opening")]
    unexplained = [
        str(one.id)
        for one in (units if asked.program is Program.BPNT else ())
        for amounts in [dict(zip(MONEY_AMOUNTS, one.amounts, strict=True))]
        if any(amounts[name] != counted[one.id, name] for name in told)
    ]
    return _Statements({one: basis.rows[one] for one in used}, basis.carried, unexplained)


def _write_evidence(package: _Package, files: dict[UUID, EvidenceRow], *, with_files: bool) -> None:
    heads = ("evidence", "contract", "file_name", "sha256", "size", "sender", "received_by")
    ordered = sorted(files.values(), key=lambda one: (one.contract, one.sha256, one.id))
    rows = (
        (
            *(one.id, one.contract, one.file_name, one.sha256, one.size, one.sender_name),
            *(one.received_by_name, one.received_at.isoformat(), one.rows, one.accepted),
        )
        for one in ordered
    )
    package.table("evidence.csv", (*heads, "received_at", "rows", "accepted"), rows)
    visible = evidence.files_by_id(files) if with_files else {}
    for sha256 in sorted({one.sha256 for one in visible.values()}):
        package.add(f"evidence/{sha256}", plain_chunks(place_of(sha256)))


def _write_chain(
    package: _Package, asked: Asked, files: dict[UUID, EvidenceRow], by: Actor
) -> None:
    with as_owner():
        at = reconciliation.made_at(asked.program, asked.period.number, asked.path)
        span = audit.chain_about([*files], _MADE_BY, at) if at is not None else None
    links = audit.chain(*span) if span is not None else ()
    reads = may(by, "audit.read")
    package.table(
        "audit.csv",
        ("number", "day", "event", "previous", "hash", "text"),
        (
            (one.number, one.day, one.event_id, one.previous, one.hash, one.text if reads else "")
            for one in links
        ),
    )


def _as_csv(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow(["" if cell is None else cell for cell in row])
        if out.tell() > 1 << 20:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info
