"""Pairs of rows and whether they are one family: the kinds that offices meet, one by one.

Each case gives the cells in which the second row differs from `WIFE`, and what people would say.
"""

from collections.abc import Mapping

Row = Mapping[str, str]

WIFE: Row = {
    "no_kk": "6371031203100007",
    "nik": "6371035507800003",
    "nama_pengurus": "SITI AMINAH",
    "tempat_lahir": "BANJARMASIN",
    "tanggal_lahir": "1980-07-15",
    "jenis_kelamin": "P",
    "nama_ibu_kandung": "RUKMINI",
    "nama_kepala_keluarga": "MUHAMMAD YUSUF",
    "alamat": "JL. KENANGA NO. 12",
    "rt": "003",
    "rw": "001",
    "kode_wilayah": "6371031003",
    "no_rekening": "",
    "no_peserta_pkh": "",
}
_NEW_HOME = {"alamat": "JL. DERMAGA NO. 4", "rt": "007", "rw": "002"}
_HUSBAND = {
    "nik": "6371031112770002",
    "nama_pengurus": "MUHAMMAD YUSUF",
    "tanggal_lahir": "1977-12-11",
    "jenis_kelamin": "L",
    "nama_ibu_kandung": "HALIMAH",
    "tempat_lahir": "KANDANGAN",
}
_SOMEBODY = {
    "no_kk": "6371032402120031",
    "nik": "6371035507800011",
    "nama_ibu_kandung": "SALASIAH WATI",
    "nama_kepala_keluarga": "ARBAIN GAZALI",
    "tempat_lahir": "PELAIHARI",
    **_NEW_HOME,
}

SAME: Mapping[str, Row] = {
    "letter for letter": {},
    "titles before the name": {"nama_pengurus": "Hj. Siti Aminah"},
    "the old spelling": {"nama_pengurus": "SITTI AMINAH", "nama_kepala_keluarga": "MOEH. JOESOEF"},
    "short forms": {"nama_pengurus": "ST. AMINAH", "nama_kepala_keluarga": "M. YUSUF"},
    "the father's name behind": {"nama_pengurus": "SITI AMINAH BINTI UMAR"},
    "two digits of the NIK exchanged": {"nik": "6371035570800003"},
    "the NIK ruined by a spreadsheet": {"nik": "6371035507800000"},
    "the husband's NIK": {"nik": "6371031112770002"},
    "no NIK": {"nik": ""},
    "an old list without NIK and KK": {"nik": "", "no_kk": "", "no_rekening": ""},
    "day and month exchanged": {"tanggal_lahir": "1980-05-07", "nik": ""},
    "born at the turn of the year": {"tanggal_lahir": "1980-01-01"},
    "moved within the district, with a new card": {
        "no_kk": "6371031501190044", "kode_wilayah": "6371031002", **_NEW_HOME,
    },
    "moved to another province, with a new card": {
        "no_kk": "6472031501190044", "kode_wilayah": "6472031002", **_NEW_HOME,
    },
    "the husband listed, with the same card": _HUSBAND,
    "the husband listed, without a card": {**_HUSBAND, "no_kk": ""},
    "another address of the same house": {"alamat": "KENANGA 12 DEKAT MASJID", "rt": "", "rw": ""},
    "no mother and no head of family": {"nama_ibu_kandung": "", "nama_kepala_keluarga": ""},
}  # fmt: skip

OTHERS: Mapping[str, Row] = {
    "a namesake born on the same day in the same district": _SOMEBODY,
    "a grown daughter in the same house": {
        "no_kk": "6371032402190031", "nik": "6371034203010005", "nama_pengurus": "NURUL HIDAYAH",
        "tanggal_lahir": "2001-03-02", "nama_ibu_kandung": "SITI AMINAH",
        "nama_kepala_keluarga": "RUSLI HADI",
    },
    "a grown daughter on the same card": {
        "nik": "6371034203010005", "nama_pengurus": "NURUL HIDAYAH",
        "tanggal_lahir": "2001-03-02", "nama_ibu_kandung": "SITI AMINAH",
    },
    "a sister in the same village": {
        "no_kk": "6371032402120031", "nik": "6371034309830004", "nama_pengurus": "SITI MARIATUL",
        "tanggal_lahir": "1983-09-03", "nama_kepala_keluarga": "ARBAIN GAZALI", **_NEW_HOME,
    },
    "somebody else with her NIK": {
        "no_kk": "6472032402120031", "nama_pengurus": "ROSALINA LAING",
        "tanggal_lahir": "1969-02-21", "nama_ibu_kandung": "NERI USAT", "kode_wilayah": "6472031002",
        "nama_kepala_keluarga": "PAULUS ANYE", "tempat_lahir": "MALANG", **_NEW_HOME,
    },
    "a neighbour": {
        "no_kk": "6371032402120077", "nik": "6371036112710004", "nama_pengurus": "HAPSAH",
        "tanggal_lahir": "1971-12-21", "nama_ibu_kandung": "MASNAH",
        "nama_kepala_keluarga": "JUHRI SALEH", "alamat": "JL. KENANGA NO. 14",
    },
}  # fmt: skip
