"""An invented kabupaten with both programmes."""

from salur.interfaces.web.charts import FunnelStep
from salur.interfaces.web.components import Heading, Link, Stat
from salur.interfaces.web.pages.region import MoneyRow, RegionPage, RiceRow
from salur.interfaces.web.showcase.samples.home import CHAIN, FUNNEL, MARCH

_PLACES = (
    ("Contoh Hulu", 2568, 2568, 2401, 14),
    ("Contoh Tengah", 2148, 2140, 2140, 0),
    ("Contoh Kota Lama", 660, 660, 655, 1),
    ("Contoh Utara", 273, 273, 101, 36),
    ("Contoh Pangkalan", 1434, 1430, 1377, 9),
)
_AID = 110_000
_RATION = 10_000


def regency() -> RegionPage:
    """A kabupaten and its kecamatan."""
    money = [
        MoneyRow(name, "#", listed, listed * _AID, credited * _AID, spent * _AID, stuck, "#")
        for name, listed, credited, spent, stuck in _PLACES
    ]
    rice = [
        RiceRow(
            name,
            "#",
            listed,
            listed * _RATION,
            listed * _RATION,
            credited * _RATION,
            credited * _RATION,
            spent * _RATION - 667,
            stuck,
            "#",
        )
        for name, listed, credited, spent, stuck in _PLACES
    ]
    listed = sum(place[1] for place in _PLACES)
    credited = sum(place[2] for place in _PLACES)
    spent = sum(place[3] for place in _PLACES)
    stuck = sum(place[4] for place in _PLACES)
    money.append(
        MoneyRow(
            "Jumlah", "", listed, listed * _AID, credited * _AID, spent * _AID, stuck, "#", True
        )
    )
    steps: tuple[FunnelStep, ...] = FUNNEL
    return RegionPage(
        head=Heading(
            "Kabupaten Contoh, Maret 2019",
            "Pilih kecamatan untuk melihat desa; setiap angka membuka baris di bawahnya.",
            secondary=(Link("Unduh XLSX", "#"),),
        ),
        period=MARCH,
        child_level="Kecamatan",
        stats=(
            Stat("Keluarga", "7.083", "", "#"),
            Stat("Diperintahkan", "Rp779.130.000", "", "#"),
            Stat("Dibelanjakan", "94,2 %", "Rp734.140.000", "#"),
            Stat("Perlu ditangani", "60", "36 di Contoh Utara", "#", True),
        ),
        funnel=steps,
        chain=CHAIN,
        money=tuple(money),
        rice=tuple(rice),
    )
