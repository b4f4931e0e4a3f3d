"""The two pictures everything hangs on, and their key figures, from the sums that were kept.

The funnel counts families: up to their cards by the list of the month, from the order on by the
class of their account. The chain counts grams. A step that nobody counted is left out, not guessed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.area import Area
from salur.interfaces.web.charts import ChainStep, FunnelStep
from salur.interfaces.web.components import Stat
from salur.interfaces.web.figures import figure_url
from salur.interfaces.web.formatting import kilograms, number, percent, rupiah
from salur.kernel.program import Program
from salur.programs.queries import RegionQuota
from salur.reconciliation.queries import RegionSum, added

ORDERED = frozenset({3, 4, 5, 6, 7, 8, 10, 11, 12})  # contracts.md §3: the classes that have I
CREDITED = frozenset({3, 4, 5, 10, 11, 12})  # … and C > 0
SPENT = frozenset({5, 11, 12})  # … and U > 0 by the class itself
Classes = Mapping[int, RegionSum]


@dataclass(frozen=True)
class Places:
    """How many families the quota allows, are listed, have an account and hold a card."""

    quota: int
    listed: int
    accounts: int | None = None
    cards: int | None = None


def places_of(quotas: Iterable[RegionQuota]) -> Places | None:
    """Add quotas and lists; None where no quota is known, or where claims contradict."""
    known = tuple(quotas)
    if not known or any(one.kpm is None for one in known):
        return None
    outermost = _outermost(known)
    return Places(
        sum(one.kpm or 0 for one in outermost),
        sum(one.listed for one in outermost),
        _added([one.accounts for one in outermost if one.listed]),
        _added([one.cards for one in outermost if one.listed]),
    )


def _added(counts: Sequence[int | None]) -> int | None:
    """Add what was counted; None where any of it was not."""
    known = [one for one in counts if one is not None]
    return sum(known) if known and len(known) == len(counts) else None


def _outermost(quotas: Iterable[RegionQuota]) -> list[RegionQuota]:
    """Leave out quotas of regions within another that has one: they share out the same places."""
    kept: list[RegionQuota] = []
    for one in sorted(quotas, key=lambda quota: quota.kode_wilayah):
        if not kept or not one.kode_wilayah.startswith(kept[-1].kode_wilayah):
            kept.append(one)
    return kept


def families_in(classes: Classes, of: frozenset[int]) -> int:
    """Count the accounts whose class is one of `of`."""
    return sum(one.terms["units"] for klass, one in classes.items() if klass in of)


def funnel(area: Area, classes: Classes, places: Places | None) -> tuple[FunnelStep, ...]:
    """Give the steps of the money that are known; none where nothing was ordered."""
    if not classes:
        return ()
    stuck = area.url("exceptions", program=Program.BPNT)
    spent = families_in(classes, SPENT)
    steps = _up_to_cards(places) if places is not None else []
    steps += [
        FunnelStep(
            _("Diperintahkan"),
            families_in(classes, ORDERED),
            _units(area, Program.BPNT, "ordered"),
            _("belum diperintahkan"),
            _("diperintahkan, kartunya belum di tangan")
            if places is not None and places.cards is not None
            else _("lebih dari yang di atas"),
        ),
        FunnelStep(
            _("Terkredit"),
            families_in(classes, CREDITED),
            _units(area, Program.BPNT, "credited"),
            _("tidak sampai di kartu"),
            gap_url=area.url("exceptions", program=Program.BPNT, owner="bank"),
            needs_someone=True,
        ),
        FunnelStep(
            _("Dibelanjakan"),
            spent,
            _units(area, Program.BPNT, "spent"),
            _("belum berbelanja atau berbeda"),
            gap_url=stuck,
        ),
    ]
    return tuple(steps)


def _up_to_cards(places: Places) -> list[FunnelStep]:
    """Give the steps before the order; without a list there is nothing after the quota."""
    steps = [FunnelStep(_("Kuota"), places.quota)]
    if not places.listed:
        return steps
    steps.append(
        FunnelStep(
            _("Daftar (DPM)"),
            places.listed,
            loss=_("kuota belum terisi"),
            excess=_("melebihi kuota"),
        )
    )
    if places.accounts is not None:
        steps.append(
            FunnelStep(_("Punya rekening"), places.accounts, loss=_("belum punya rekening"))
        )
    if places.cards is not None:
        steps.append(
            FunnelStep(_("Memegang kartu"), places.cards, loss=_("kartu belum diserahkan"))
        )
    return steps


def chain(area: Area, terms: Mapping[str, int] | None) -> tuple[ChainStep, ...]:
    """Give the steps of the rice; none where there is no rice."""
    if terms is None:
        return ()

    def step(label: str, term: str, loss: str, excess: str, cause: str) -> ChainStep:
        gap = area.url("exceptions", program=Program.RASTRA, cause=cause)
        return ChainStep(
            label,
            terms[term],
            _units(area, Program.RASTRA, term),
            loss,
            excess,
            gap,
            needs_someone=True,
        )

    return (
        ChainStep(_("Kuota"), terms["quota_g"], _units(area, Program.RASTRA, "quota_g")),
        step(
            _("SPA"), "requested_g", _("belum diminta"), _("diminta di luar kuota"), "gap_requested"
        ),
        step(
            _("DO"),
            "released_g",
            _("belum dikeluarkan Bulog"),
            _("keluar tanpa diminta"),
            "gap_released",
        ),
        step(
            _("Tiba"),
            "arrived_g",
            _("belum tiba atau ditolak"),
            _("tiba melebihi DO"),
            "gap_arrived",
        ),
        step(
            _("Diserahkan"),
            "handed_g",
            _("belum diserahkan"),
            _("diserahkan melebihi yang tiba"),
            "gap_handed",
        ),
    )


def money_stats(area: Area, terms: Mapping[str, int], families: int) -> tuple[Stat, ...]:
    """Give what was ordered, credited and is missing, in rupiah."""
    missing = terms["ordered"] - terms["credited_to_order"]
    return (
        Stat(
            _("Diperintahkan"),
            rupiah(terms["ordered"]),
            _("%(count)s keluarga") % {"count": number(families)},
            _units(area, Program.BPNT, "ordered"),
        ),
        Stat(
            _("Terkredit"),
            percent(terms["credited_to_order"], terms["ordered"]),
            rupiah(terms["credited_to_order"]),
            _units(area, Program.BPNT, "credited_to_order"),
        ),
        Stat(
            _("Belum sampai ke kartu"),
            rupiah(missing),
            _("gagal, dibatalkan, kurang atau tidak ada di bank"),
            area.url("exceptions", program=Program.BPNT, owner="bank"),
            needs_someone=missing > 0,
        ),
    )


def rice_stats(area: Area, terms: Mapping[str, int]) -> tuple[Stat, ...]:
    """Give how much of the rice was handed out."""
    return (
        Stat(
            _("Beras diserahkan"),
            percent(terms["handed_g"], terms["quota_g"]),
            _("%(handed)s dari %(quota)s")
            % {"handed": kilograms(terms["handed_g"]), "quota": kilograms(terms["quota_g"])},
            _units(area, Program.RASTRA, "handed_g"),
        ),
    )


def _units(area: Area, program: str, term: str) -> str:
    return figure_url(program, area.period, term, region=area.code)


def terms_of(classes: Classes | None) -> Mapping[str, int] | None:
    """Add the classes; None where nothing is published."""
    return added(classes.values()) if classes else None
