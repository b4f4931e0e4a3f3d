"""The one verb of this capability: write the files of months that never happened."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from salur.kernel.period import Period
from salur.kernel.refused import Refused, Sentence
from salur.simulation.assumptions import BPNT, Area, load_assumptions, scaled
from salur.simulation.geography import Kabupaten, load_kabupaten
from salur.simulation.pieces import Piece, Plan
from salur.simulation.shops import Shop, shop_of
from salur.simulation.world import live_through
from salur.simulation.writing import Shelf

Progress = Callable[[str, int, int], None]
# Far beyond what was ever published: what is larger is a slip of the keyboard.
MOST_MONTHS, MOST_FAMILIES = 60, 20_000_000


@dataclass(frozen=True, slots=True)
class Simulated:
    """What was written: every file with its rows (headers not counted), paths under `out`."""

    out: Path
    months: tuple[Period, ...]
    families: int
    rows: Mapping[str, int]


class SimulationRefused(Refused):
    """This world can't be made from what was asked."""


def simulate(
    *,
    provinces: Sequence[str],
    first: Period,
    months: int = 1,
    families: int | None = None,
    seed: int = 1,
    faults: float = 1.0,
    out: Path,
    workers: int = 2,
    progress: Progress | None = None,
) -> Simulated:
    """Write every party's files of `months` consecutive months, and the truth beside them.

    One month is written into `out` itself, several into `out/<YYYY-MM>`. The same
    arguments give the same bytes, whatever the number of workers. `families` scales the
    published quotas; `faults` multiplies the rates of everything that goes wrong, 0 is a
    clean world. Raises SimulationRefused for what makes no world.
    """
    chosen = tuple(sorted(set(provinces)))
    _refuse_nonsense(chosen, months, families, faults)
    span = tuple(first.shift(number) for number in range(months))
    folders = (out,) if months == 1 else tuple(out / str(period) for period in span)
    plans = _plans(chosen, span, families, seed, faults)
    shelf = Shelf(folders, load_assumptions(), seed)
    shelf.begin()
    with _pieces(plans, workers) as pieces:
        for done, piece in enumerate(pieces, start=1):
            shelf.lay(piece)
            if progress is not None:
                progress(piece.kab, done, len(plans))
    shelf.finish()
    return Simulated(
        out=out,
        months=span,
        families=sum(quota for plan in plans for _, quota in plan.areas),
        rows={str(path.relative_to(out)): count for path, count in sorted(shelf.rows.items())},
    )


def _plans(
    provinces: tuple[str, ...],
    span: tuple[Period, ...],
    families: int | None,
    seed: int,
    faults: float,
) -> list[Plan]:
    areas = tuple(area for area in load_assumptions().areas if area.kab[:2] in provinces)
    quotas: dict[str, list[tuple[Area, int]]] = {}
    for area, quota in zip(areas, scaled(areas, families), strict=True):
        quotas.setdefault(area.kab, []).append((area, quota))
    regions = [kab for kab in load_kabupaten(provinces) if kab.code in quotas]
    far = [[_card_shop(kab, quotas[kab.code], period) for kab in regions] for period in span]
    return [
        Plan(
            seed=seed,
            faults=faults,
            index=index,
            kab=kab,
            areas=tuple(quotas[kab.code]),
            months=span,
            far_shops=tuple(_elsewhere(shops, index) for shops in far),
        )
        for index, kab in enumerate(regions)
    ]


def _card_shop(kab: Kabupaten, areas: Sequence[tuple[Area, int]], period: Period) -> Shop | None:
    """Give one e-Warong that this kab/kota is sure to have, if it has any."""
    for area, _ in areas:
        if area.program(period) == BPNT:
            for kecamatan in kab.kecamatan:
                if area.holds(kecamatan.name):
                    return shop_of(kecamatan.code, 1)
    return None


def _elsewhere(shops: Sequence[Shop | None], index: int) -> Shop | None:
    """Give a shop of the next kab/kota that has one, never of this one."""
    others = [*shops[index + 1 :], *shops[:index]]
    return next((shop for shop in others if shop is not None), None)


@contextmanager
def _pieces(plans: Sequence[Plan], workers: int) -> Iterator[Iterator[Piece]]:
    """Give the pieces in the order of the plans, made by this or by several processes."""
    if workers < 2 or len(plans) < 2:
        yield map(live_through, plans)
        return
    with get_context("spawn").Pool(min(workers, len(plans))) as pool:
        yield pool.imap(live_through, plans)


def _refuse_nonsense(
    provinces: tuple[str, ...], months: int, families: int | None, faults: float
) -> None:
    known = sorted({area.kab[:2] for area in load_assumptions().areas})
    unknown = [code for code in provinces if code not in known]
    if unknown or not provinces:
        raise SimulationRefused(
            "province_without_quota",
            Sentence(
                f"Tidak ada kuota simulasi untuk provinsi: {', '.join(unknown) or '-'}.",
                f"There is no simulated quota for province: {', '.join(unknown) or '-'}.",
            ),
            Sentence(f"Pilih dari {', '.join(known)}.", f"Choose from {', '.join(known)}."),
        )
    in_range = families is None or 1 <= families <= MOST_FAMILIES
    if not (1 <= months <= MOST_MONTHS and in_range and faults >= 0):
        raise SimulationRefused(
            "simulation_out_of_range",
            Sentence(
                f"Jumlah bulan harus 1 sampai {MOST_MONTHS}, keluarga 1 sampai {MOST_FAMILIES}, "
                "faktor kesalahan tidak negatif.",
                f"Months must be 1 to {MOST_MONTHS}, families 1 to {MOST_FAMILIES}, "
                "and the fault factor not negative.",
            ),
            Sentence("Perbaiki angkanya.", "Correct the numbers."),
        )
