"""The rules of contracts.md section 5 over families, one by one and slowly: what the engine must say."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

Row = Mapping[str, str]
Found = tuple[int, str, str]  # which row, which rule, which column


def judge(rows: Sequence[Row], districts: Iterable[str]) -> set[Found]:
    """Give what section 5 says of every row; cells are digits, or empty, or nonsense."""
    known = set(districts)
    valid = [row["nik"] if is_valid(row["nik"]) else None for row in rows]
    borne = Counter(nik for nik in valid if nik is not None)
    found: set[Found] = set()
    for place, (row, nik) in enumerate(zip(rows, valid, strict=True)):
        found |= {(place, rule, "nik") for rule in _of_number(row)}
        if row["no_kk"] and not is_sixteen(row["no_kk"]):
            found.add((place, "kk_malformed", "no_kk"))
        if nik is None:
            continue
        if borne[nik] > 1:
            found.add((place, "nik_shared", "nik"))
        found |= {(place, rule, column) for rule, column in _of_content(row, nik, known)}
    return found


def is_sixteen(text: str) -> bool:
    return len(text) == 16 and text.isascii() and text.isdigit()


def is_filler(text: str) -> bool:
    return is_sixteen(text) and (len(set(text)) == 1 or text == "1234567890123456")


def is_valid(text: str) -> bool:
    """Sixteen digits, no filler, a day of birth that some century has, and a serial."""
    return is_sixteen(text) and not is_filler(text) and text[12:] != "0000" and bool(days(text))


def days(nik: str) -> list[dt.date]:
    """Give the days of birth that a NIK may mean, one for each century that has it."""
    day = int(nik[6:8])
    found = []
    for century in (1900, 2000):
        try:
            born = dt.date(century + int(nik[10:12]), int(nik[8:10]), day - 40 if day > 40 else day)
        except ValueError:
            continue
        found.append(born)
    return found


def _of_number(row: Row) -> set[str]:
    nik = row["nik"]
    if not nik:
        return {"nik_missing"}
    if is_filler(nik) or (is_sixteen(nik) and nik == row["no_kk"]):
        return {"nik_filler"}
    return set() if is_valid(nik) else {"nik_malformed"}


def _of_content(row: Row, nik: str, districts: set[str]) -> set[tuple[str, str]]:
    found = set()
    if nik[:6] not in districts:
        found.add(("nik_region_unknown", "nik"))
    elif nik[:6] != row["kode_wilayah"][:6]:
        found.add(("nik_region_differs", "nik"))
    born = row["tanggal_lahir"]
    if born and dt.date.fromisoformat(born).strftime("%d%m%y") != days(nik)[0].strftime("%d%m%y"):
        found.add(("nik_birth_date_differs", "tanggal_lahir"))
    woman = int(nik[6:8]) > 40
    if row["jenis_kelamin"] and row["jenis_kelamin"] != ("P" if woman else "L"):
        found.add(("nik_sex_differs", "jenis_kelamin"))
    return found
