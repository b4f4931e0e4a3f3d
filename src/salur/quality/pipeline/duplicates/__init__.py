"""Finding families that stand in a list twice: meet, compare, learn, weigh, divide.

Rows meet that share something few rows share; each pair is compared trait by trait; a mixture of
kinds of pairs is fitted to what the file shows (`quality.domain.twins`); the odds of each pair
follow, and from them who is one family (`quality.domain.clusters`). People decide what follows.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from salur.batch.session import Session, identifier
from salur.quality.domain.twins import Learnt, learn, levels_of
from salur.quality.pipeline.duplicates.dividing import divide
from salur.quality.pipeline.duplicates.meeting import let_meet
from salur.quality.pipeline.duplicates.telling import tell

PACKAGE = "salur.quality"
DEFAULT_THRESHOLD = 0.5
COMPARED = (
    "no_kk",
    "nik",
    "nama_pengurus",
    "tempat_lahir",
    "tanggal_lahir",
    "jenis_kelamin",
    "nama_ibu_kandung",
    "nama_kepala_keluarga",
    "alamat",
    "rt",
    "rw",
    "kode_wilayah",
    "no_rekening",
    "no_peserta_pkh",
)
_STEPS = (
    "people",
    "how_common",
    "met",
    "compared",
    "compared_by_chance",
    "by_chance",
    "learnt",
    "usual",
    "weighed",
    "scored",
)
_LEARNT_FROM = 150_000  # pairs
_BY_CHANCE = 100_000
_FEWEST_BY_CHANCE = 2_000


@dataclass(frozen=True)
class Found:
    """What a search found, in rows and pairs; `together` counts rows that have a twin."""

    rows: int
    compared: int
    pairs: int
    families: int
    together: int


def find_duplicates(
    session: Session,
    table: str,
    *,
    threshold: float = DEFAULT_THRESHOLD,
    progress: Callable[[str], None] = lambda step: None,
) -> Found:
    """Find who stands in `table` (`id_kpm` and the columns `COMPARED`) more than once.

    Writes `pairs` (id_kpm_a, id_kpm_b, probability, reasons) of at least `threshold`, and
    `clusters` (id_kpm, cluster; every row). Everything follows from the rows alone, in any order.
    """
    said = ", ".join(f"CAST({identifier(c)} AS VARCHAR) AS {identifier(c)}" for c in COMPARED)
    session.run(
        f"CREATE OR REPLACE TEMP VIEW said AS SELECT id_kpm, {said} FROM {identifier(table)}"
        " WHERE id_kpm IS NOT NULL"
    )
    for step in ("names", "people", "keyed"):
        progress(step)
        session.file(PACKAGE, f"duplicates/{step}.sql")
    rows = _count(session, "people")
    progress("meet")
    let_meet(session, rows)
    progress("compare")
    compare(session, "met", "compared")
    compared = _count(session, "compared")
    progress("learn")
    _keep(session, _learn(session, compared))
    progress("weigh")
    session.file(PACKAGE, "duplicates/usual.sql")
    weigh(session, "compared", "scored")
    least = math.log(threshold / (1 - threshold))
    progress("divide")
    divide(session, least, compare=compare, weigh=weigh)
    progress("tell")
    tell(session, least)
    pairs, families, together = session.rows(
        "SELECT (SELECT count(*) FROM pairs), count(*), coalesce(sum(n) FILTER (n > 1), 0)"
        " FROM (SELECT count(*) AS n FROM clusters GROUP BY cluster)"
    )[0]
    _clear(session)
    return Found(rows, compared, int(pairs), int(families), int(together))


def compare(session: Session, met: str, compared: str) -> None:
    """Compare the pairs of `met` trait by trait into `compared`."""
    session.file(PACKAGE, "duplicates/compare.sql", met=met, compared=compared)


def weigh(session: Session, compared: str, scored: str) -> None:
    """Give the pairs of `compared` their odds, in `scored`; hopeless ones are left out."""
    session.file(PACKAGE, "duplicates/weigh.sql", compared=compared)
    session.file(PACKAGE, "duplicates/odds.sql", compared=compared, scored=scored)


def _learn(session: Session, compared: int) -> Learnt:
    chance = max(_FEWEST_BY_CHANCE, min(compared, _BY_CHANCE))
    session.file(PACKAGE, "duplicates/strangers.sql", {"pairs": chance})
    compare(session, "by_chance", "compared_by_chance")
    taken = min(1_000, max(1, _LEARNT_FROM * 1_000 // max(compared, 1)))
    patterns = (
        "SELECT pattern, count(*) FROM {} WHERE hash(a, b) % 1000 < $taken GROUP BY 1 ORDER BY 1"
    )
    met = session.rows(patterns.format("compared"), {"taken": taken})
    strangers = session.rows(patterns.format("compared_by_chance"), {"taken": 1_000})
    return learn(
        [(levels_of(pattern), n) for pattern, n in met],
        [(levels_of(pattern), n) for pattern, n in strangers],
    )


def _keep(session: Session, learnt: Learnt) -> None:
    kinds, traits, levels, weights = zip(*learnt.logarithms(), strict=True)
    session.run(
        "CREATE TABLE learnt AS SELECT unnest($kinds) AS kind, unnest($traits) AS trait,"
        " unnest($levels) AS level, unnest(CAST($weights AS DOUBLE[])) AS weight",
        {"kinds": kinds, "traits": traits, "levels": levels, "weights": [str(w) for w in weights]},
    )


def _count(session: Session, table: str) -> int:
    return int(session.rows(f"SELECT count(*) FROM {identifier(table)}")[0][0])


def _clear(session: Session) -> None:
    """Drop what nobody needs afterwards; what was found stays."""
    for view in ("keyed", "said"):
        session.run(f"DROP VIEW {view}")
    for table in _STEPS:
        session.run(f"DROP TABLE {table}")
