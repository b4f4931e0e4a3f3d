"""Who hands aid on, as plain data with its source: kinds, and what a new installation starts with.

[L] was read in a source that domain.md names; [PK] is general knowledge: an office confirms or
changes it on the page of parties, nothing in the program rests on it.
"""

from dataclasses import dataclass

KINDS = frozenset(
    {
        "ministry",
        "ministry_wilayah",
        "dinsos_province",
        "dinsos_kabkota",
        "bank",
        "bank_branch",
        "bulog",
        "bulog_division",
        "bulog_branch",
        "dukcapil",
        "government",
        "agency",
    }
)
BANK_KINDS = frozenset({"bank", "bank_branch"})
BULOG_KINDS = frozenset({"bulog", "bulog_division", "bulog_branch"})


def place_key(name: str) -> str:
    """Give the name of a warehouse or delivery point as files match it: case and spaces fold."""
    return " ".join(name.split()).casefold()


NATION_PATH = "id"
MINISTRY = ("KEMENSOS", "Kementerian Sosial Republik Indonesia")
BULOG = ("BULOG", "Perum BULOG")
BANKS = {
    "BRI": "PT Bank Rakyat Indonesia (Persero) Tbk",
    "BNI": "PT Bank Negara Indonesia (Persero) Tbk",
    "MANDIRI": "PT Bank Mandiri (Persero) Tbk",
    "BTN": "PT Bank Tabungan Negara (Persero) Tbk",
}


@dataclass(frozen=True)
class Wilayah:
    """One of the ministry's three regions of work, with the provinces it is taken to cover."""

    code: str
    name: str
    provinces: tuple[str, ...]
    citation: str


@dataclass(frozen=True)
class Division:
    """One division of Bulog and the provinces it serves."""

    code: str
    name: str
    provinces: tuple[str, ...]
    citation: str


# That there are three and which directorate runs each is [L] (Kepmensos 132/HUK/2017, cited by
# humas.kemsos.go.id); that Wilayah II held the four provinces of the meeting of 27 March 2019 in
# Balikpapan is [PK]. The provinces of I and III are left open rather than guessed.
WILAYAHS = (
    Wilayah("WILAYAH-I", "Penanganan Fakir Miskin Wilayah I", (), "Kepmensos 132/HUK/2017 [L]"),
    Wilayah(
        "WILAYAH-II",
        "Penanganan Fakir Miskin Wilayah II",
        ("62", "63", "64", "65"),
        "Kepmensos 132/HUK/2017 [L]; provinces [PK]",
    ),
    Wilayah("WILAYAH-III", "Penanganan Fakir Miskin Wilayah III", (), "Kepmensos 132/HUK/2017 [L]"),
)

# domain.md section 8 [L]: Kaltim and Kaltara are one division.
DIVISIONS = (
    Division("BULOG-KALTENG", "Perum BULOG Divre Kalimantan Tengah", ("62",), "domain.md §8 [L]"),
    Division("BULOG-KALSEL", "Perum BULOG Divre Kalimantan Selatan", ("63",), "domain.md §8 [L]"),
    Division(
        "BULOG-KALTIMRA",
        "Perum BULOG Divre Kalimantan Timur dan Kalimantan Utara",
        ("64", "65"),
        "domain.md §8 [L]",
    ),
)

# domain.md section 8: BRI outside Java, Bali and Papua [L]; Banjarmasin deals with three Himbara
# banks [L], which three is [PK].
_BRI_CITATION = "antaranews 607277: BRI outside Java-Bali-Papua [L]"
_THREE_BANKS = {"6371": ("BRI", "BNI", "MANDIRI")}
_THREE_CITATION = "banjarmasin.tribunnews.com 27 Jul 2019: three Himbara banks [L]; which ones [PK]"


def banks_to_begin_with(kabkota: str) -> tuple[tuple[str, ...], str]:
    """Give the banks that are taken to serve a kab/kota at first, and where that is known from."""
    if kabkota in _THREE_BANKS:
        return _THREE_BANKS[kabkota], _THREE_CITATION
    return ("BRI",), _BRI_CITATION


def division_of(province: str) -> Division | None:
    """Give the Bulog division that serves a province, None where no source names one."""
    return next((d for d in DIVISIONS if province in d.provinces), None)
