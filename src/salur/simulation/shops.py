"""The e-Warong of a kab/kota: one or more in every kecamatan, never far from its families."""

from collections.abc import Sequence

from salur.simulation.assumptions import Assumptions
from salur.simulation.geography import Kabupaten
from salur.simulation.population import Settlement

Shop = tuple[str, str]
_KINDS = ("WARUNG SEMBAKO", "KUBE", "AGEN BRILINK", "RPK", "KIOS PASAR")
_NAMES = ("BERKAH", "MAJU", "SEJAHTERA", "BAROKAH", "HARAPAN", "MANDIRI JAYA", "SUMBER REZEKI")


def shop_of(kecamatan: str, number: int) -> Shop:
    """Give identity and terminal of the n-th e-Warong of a kecamatan."""
    return f"EW{kecamatan}{number:02d}", f"T{kecamatan}{number:02d}"


def open_shops(
    assumed: Assumptions, kab: Kabupaten, settlements: Sequence[Settlement]
) -> tuple[dict[str, list[Shop]], dict[str, list[str]]]:
    """Open shops for `settlements`: by kecamatan, and as rows of `ewarong` by bank."""
    per_shop = assumed.numbers["kpm_per_ewarong"]
    shops: dict[str, list[Shop]] = {}
    rows: dict[str, list[str]] = {}
    for settlement in settlements:
        families: dict[str, int] = {}
        for village in settlement.villages:
            code = village.code[:6]
            families[code] = families.get(code, 0) + len(village.families)
        bank = assumed.banks_of(kab.code)[0][0]
        for kecamatan in kab.kecamatan:
            if not settlement.area.holds(kecamatan.name):
                continue
            count = 1 + int(families.get(kecamatan.code, 0) / per_shop)
            shops[kecamatan.code] = [shop_of(kecamatan.code, n + 1) for n in range(count)]
            for place, (identity, terminal) in enumerate(shops[kecamatan.code]):
                desa = kecamatan.desa[place % len(kecamatan.desa)]
                rows.setdefault(bank, []).append(
                    f"{identity},WARUNG {_NAMES[place % len(_NAMES)]} {place + 1},{bank},{desa},"
                    f",,AKTIF,{terminal},250,2018-07-01,{_KINDS[place % len(_KINDS)]},SWASTA"
                )
    return shops, rows
