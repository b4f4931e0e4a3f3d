"""Snapshots of the ministry as they arrive: written, received, accepted by an office."""

import datetime as dt
import io
import uuid
from collections.abc import Mapping, Sequence

from tests.integration.distribution import world

from salur.access.queries import SYSTEM, Actor
from salur.distribution.actions import accept_evidence
from salur.evidence import actions as evidence
from salur.kernel.period import Period
from salur.quality import queries
from salur.registry import actions as registry
from salur.registry import queries as register
from salur.registry.domain import Kind, NewChange, Reason, Source

DESA, DESA_2, ELSEWHERE = world.DESA, world.DESA_2, world.DESA_OTHER
PATH, OTHER_PATH = world.PATH, "id.62.02"
COLUMNS = (
    *("id_kpm", "nik", "nama_pengurus", "tanggal_lahir", "nama_ibu_kandung", "alamat"),
    "kode_wilayah",
)
Rows = Mapping[str, Mapping[str, str]]


def family(number: int, **other: str) -> dict[str, str]:
    """Give a made-up family as a row of contract `kpm`."""
    return {
        "id_kpm": f"K{number}", "nik": f"620102410190{number:04}", "nama_pengurus": f"SITI {number}",
        "tanggal_lahir": "1990-01-01", "nama_ibu_kandung": "RUKMINI", "alamat": "JL SATU",
        "kode_wilayah": DESA, **other,
    }  # fmt: skip


def receive(
    rows: Sequence[Mapping[str, str]],
    *,
    month: int = 3,
    path: str = PATH,
    columns: Sequence[str] = COLUMNS,
    sender: uuid.UUID = world.KEMENSOS,
) -> uuid.UUID:
    """Receive a snapshot of a month of 2019, without accepting it."""
    # A column of its own, since the same bytes again are the same file.
    lines = [f"{','.join(columns)},catatan"]
    lines += [",".join((*(row[name] for name in columns), f"bulan {month}")) for row in rows]
    return evidence.receive(
        source=io.BytesIO(("\n".join(lines) + "\n").encode()),
        file_name="kpm.csv",
        contract="kpm",
        sender=sender,
        program=None,
        period=Period(2019, month).number,
        path=path,
        by=SYSTEM,
        at=world.AT,
        key="",
    ).evidence_id


def accept(evidence_id: uuid.UUID, *, by: Actor = SYSTEM, month: int = 3, key: str = "") -> None:
    """Accept a snapshot at the end of its month."""
    at = dt.datetime(2019, month, 28, 8, tzinfo=dt.UTC)
    accept_evidence(evidence_id=evidence_id, by=by, at=at, key=key)


def take(*rows: Mapping[str, str], month: int = 3, path: str = PATH) -> queries.SnapshotRow:
    """Receive and accept a snapshot; give what it did."""
    found = receive(rows, month=month, path=path)
    accept(found, month=month)
    taken = queries.snapshot_of(found)
    assert taken is not None
    return taken


def change(
    id_kpm: str, kind: Kind = Kind.PERBAIKI, *, month: int = 3, no_ba: str = "BA/1", **more: object
) -> None:
    """Let a change of the office hold by berita acara."""
    at = dt.datetime(2019, month, 10, 8, tzinfo=dt.UTC)
    asked = Period(2019, month)
    values = {
        "kind": kind, "reason": Reason.DATA, "id_kpm": id_kpm, "kode_wilayah": DESA, "asked": asked,
        "no_ba": no_ba, "tanggal_ba": dt.date(2019, month, 5), **more,
    }  # fmt: skip
    registry.propose_changes(
        [NewChange(**values)],  # type: ignore[arg-type]
        source=Source.BERITA_ACARA, by=world.BUDI, at=at, key="", path=PATH,
    )  # fmt: skip
    waiting = [one.id for one in register.change_lines(no_ba=no_ba) if one.state == "VERIFIED"]
    registry.endorse_lines(dict.fromkeys(waiting, asked), path=PATH, by=world.HEAD, at=at)
