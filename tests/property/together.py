"""Many small worlds as one: each under a prefix of its own, so that none knows of another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tests.property.world import TextRow, World

_NAMED = ("no_spm", "id_kpm", "referensi", "referensi_asal", "id_transaksi", "id_asal",
          "id_ewarong", "ntpn")  # fmt: skip
_SHORTEST = len("6201000000001")


def batches(worlds: Iterable[World], size: int) -> Iterator[tuple[World, ...]]:
    """Give worlds in batches that were given the same contracts."""
    alike: dict[frozenset[str], list[World]] = {}
    for world in worlds:
        alike.setdefault(frozenset(world.rows), []).append(world)
    for group in alike.values():
        yield from (tuple(group[at : at + size]) for at in range(0, len(group), size))


def together(worlds: Sequence[World]) -> World:
    """Give one world in which all of these lie side by side."""
    rows: dict[str, list[TextRow]] = {contract: [] for contract in worlds[0].rows}
    for number, world in enumerate(worlds):
        for contract, given in world.rows.items():
            rows[contract] += [_under(number, row) for row in given]
    return replace(worlds[0], rows=rows)


def _under(number: int, row: TextRow) -> TextRow:
    named = {name: f"{number:04d}{row[name]}" for name in _NAMED if row.get(name, "").strip()}
    if len(row.get("no_rekening", "")) >= _SHORTEST:  # what is no account stays what it is
        named["no_rekening"] = _account(number, row["no_rekening"])
    return {**row, **named}


def _account(number: int, written: str) -> str:
    """Put the number where all accounts of a small world have four zeros, however it is written."""
    if "-" in written:
        first, second, _, last = written.split("-")
        return f"{first}-{second}-{number:04d}-{last}"
    return f"{written[:-7]}{number:04d}{written[-3:]}"
