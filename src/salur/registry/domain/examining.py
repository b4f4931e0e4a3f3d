"""Which lines of a berita acara cannot be endorsed, and why; decided on how families stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from salur.registry.domain.changes import CORRECTING, ENDING, FILLING, Kind


@dataclass(frozen=True)
class Facts:
    """One line, and how its family and the replacement would stand in its month.

    What was endorsed already and waits for its month counts as if it had come.
    """

    id: int
    kind: Kind
    id_kpm: str
    replaced_by: str | None = None
    column: str | None = None
    month: int = 0
    row: int | None = None
    is_known: bool = True
    is_inside: bool = True
    waits: bool = False
    is_member: bool = True
    has_ended: bool = False
    is_held: bool = False
    replacement_is_known: bool = False
    replacement_is_inside: bool = False
    replacement_waits: bool = False
    has_clash: bool = False
    is_borne: bool = False
    moves_to: str | None = None
    leaves: bool = False
    filled_desa: str | None = None


@dataclass(frozen=True)
class Wrong:
    """One line that cannot be endorsed, with the stable code that says why."""

    id: int
    code: str
    id_kpm: str
    row: int | None = None
    note: str = ""


def wrong_lines(lines: Iterable[Facts], known_desa: frozenset[str]) -> tuple[Wrong, ...]:
    """Give every line that cannot be endorsed, with the first reason that holds, in line order.

    Reasons, in this order: `family_unknown`, `family_elsewhere`, `already_a_member`,
    `not_on_waiting_list`, `family_ended`, `not_a_member`, `not_held`, `replacement_unknown`,
    `replacement_elsewhere`, `move_leaves_kabkota`, `region_unknown`, `nik_borne_already`,
    `change_conflicts`.
    """
    listed = tuple(lines)
    clashing = _clashing(listed)
    found = []
    for line in listed:
        code = next(_faults(line, known_desa), None)
        if code is None and (line.has_clash or line.id in clashing):
            code = "change_conflicts"
        if code is not None:
            found.append(Wrong(line.id, code, line.id_kpm, line.row))
    return tuple(found)


def _faults(line: Facts, known_desa: frozenset[str]) -> Iterator[str]:
    if not line.is_known:
        yield "family_unknown"
    if not line.is_inside:
        yield "family_elsewhere"
    if line.kind is Kind.TAMBAH:
        if line.is_member:
            yield "already_a_member"
        if not line.waits:
            yield "not_on_waiting_list"
        return
    if line.has_ended:
        yield "family_ended"
    # Who waits may be corrected or taken off the waiting list; everything else is for members.
    if not line.is_member and not (line.waits and line.kind in (Kind.HAPUS, *CORRECTING)):
        yield "not_a_member"
    if line.kind is Kind.AKTIFKAN and not line.is_held:
        yield "not_held"
    if line.kind is Kind.GANTI:
        yield from _replacement_faults(line)
    if line.leaves:
        yield "move_leaves_kabkota"
    if line.moves_to is not None and line.moves_to not in known_desa:
        yield "region_unknown"
    if line.is_borne:
        yield "nik_borne_already"


def _replacement_faults(line: Facts) -> Iterator[str]:
    if not line.replacement_is_known:
        yield "replacement_unknown"
    if not line.replacement_is_inside:
        yield "replacement_elsewhere"
    if not line.replacement_waits:
        yield "not_on_waiting_list"


def _clashing(lines: Iterable[Facts]) -> frozenset[int]:
    """Give the lines that contradict another one of the same berita acara: all of each group."""
    taken: dict[tuple[object, ...], list[int]] = {}
    for line in lines:
        for slot in _slots(line):
            taken.setdefault(slot, []).append(line.id)
    return frozenset(one for ids in taken.values() if len(ids) > 1 for one in ids)


def _slots(line: Facts) -> Iterator[tuple[object, ...]]:
    """Give what a line takes that no other may take: a family's month, its end, its place."""
    if line.kind in CORRECTING:
        yield line.id_kpm, line.month, line.column
        return
    yield line.id_kpm, line.month, ""
    if line.kind in ENDING:
        yield line.id_kpm, "ends"
    if line.kind in FILLING:
        filled = line.replaced_by if line.kind is Kind.GANTI else line.id_kpm
        yield filled, "fills"
        if filled != line.id_kpm:
            yield filled, line.month, ""
