"""Proposes which column of a contract each column of an unknown sheet is, by heading and content.

A proposal is looked at and corrected by a person; what it is about is judged by the reader later.
"""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salur.evidence.domain.contract import REGION_NAMES, Contract, Field
from salur.evidence.domain.looks import LOOKS, Share, share_of
from salur.kernel.refused import Sentence

_LEAST = 0.4
_WORDS = re.compile(r"[^a-z0-9]+")
# What offices write above a column, beyond the names and aliases of the contracts.
_ALSO: dict[str, tuple[str, ...]] = {
    "id_kpm": ("nomor keluarga", "id pm", "no dtks"),
    "nik": ("nomor induk", "no ktp", "nomor ktp", "nik ktp"),
    "no_kk": ("kartu keluarga", "no kartu keluarga"),
    "nama_pengurus": ("nama ibu rumah tangga", "nama irt", "nama penerima manfaat", "pengurus"),
    "nama_ibu_kandung": ("gadis ibu kandung", "ibu kandung pengurus"),
    "jenis_kelamin": ("sex", "l p", "jenis kel"),
    "kode_wilayah": ("kode wil", "kode desa kel", "kode", "wilayah"),
    "nominal": ("besaran", "jumlah uang", "rupiah", "rp"),
    "tanggal": ("tgl transaksi", "waktu"),
    "kpm": ("jumlah keluarga", "keluarga", "kk penerima"),
    "provinsi": ("prov", "propinsi"),
    "kabupaten": ("kab", "kab kota", "kabupaten kota", "kota"),
    "kecamatan": ("kec",),
    "desa": ("kelurahan", "desa kelurahan", "kel", "desa kel", "nama desa"),
}


@dataclass(frozen=True)
class Proposal:
    """One column proposed for one cell of the header, with how sure (0 to 100) and why."""

    position: int
    column: str
    score: int
    reason: Sentence


def propose(
    contract: Contract,
    cells: Sequence[str],
    rows: Sequence[Sequence[str]],
    regions: Mapping[str, str],
) -> tuple[Proposal, ...]:
    """Give at most one column per heading, by position; the surest go first.

    `rows` are a few rows below the header, `regions` the known codes with their names.
    """
    found = []
    for position, cell in enumerate(cells):
        values = [row[position].strip() for row in rows if position < len(row)]
        values = [value for value in values if value]
        shares = {kind: share_of(kind, values, regions) for kind in LOOKS}
        for order, target in enumerate(_targets(contract)):
            proposal = _judged(position, cell, target, shares)
            if proposal.score >= _LEAST * 100:
                found.append((-proposal.score, order, position, proposal))
    return _surest([proposal for *_, proposal in sorted(found, key=lambda one: one[:3])])


def _surest(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    taken: dict[int, Proposal] = {}
    columns: set[str] = set()
    for one in proposals:
        if one.position not in taken and one.column not in columns:
            taken[one.position] = one
            columns.add(one.column)
    return tuple(taken[position] for position in sorted(taken))


@dataclass(frozen=True)
class _Target:
    """One column that may be meant: its name, what it is called, and how its cells look."""

    name: str
    phrases: tuple[str, ...]
    kind: str
    choices: tuple[str, ...] = ()


def _targets(contract: Contract) -> list[_Target]:
    fields = [_target(field) for field in contract.fields]
    return fields + [_Target(name, (name, *_ALSO[name]), "name") for name in REGION_NAMES]


def _target(field: Field) -> _Target:
    phrases = (field.name, *field.aliases, *_ALSO.get(field.name, ()), field.title)
    return _Target(field.name, phrases, field.kind, field.choices)


def _judged(position: int, cell: str, target: _Target, shares: Mapping[str, Share]) -> Proposal:
    name, phrase = _likeness(cell, target.phrases)
    share = shares.get("sex" if target.choices == ("L", "P") else target.kind)
    if share is None or not share.of:
        score = 0.9 * name
    elif share.share < 0.5:
        score = 0.4 * name
    else:
        score = 0.55 * name + 0.45 * share.share * share.weight
    return Proposal(position, target.name, round(100 * score), _reason(name, phrase, share))


def _likeness(cell: str, phrases: Sequence[str]) -> tuple[float, str]:
    """Give how alike a heading is to the likest phrase, 0 to 1, and that phrase."""
    return max(((_alike(_words(cell), _words(phrase)), phrase) for phrase in phrases),
               key=lambda found: found[0])  # fmt: skip


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    shared = len(set(one) & set(other)) / len(set(one) | set(other))
    letters = difflib.SequenceMatcher(None, "".join(one), "".join(other)).ratio()
    return max(0.9 * shared, 0.85 * letters if letters >= 0.8 else 0.0)


def _words(text: str) -> tuple[str, ...]:
    short = {"nomor": "no", "tanggal": "tgl", "jumlah": "jml"}
    return tuple(short.get(word, word) for word in _WORDS.split(text.casefold()) if word)


def _reason(name: float, phrase: str, share: Share | None) -> Sentence:
    """Say in words what speaks for a column."""
    shown = phrase.replace("_", " ")
    said = [Sentence(f"judulnya “{shown}”", f"its heading is “{shown}”")] if name == 1 else []
    if 0.3 <= name < 1:
        said = [Sentence(f"judulnya mirip “{shown}”", f"its heading is like “{shown}”")]
    if share is not None and share.of and share.share >= 0.5:
        count = f"{share.fitting}/{share.of}"
        said.append(Sentence(f"{count} isinya {share.what.id}", f"{count} cells: {share.what.en}"))
    return Sentence("; ".join(one.id for one in said), "; ".join(one.en for one in said))


def missing_columns(contract: Contract, columns: Sequence[str]) -> tuple[Field, ...]:
    """Give the required columns that no heading bears."""
    return tuple(f for f in contract.fields if f.required and f.name not in columns)


def header_row_of(rows: Sequence[Sequence[str]]) -> int:
    """Give the row of the headings, counted from 1: the first that is wide and holds words.

    Titles above it fill few cells; a row of numbers is no header.
    """
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[:20]]
    widest = max(filled, default=0)
    for number, (row, count) in enumerate(zip(rows, filled, strict=False), start=1):
        if count and count * 10 >= widest * 6 and not any(_is_number(cell) for cell in row):
            return number
    return 1


def _is_number(cell: str) -> bool:
    return cell.strip().replace(".", "").replace(",", "").isdigit() and len(cell.strip()) > 3
