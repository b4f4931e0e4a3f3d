"""When two spellings are one region's name: kinds, abbreviations, numerals and known variants.

Every office writes names its own way: KAB. KOTAWARINGIN BARAT, Kabupaten Kota Waringin Barat,
KOBAR. What is gathered here are ways of writing one name, never names that were given anew:
Mamuju Utara became Pasangkayu, and only the list of regions of the day knows that.
"""

import functools
import re
from collections.abc import Iterable

_NOT_WORDS = re.compile(r"[^A-Z0-9]+")
_KINDS = {
    **dict.fromkeys(("KABUPATEN", "KAB"), "KAB"),
    **dict.fromkeys(("KOTA", "KOTAMADYA", "KODYA"), "KOTA"),
    **dict.fromkeys(("PROVINSI", "PROPINSI", "PROV", "PROP"), "PROV"),
    **dict.fromkeys(("KECAMATAN", "KEC"), "KEC"),
    **dict.fromkeys(("KELURAHAN", "KEL"), "KEL"),
    **dict.fromkeys(("DESA", "DS"), "DESA"),
}
_ADMINISTRATIVE = ("ADMINISTRASI", "ADM")
# Words of a kind that also begin names: Kotabaru, Kotawaringin, Desa Baru.
_ALSO_NAMES = ("KOTA", "DESA")
_NUMERALS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX"
_COUNTED = "SATU DUA TIGA EMPAT LIMA ENAM TUJUH DELAPAN SEMBILAN"
_SPELLINGS = {
    "KEP": "KEPULAUAN",
    "DAN": "",
    "SEI": "SUNGAI",
    "TJ": "TANJUNG",
    "TG": "TANJUNG",
    "GN": "GUNUNG",
    "KERTANEGARA": "KARTANEGARA",
    "PASIR": "PASER",
}
_NUMBERS = {
    **{numeral: str(number) for number, numeral in enumerate(_NUMERALS.split(), start=1)},
    **{word: str(number) for number, word in enumerate(_COUNTED.split(), start=1)},
}
_WHOLE = {
    "DKIJAKARTA": "JAKARTA",
    "DAERAHKHUSUSIBUKOTAJAKARTA": "JAKARTA",
    "DAERAHKHUSUSJAKARTA": "JAKARTA",
    "DIYOGYAKARTA": "YOGYAKARTA",
    "DAERAHISTIMEWAYOGYAKARTA": "YOGYAKARTA",
    "PADANGSIDEMPUAN": "PADANGSIDIMPUAN",
    "PAHUWATO": "POHUWATO",
    "KOTAWARINGENBARAT": "KOTAWARINGINBARAT",
    "KOTAWARINGENTIMUR": "KOTAWARINGINTIMUR",
    "KALTENG": "KALIMANTANTENGAH",
    "KALSEL": "KALIMANTANSELATAN",
    "KALTIM": "KALIMANTANTIMUR",
    "KALTARA": "KALIMANTANUTARA",
    "KOBAR": "KOTAWARINGINBARAT",
    "KOTIM": "KOTAWARINGINTIMUR",
    "BARSEL": "BARITOSELATAN",
    "BARUT": "BARITOUTARA",
    "BARTIM": "BARITOTIMUR",
    "GUMAS": "GUNUNGMAS",
    "PULPIS": "PULANGPISAU",
    "BATOLA": "BARITOKUALA",
    "HSS": "ULUSUNGAISELATAN",
    "HST": "ULUSUNGAITENGAH",
    "HSU": "ULUSUNGAIUTARA",
    "TANBU": "TANAHBUMBU",
    "KUKAR": "KUTAIKARTANEGARA",
    "KUBAR": "KUTAIBARAT",
    "KUTIM": "KUTAITIMUR",
    "MAHULU": "MAHAKAMULU",
    "PPU": "PENAJAMPASERUTARA",
}

Form = tuple[str, str]


def normalise_name(name: str) -> str:
    """Give the form in which spellings of one name are equal: no kind, no spaces, no signs.

    "KAB. KOTABARU" and "Kota Baru (Kabupaten)" are beyond one form; for a name of unknown kind
    ask `same_name`, which tries a leading "Kota" both as a kind and as part of the name.
    """
    words = _words(name)
    return _joined(_numbered(words[_kind(words)[1] :]))


def same_name(one: str, other: str) -> bool:
    """Say whether two spellings may be the same region's name.

    A kab. and a kota of one name are two regions; a name without its kind may be either.
    """
    return any(
        key == known and (not kind or not also or kind == also)
        for kind, key in name_forms(one)
        for also, known in name_forms(other)
    )


@functools.lru_cache(maxsize=200_000)
def name_forms(name: str) -> frozenset[Form]:
    """Give every reading of a name as (kind, bare name); the kind is empty where none is told.

    A number is read as a number and as the letters that it is written in ("Sama Dua", "Samadua").
    """
    words = _words(name)
    kind, length = _kind(words)
    readings = {(kind, words[length:])}
    if words[:1] and words[0] in _ALSO_NAMES:
        readings.add(("", words))
    if len(words) > 1 and words[-1] in ("KOTA", "KAB", "KABUPATEN"):
        readings.add((_KINDS[words[-1]], words[:-1]))
    plain = {(kind, _joined(rest)) for kind, rest in readings}
    return frozenset(plain | {(kind, _joined(_numbered(rest))) for kind, rest in readings})


def _numbered(words: tuple[str, ...]) -> list[str]:
    return [_NUMBERS.get(word, word) for word in words]


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _NOT_WORDS.split(name.upper()) if word)


def _kind(words: tuple[str, ...]) -> tuple[str, int]:
    """Give the kind that the first words tell, and how many they are; a name is never all kind."""
    if len(words) < 2 or words[0] not in _KINDS:
        return "", 0
    length = 2 if words[1] in _ADMINISTRATIVE and len(words) > 2 else 1
    return _KINDS[words[0]], length


def _joined(words: Iterable[str]) -> str:
    joined = "".join(_SPELLINGS.get(word, word) for word in words).replace("HULU", "ULU")
    return _WHOLE.get(joined, joined)


def written_name(listed: str) -> str:
    """Write a name out of the list of regions as letters do: `KAB. KAPUAS`, `Kabupaten Kapuas`."""
    name = listed.title() if listed.isupper() else listed
    return name.replace("Kab. ", "Kabupaten ", 1)
