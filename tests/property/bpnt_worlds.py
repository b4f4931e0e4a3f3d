"""Worlds of BPNT: three accounts, two families, four references."""

from hypothesis import strategies as st

from tests.property.making import MARCH, OTHER_MONTHS, mostly, rows_of
from tests.property.world import World

# One of them with a leading zero more than another, and printed in several ways.
ACCOUNTS = mostly(
    "006201000000001", "6201000000001", "006201000000003", seldom=("0062-0100-0000-001",)
)
AMOUNTS = mostly(
    "110000",
    "110000",
    "110.000",
    "55000",
    "220000",
    seldom=("Rp110.000,00", "Rp 55.000", "110,000", "10.000", "0"),
)
PROGRAMS = mostly("", "", "", "BPNT", "bpnt", seldom=("PKH",))
PERIODS = mostly(*MARCH, seldom=OTHER_MONTHS)
DAYS = mostly(
    "2019-03-05", "10/03/2019", "10-03-2019", "12 Maret 2019", seldom=("43550", "", "kemarin")
)
FAMILIES = ("K1", "K2", "K3")
NAMES = mostly("Hj. Siti Djuriah", "SITI JURIAH", "", seldom=("Budi",))
REGIONS = mostly(
    "6201022001", "62.01.02.2001", "6202012003", seldom=("", "9901022001", "62010", "62")
)
BANKS = mostly("BRI", "BNI", seldom=("",))
SHOPS = ("W1", "W2", "")

ORDERS = rows_of(
    {
        "no_spm": mostly("S1", "S2", seldom=("",)),
        "periode": PERIODS,
        "id_kpm": st.sampled_from(FAMILIES),
        "nama_pengurus": NAMES,
        "kode_wilayah": REGIONS,
        "bank": BANKS,
        "no_rekening": ACCOUNTS,
        "nominal": AMOUNTS,
        "program": PROGRAMS,
    },
    most=4,
)
CREDITS = rows_of(
    {
        "referensi": st.sampled_from(("T1", "T2", "T3", "T4")),
        "periode": PERIODS,
        "no_rekening": ACCOUNTS,
        "nominal": AMOUNTS,
        "status": mostly("SUKSES", "SUKSES", "SUKSES", "GAGAL", "BATAL", seldom=("sukses",)),
        "tanggal": DAYS,
        "referensi_asal": mostly("T1", "T2", "T3", seldom=("X9", "")),
        "nama": NAMES,
        "program": PROGRAMS,
    },
    most=6,
)
PURCHASES = rows_of(
    {
        "id_transaksi": st.sampled_from(("R1", "R2", "R3", "R4")),
        "no_rekening": ACCOUNTS,
        "id_ewarong": mostly(*SHOPS, seldom=("W9",)),
        "tanggal": mostly(
            "2019-03-15", "2019-03-15 10:30:00", "2019-03-15T10:30", "04/03/2019", seldom=("", "?")
        ),
        "nominal": AMOUNTS,
        "jenis": mostly("BELANJA", "", "", "BATAL", seldom=("belanja",)),
        "id_asal": mostly("R1", "R2", "R3", seldom=("X9", "")),
        "program": PROGRAMS,
    },
    most=5,
)
RETURNS = rows_of(
    {
        "no_rekening": ACCOUNTS,
        "periode": PERIODS,
        "nominal": AMOUNTS,
        "ntpn": st.sampled_from(("N1", "N2")),
        "tanggal": DAYS,
    },
    most=2,
)
OPENINGS = rows_of(
    {
        "no_rekening": ACCOUNTS,
        "saldo": mostly("0", "20000", "110.000", seldom=("-1",)),
        "tanggal": mostly("", "2019-02-28", seldom=("2019-02-27",)),
    },
    most=3,
)
LIST = st.lists(st.sampled_from(FAMILIES), unique=True).flatmap(
    lambda names: st.tuples(
        *(
            st.fixed_dictionaries(
                {
                    "id_kpm": st.just(name),
                    "nama_pengurus": st.just("SITI"),
                    "kode_wilayah": mostly("6201022001", "6202012003", seldom=("9901022001",)),
                }
            )
            for name in names
        )
    ).map(list)
)
STREET = st.sampled_from(("6201022001", "6202012003")).map(
    lambda code: [
        {"id_ewarong": name, "nama": name, "bank": "BRI", "kode_wilayah": code, "status": "AKTIF"}
        for name in ("W1", "W2")
    ]
)


def bpnt_worlds() -> st.SearchStrategy[World]:
    """Give worlds of BPNT in March 2019, with or without the files that may be left out."""
    given = {"perintah": ORDERS, "topup": CREDITS, "transaksi": PURCHASES, "setoran": RETURNS}
    maybe = {"saldo": OPENINGS, "kpm": LIST, "ewarong": STREET}
    return st.builds(World, st.fixed_dictionaries(given, optional=maybe))
