"""What a world is, how the oracle sees it, and how it becomes files."""

import csv
import datetime as dt
import random
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.oracle.bpnt import reconcile_bpnt
from tests.oracle.bpnt_result import BpntParameters, BpntResult
from tests.oracle.rastra import reconcile_rastra
from tests.oracle.rastra_result import RastraParameters, RastraResult

PERIOD = "2019-03"

# Real codes of every edition from 2018 on, so that an engine with the real list agrees.
DESA = ("6201022001", "6201022004", "6201021002", "6201032001", "6202012003")
KECAMATAN = ("620102", "620103", "620201")
KNOWN_REGIONS = frozenset({*DESA, *KECAMATAN, "62", "6201", "6202"})

TextRow = dict[str, str]


@dataclass(frozen=True)
class World:
    """Raw rows by contract; a contract without a key was not given at all."""

    rows: dict[str, list[TextRow]]
    period: str = PERIOD
    idle_days: int = 14
    as_of: dt.date | None = field(default=None)


def bpnt_of(world: World) -> BpntResult:
    """Give what the oracle says of a BPNT world."""
    rows = world.rows
    return reconcile_bpnt(
        world.period,
        rows["perintah"],
        rows["topup"],
        rows["transaksi"],
        rows.get("setoran", []),
        rows.get("saldo", []),
        opening_given="saldo" in rows,
        families=rows.get("kpm"),
        ewarong=rows.get("ewarong"),
        as_of=world.as_of,
        parameters=BpntParameters(idle_days=world.idle_days),
        known_regions=KNOWN_REGIONS,
    )


def rastra_of(
    world: World,
    *,
    known_regions: Collection[str] | None = KNOWN_REGIONS,
    quota_is_list: bool = False,
) -> RastraResult:
    """Give what the oracle says of a Rastra world."""
    rows = world.rows
    return reconcile_rastra(
        world.period,
        rows["kuota"],
        rows["spa"],
        rows["do"],
        rows["bast"],
        rows["serah"],
        rows["kpm"],
        parameters=RastraParameters(quota_is_list=quota_is_list),
        known_regions=known_regions,
    )


def shuffled(world: World, seed: int) -> World:
    """Give the same world with the rows of every party in another order."""
    chance = random.Random(seed)
    rows = {name: chance.sample(given, len(given)) for name, given in world.rows.items()}
    return replace(world, rows=rows)


def write_world(
    world: World, directory: Path, *, seed: int | None = None, most_files: int = 1
) -> dict[str, list[Path]]:
    """Write the world as CSV files, one party's rows in up to `most_files` files.

    With a `seed`, rows and columns are shuffled and rows dealt out at random. Every file has
    a header, an empty one too. No two files with rows have the same bytes, since those would
    count once: each bears a column `berkas` with its own name, which no contract knows.
    """
    chance = random.Random(seed)
    written: dict[str, list[Path]] = {}
    for contract, rows in world.rows.items():
        order = list(rows) if seed is None else chance.sample(rows, len(rows))
        files = chance.randint(1, most_files) if seed is not None else most_files
        for number in range(files):
            columns = list(COLUMNS[contract])
            if seed is not None:
                chance.shuffle(columns)
            path = directory / f"{contract}-{number + 1}.csv"
            _write(path, columns, order[number::files])
            written.setdefault(contract, []).append(path)
    return written


def _write(path: Path, columns: list[str], rows: list[TextRow]) -> None:
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow([*columns, "berkas"])
        for row in rows:
            writer.writerow([*(row.get(column, "") for column in columns), path.stem])


COLUMNS: dict[str, tuple[str, ...]] = {
    name: tuple(columns.split())
    for name, columns in {
        "perintah": "no_spm no_sp2d tanggal_sp2d periode id_kpm nik nama_pengurus kode_wilayah"
        " bank no_rekening nominal program",
        "sp2d": "no_spm no_sp2d tanggal bank jumlah_kpm nominal program",
        "topup": "referensi periode no_rekening nominal status alasan tanggal referensi_asal bank"
        " nik nama no_kks program",
        "transaksi": "id_transaksi no_rekening no_kks id_ewarong id_terminal tanggal nominal"
        " jenis id_asal komoditas kuantitas satuan program",
        "setoran": "no_rekening periode nominal ntpn tanggal program",
        "saldo": "no_rekening saldo tanggal program",
        "kpm": "id_kpm nama_pengurus kode_wilayah",
        "ewarong": "id_ewarong nama bank kode_wilayah status",
        "cek_lapangan": "id_kpm periode sebab tanggal catatan",
        "kuota": "kode_wilayah program periode kpm no_sk",
        "spa": "no_spa tanggal kode_wilayah periode kpm kg program",
        "do": "no_do no_spa tanggal kode_wilayah periode kg gudang program",
        "bast": "no_bast no_do tanggal kode_wilayah periode kg kg_ditolak alasan_tolak"
        " titik_distribusi program",
        "serah": "id_kpm periode kg tanggal penerima hubungan program",
    }.items()
}
