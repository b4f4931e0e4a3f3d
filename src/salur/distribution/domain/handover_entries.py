"""Exceptions as they are told: read from text that was typed, or from what a phone sends.

An exception is one line of text, `17 t`, `23 w Siti Aminah, anak`, `31 k 7,5`, `40 m`: the number
of the line on the sheet, one letter, and what belongs to it. The same text is typed by hand,
written by the keys of the page, and kept as a draft.
"""

import enum
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from salur.kernel.refused import Sentence

MOST_NAME, MOST_RELATION, MOST_ENTRIES = 100, 40, 20_000
_GRAMS, _FINEST = 1000, 10
# Ten digits or more, however they are set apart: a NIK or a card has no place on a sheet.
LONG_NUMBER = re.compile(r"\d(?:[ .\-]?\d){9,}")
_ENTRY = re.compile(r"(\d{1,5})\s*([a-zA-Z])(?:\s+(.*))?")
_MASS = re.compile(r"(\d{1,5})(?:[.,](\d{1,2}))?(?:\s*kg)?", re.IGNORECASE)
RELATIONS: Mapping[str, str] = {
    "s": "suami/istri",
    "a": "anak",
    "o": "orang tua",
    "k": "kerabat",
    "t": "tetangga",
}


class Kind(enum.StrEnum):
    """What can be said of a line; the value is the key that says it."""

    ABSENT = "t"
    PROXY = "w"
    SHORT = "k"
    REFUSED = "m"


KIND_NAMES: Mapping[str, Kind] = {kind.name.lower(): kind for kind in Kind}


@dataclass(frozen=True)
class Told:
    """One exception: the line, what happened, who came instead, or how many grams it was."""

    number: int
    kind: Kind
    name: str = ""
    relation: str = ""
    grams: int = 0


@dataclass(frozen=True)
class Fault:
    """What is wrong with a record, where (`line` of the sheet, `text` as typed), and the remedy."""

    code: str
    message: Sentence
    remedy: Sentence
    line: int | None = None
    text: str = ""


def read_entries(text: str) -> tuple[tuple[Told, ...], tuple[Fault, ...]]:
    """Read typed exceptions; what cannot be read is a fault and no exception."""
    told, faults = [], []
    for line in text.splitlines():
        if not line.strip():
            continue
        found = _read(line.strip())
        if isinstance(found, Told):
            told.append(found)
        else:
            faults.append(found)
    return tuple(told), tuple(faults)


def told_of(items: Iterable[Mapping[str, object]]) -> tuple[tuple[Told, ...], tuple[Fault, ...]]:
    """Read exceptions as a phone sends them: `line`, `kind`, and `name`, `relation` or `kg`."""
    lines = []
    for item in items:
        kind = KIND_NAMES.get(str(item.get("kind", "")))
        rest = {
            Kind.PROXY: f"{item.get('name', '')}, {item.get('relation', '')}",
            Kind.SHORT: str(item.get("kg", "")),
        }.get(kind or Kind.ABSENT, "")
        # One line each, whatever was sent: what a letter breaks off is no other family's.
        lines.append(" ".join(f"{item.get('line', '')} {kind or '?'} {rest}".split()))
    return read_entries("\n".join(lines))


def written(told: Iterable[Told]) -> str:
    """Write exceptions as they are typed, one a line, in the order of the sheet."""
    lines = []
    for one in sorted(told, key=lambda one: (one.number, one.kind)):
        rest = {
            Kind.PROXY: f" {one.name}, {one.relation}",
            Kind.SHORT: f" {kilograms_said(one.grams)}",
        }.get(one.kind, "")
        lines.append(f"{one.number} {one.kind}{rest}")
    return "\n".join(lines)


def kilograms_said(grams: int) -> str:
    """Write grams as kilograms, the way people here write them: `7,5`."""
    whole, rest = divmod(grams, _GRAMS)
    return f"{whole},{rest:03d}".rstrip("0") if rest else str(whole)


def _read(line: str) -> Told | Fault:
    found = _ENTRY.fullmatch(line)
    kind = found[2].lower() if found else ""
    if found is None or kind not in tuple(Kind):
        return _unreadable(
            line,
            Sentence("Baris ini tidak terbaca.", "This line cannot be read."),
            Sentence(
                "Tulis nomor baris lalu t, w, k atau m, misalnya `17 t`.",
                "Write the number of the line, then t, w, k or m, for example `17 t`.",
            ),
        )
    number, rest = int(found[1]), (found[3] or "").strip()
    if kind == Kind.PROXY:
        return _proxy(number, rest, line)
    if kind == Kind.SHORT:
        return _short(number, rest, line)
    if rest:
        return _unreadable(
            line,
            Sentence("Sesudah t atau m tidak ada yang ditulis.", "Nothing follows t or m."),
            Sentence("Hapus kata sesudah hurufnya.", "Take away what follows the letter."),
            number,
        )
    return Told(number, Kind(kind))


def _proxy(number: int, rest: str, line: str) -> Told | Fault:
    name, _, relation = (part.strip() for part in rest.rpartition(","))
    relation = RELATIONS.get(relation.lower(), relation)
    # Nothing that a spreadsheet would run, and no number of a card.
    fits = len(name) <= MOST_NAME and len(relation) <= MOST_RELATION
    begins = name[:1].isalpha() and relation[:1].isalpha()
    if not (fits and begins and rest.isprintable()) or LONG_NUMBER.search(rest):
        return _unreadable(
            line,
            Sentence(
                "Nama wakil atau hubungannya kosong, terlalu panjang, atau memuat nomor panjang.",
                "The proxy's name or relation is empty, too long, or holds a long number.",
            ),
            Sentence(
                "Tulis nama, koma, hubungan, misalnya `23 w Siti Aminah, anak`.",
                "Write name, comma, relation, for example `23 w Siti Aminah, anak`.",
            ),
            number,
        )
    return Told(number, Kind.PROXY, name, relation)


def _short(number: int, rest: str, line: str) -> Told | Fault:
    found = _MASS.fullmatch(rest)
    grams = 0
    if found is not None:
        grams = int(found[1]) * _GRAMS + int((found[2] or "0").ljust(2, "0")) * _FINEST
    if grams == 0:
        return _unreadable(
            line,
            Sentence(
                "Beratnya tidak terbaca atau nol.", "The weight cannot be read or is nothing."
            ),
            Sentence(
                "Tulis kilogram yang diterima, paling banyak dua desimal: `31 k 7,5`;"
                " yang tidak menerima ditulis t atau m.",
                "Write the kilograms received, with two decimals at most: `31 k 7.5`;"
                " who received nothing is t or m.",
            ),
            number,
        )
    return Told(number, Kind.SHORT, grams=grams)


def _unreadable(text: str, message: Sentence, remedy: Sentence, number: int | None = None) -> Fault:
    shown = LONG_NUMBER.sub("[nomor]", text)[: MOST_NAME + MOST_RELATION]
    return Fault("line_unreadable", message, remedy, number, shown)
