"""Worlds of Rastra: five desa in three kecamatan, four families, ranges that cross the month."""

from typing import Any

from hypothesis import strategies as st

from tests.property.making import mostly, rows_of
from tests.property.world import DESA, KECAMATAN, TextRow, World

PERIODS = mostly(
    "2019-03",
    "2019-03",
    "03/2019",
    "2019-01..2019-03",
    seldom=("2019-02", "2019-02..2019-04", "2019-03..2019-05"),
)
QUOTA_PERIODS = mostly(
    "2019-01..2019-06", "2019-03", seldom=("2019-02", "2019-02..2019-03", "2019-04")
)
PROGRAMS = mostly("", "", "RASTRA", seldom=("BPNT",))
ONE_DESA = mostly(DESA[0], DESA[0], DESA[1], seldom=(DESA[2], DESA[3], DESA[4], "62.01.02.2001"))
DESA_OR_KECAMATAN = mostly(DESA[0], DESA[0], KECAMATAN[0], seldom=(*DESA[1:], *KECAMATAN))
KILOGRAMS = mostly(
    "10",
    "20",
    "20",
    "10,0",
    seldom=("15", "0", "10.5", "0,01", "0,001", "1.250", "100", "7,1234", "1.250,5"),
)
DAYS = mostly("2019-03-04", "04/03/2019", seldom=("", "besok"))
FAMILIES = ("K1", "K2", "K3", "K4")

QUOTAS = rows_of(
    {
        "kode_wilayah": mostly(*DESA[:2], seldom=(*DESA[2:], *KECAMATAN, "6201")),
        "program": mostly("RASTRA", "RASTRA", "RASTRA", seldom=("BPNT",)),
        "periode": QUOTA_PERIODS,
        "kpm": mostly("2", "2", "1", seldom=("0", "3", "-1")),
        "no_sk": mostly("", "", seldom=("SK1",)),
    },
    most=3,
)
REQUESTS = rows_of(
    {
        "no_spa": st.sampled_from(("S1", "S2")),
        "tanggal": DAYS,
        "kode_wilayah": ONE_DESA,
        "periode": PERIODS,
        "kpm": mostly("2", "", seldom=("dua",)),
        "kg": KILOGRAMS,
        "program": PROGRAMS,
    },
    most=3,
)
RELEASES = rows_of(
    {
        "no_do": st.sampled_from(("D1", "D2")),
        "no_spa": st.sampled_from(("S1", "S2")),
        "tanggal": DAYS,
        "kode_wilayah": DESA_OR_KECAMATAN,
        "periode": PERIODS,
        "kg": KILOGRAMS,
        "program": PROGRAMS,
    },
    most=3,
)
ARRIVALS = rows_of(
    {
        "no_bast": st.sampled_from(("B1", "B2")),
        "no_do": st.sampled_from(("D1", "D2")),
        "tanggal": DAYS,
        "kode_wilayah": DESA_OR_KECAMATAN,
        "periode": PERIODS,
        "kg": KILOGRAMS,
        "kg_ditolak": mostly("", "0", "", "5", seldom=("20", "x")),
        "program": PROGRAMS,
    },
    most=3,
)
HANDED = rows_of(
    {
        "id_kpm": mostly(*FAMILIES, seldom=("K9",)),
        "periode": mostly("2019-03", "Maret 2019", seldom=("2019-02", "2019-02..2019-03")),
        "kg": mostly("10", "10", "10,0", "20", seldom=("5", "0", "1.250")),
        "tanggal": DAYS,
        "program": PROGRAMS,
    },
    most=4,
)
LIST = st.lists(st.sampled_from(FAMILIES), unique=True).flatmap(
    lambda names: st.tuples(
        *(
            st.fixed_dictionaries(
                {
                    "id_kpm": st.just(name),
                    "nama_pengurus": st.just("SITI"),
                    "kode_wilayah": mostly(*DESA[:2], seldom=(*DESA[2:], "9901022001")),
                }
            )
            for name in names
        )
    ).map(list)
)


# A chain in which the first stages agree, so that the last stages get their turn.
CHAIN = st.fixed_dictionaries(
    {
        "released": st.sampled_from(("20", "20", "10")),
        "arrived": st.sampled_from(("20", "20", "15", "25", None)),
        "rejected": st.sampled_from(("", "", "5")),
        "served": st.lists(st.sampled_from(("K1", "K2")), unique=True),
    }
)


def _chain(drawn: dict[str, Any]) -> dict[str, list[TextRow]]:
    """Give the documents of one desa with two families, from quota to mouth."""
    where = {"kode_wilayah": DESA[0], "periode": "2019-03", "tanggal": "2019-03-04"}
    arrived = {"kg": drawn["arrived"], "kg_ditolak": drawn["rejected"]}
    return {
        "kuota": [{**where, "periode": "2019-01..2019-06", "program": "RASTRA", "kpm": "2"}],
        "spa": [{**where, "no_spa": "S9", "kpm": "2", "kg": "20"}],
        "do": [{**where, "no_do": "D9", "no_spa": "S9", "kg": drawn["released"]}],
        "bast": [{**where, "no_bast": "B9", "no_do": "D9", **arrived}] if drawn["arrived"] else [],
        "serah": [
            {"id_kpm": name, "periode": "2019-03", "kg": "10", "tanggal": "2019-03-05"}
            for name in drawn["served"]
        ],
        "kpm": [
            {"id_kpm": name, "nama_pengurus": "SITI", "kode_wilayah": DESA[0]}
            for name in ("K1", "K2")
        ],
    }


def _with_one_party_more(
    chain: dict[str, list[TextRow]], other: dict[str, list[TextRow]], party: str | None
) -> World:
    if party is None:
        return World(chain)
    return World({**chain, party: chain[party] + other[party]})


def rastra_worlds() -> st.SearchStrategy[World]:
    """Give worlds of Rastra in March 2019: chaotic ones, and chains that one party disturbs."""
    parties = {"kuota": QUOTAS, "spa": REQUESTS, "do": RELEASES, "bast": ARRIVALS, "serah": HANDED}
    chaos = st.fixed_dictionaries({**parties, "kpm": LIST})
    disturbing = st.fixed_dictionaries(parties)
    chains = st.builds(
        _with_one_party_more,
        CHAIN.map(_chain),
        disturbing,
        st.none() | st.sampled_from(sorted(parties)),
    )
    return st.one_of(st.builds(World, chaos), chains)
