"""Sets small worlds beside each other in one run: each moves to kab/kota of its own.

Starting the engine costs more than matching a few rows, so many cases or worlds share one
run. All codes are real, which an engine with the list of regions needs; order of codes and
who lies in whom stay as they were.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from salur.places.domain import base_codes
from tests.property.world import TextRow

Rows = Mapping[str, Sequence[TextRow]]


@cache
def _places() -> tuple[dict[str, str], ...]:
    """Give, for each world, where the places of `tests.property.world` move to."""
    desa: dict[str, list[str]] = defaultdict(list)
    for code, _ in base_codes():
        if len(code) == 10:
            desa[code[:6]].append(code)
    kecamatan: dict[str, list[str]] = defaultdict(list)
    for code in sorted(code for code, inside in desa.items() if len(inside) >= 3):
        kecamatan[code[:4]].append(code)
    kabkota = [kab for kab, inside in sorted(kecamatan.items()) if len(inside) >= 2]
    return tuple(
        {
            "6201": kab,
            "620102": kecamatan[kab][0],
            "620103": kecamatan[kab][1],
            "6202": neighbour,
            "620201": kecamatan[neighbour][0],
            **dict(
                zip(
                    ("6201021002", "6201022001", "6201022004"),
                    sorted(desa[kecamatan[kab][0]]),
                    strict=False,
                )
            ),
            "6201032001": min(desa[kecamatan[kab][1]]),
            "6202012003": min(desa[kecamatan[neighbour][0]]),
        }
        for kab, neighbour in zip(kabkota[::2], kabkota[1::2], strict=False)
    )


def new_place(number: int, code: str) -> str:
    """Say where `code` lies for world `number`; a code no world knows stays what it is."""
    return _places()[number].get(code, code)


def new_family(number: int, name: str) -> str:
    return f"{number}/{name}"


def all_places(worlds: int) -> frozenset[str]:
    """Give all codes that the first `worlds` worlds may use."""
    return frozenset(code for place in _places()[:worlds] for code in place.values())


def side_by_side(worlds: Sequence[Rows]) -> dict[str, list[TextRow]]:
    """Give the rows of all worlds, each in kab/kota of its own with families of its own."""
    contracts = dict.fromkeys(name for world in worlds for name in world)
    return {
        name: [_moved(number, row) for number, world in enumerate(worlds) for row in world[name]]
        for name in contracts
    }


def _moved(number: int, row: TextRow) -> TextRow:
    moved = dict(row)
    if "kode_wilayah" in row:
        plain = row["kode_wilayah"].replace(".", "")
        place = new_place(number, plain)
        moved["kode_wilayah"] = row["kode_wilayah"] if place == plain else place
    if row.get("id_kpm", "").strip():
        moved["id_kpm"] = new_family(number, row["id_kpm"])
    return moved
