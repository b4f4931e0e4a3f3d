"""Matches the header of a file to the columns of a contract."""

import difflib
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salur.evidence.domain.contract import REGION_NAMES, Contract
from salur.kernel.refused import Refused, Sentence

_GAPS = re.compile(r"[\s\-]+")
PROGRAM = "program"


@dataclass(frozen=True)
class Header:
    """Which header cell bears which contract column.

    `columns` maps a contract column (or a region-name column) to the position of its cell,
    `unknown` are the cells that no column claims, as the sender wrote them, but for those that come
    with such files as a matter of course.
    """

    cells: tuple[str, ...]
    columns: Mapping[str, int]
    unknown: tuple[str, ...]


def normalise(cell: str) -> str:
    """Trim, fold case, and turn spaces and dashes into underscores."""
    return _GAPS.sub("_", cell.replace("\ufeff", "").replace("\u00a0", " ").strip().casefold())


def match_header(
    contract: Contract, cells: Sequence[str], mapping: Mapping[str, str] | None = None
) -> Header:
    """Match header cells to columns: a saved mapping first, then names, then aliases.

    `mapping` gives header cell (or `#1` for the first of them) -> column, as saved for this
    sender; an empty column says that the cell is not used. Refuses when a required column is
    missing (naming every one and the nearest header found) or when two cells claim the same
    column.
    """
    names = [normalise(cell) for cell in cells]
    chosen = _chosen(names, mapping or {})
    columns: dict[str, int] = {}
    repeated: list[str] = []
    claims = _claims(contract)
    exact = {name: name for name in (*(field.name for field in contract.fields), *REGION_NAMES)}
    by_name, by_alias = (_open(names, chosen, wanted) for wanted in (exact, claims))
    by_question = _open(_within_groups(contract, names), chosen, claims | exact)
    for wanted in (chosen, by_name, by_alias, by_question):
        for position, column in wanted.items():
            if not column or position in columns.values():
                continue
            if column in columns:
                if wanted is chosen or wanted is by_name:
                    repeated.append(cells[position])
                continue
            columns[column] = position
    if repeated:
        raise _repeated(repeated)
    missing = [f.name for f in contract.fields if f.required and f.name not in columns]
    if missing:
        taken = set(columns.values())
        free = [cell for position, cell in enumerate(cells) if position not in taken]
        raise _missing(contract, missing, free)
    claimed = set(columns.values())
    unknown = tuple(
        cell
        for position, cell in enumerate(cells)
        if position not in claimed and names[position] not in contract.unused
    )
    return Header(tuple(cells), columns, unknown)


def _chosen(names: Sequence[str], mapping: Mapping[str, str]) -> dict[int, str]:
    """Give the column that a saved mapping names for a position; a place goes before a heading."""
    saved = {normalise(cell): column for cell, column in mapping.items()}
    found: dict[int, str] = {}
    for position, name in enumerate(names):
        column = saved.get(place_of(position), saved.get(name))
        if column is not None:
            found[position] = column
    return found


def _open(
    names: Sequence[str], chosen: Mapping[int, str], wanted: Mapping[str, str]
) -> dict[int, str]:
    """Give the columns of `wanted` by position, where nobody decided about the position."""
    return {
        at: wanted[name] for at, name in enumerate(names) if at not in chosen and name in wanted
    }


def place_of(position: int) -> str:
    """Give the key of a heading by its place, counted from 1: headings may repeat or be empty."""
    return f"#{position + 1}"


def fingerprint_of(cells: Sequence[str]) -> str:
    """Give the mark of a row of headings: equal for the same headings in the same order."""
    names = [normalise(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return hashlib.sha256("\x1f".join(names).encode()).hexdigest()


def claimed_columns(contract: Contract, cells: Sequence[str]) -> frozenset[str]:
    """Give the columns of a contract that any of these cells names, complete or not."""
    names = {field.name: field.name for field in contract.fields} | _claims(contract)
    return frozenset(names[cell] for cell in map(normalise, cells) if cell in names)


def _claims(contract: Contract) -> dict[str, str]:
    """Give what else a column may be called: its aliases, and its question where a form asks it."""
    questions = {
        normalise(words): field.name
        for field in contract.fields
        if field.english
        for words in (field.title, field.english)
    }
    aliases = {normalise(alias): field.name for field in contract.fields for alias in field.aliases}
    return questions | aliases


def _within_groups(contract: Contract, names: Sequence[str]) -> list[str]:
    """Give each heading without the groups of its form before it, whatever they are called."""
    if not any(field.group for field in contract.fields):
        return []
    return [name.rpartition("/")[2] for name in names]


def _repeated(cells: Sequence[str]) -> Refused:
    names = ", ".join(sorted(set(cells)))
    return Refused(
        "column_repeated",
        Sentence(
            id=f"Kolom ini muncul lebih dari sekali: {names}.",
            en=f"These columns occur more than once: {names}.",
        ),
        Sentence(
            id="Sisakan satu, lalu unggah lagi.", en="Keep one of them and send the file again."
        ),
    )


def _missing(contract: Contract, missing: Sequence[str], free: Sequence[str]) -> Refused:
    by_name = {normalise(cell): cell for cell in free}
    parts = []
    for name in missing:
        near = difflib.get_close_matches(name, list(by_name), n=1, cutoff=0.5)
        parts.append(f"{name} ({by_name[near[0]]!r}?)" if near else name)
    listed = ", ".join(parts)
    return Refused(
        "column_missing",
        Sentence(
            id=f"Berkas {contract.name} ini tidak memuat kolom wajib: {listed}.",
            en=f"This {contract.name} file lacks required columns: {listed}.",
        ),
        Sentence(
            id="Tambahkan atau ganti nama kolom di baris pertama, lalu kirim lagi.",
            en="Add or rename the columns in the first row and send the file again.",
        ),
    )
