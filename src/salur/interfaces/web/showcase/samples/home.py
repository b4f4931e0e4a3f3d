"""Home of an invented province, of an invented city, and of an area without a cycle."""

import datetime as dt

from salur.interfaces.web.charts import (
    ChainStep,
    FunnelStep,
    Measure,
    MonthPanel,
    MonthValue,
    Tile,
)
from salur.interfaces.web.components import Action, Heading, Stat
from salur.interfaces.web.formatting import percent
from salur.interfaces.web.pages.home import Deadline, HomePage, Stuck, Todo
from salur.kernel.period import Period

MARCH = Period(2019, 3)

FUNNEL = (
    FunnelStep("Kuota", 64432, "#"),
    FunnelStep("Daftar (DPM)", 63980, "#", "kuota belum terisi", gap_url="#"),
    FunnelStep(
        "Rekening terbuka", 63112, "#", "belum punya rekening", gap_url="#", needs_someone=True
    ),
    FunnelStep("Kartu di tangan", 62407, "#", "kartu belum diterima", gap_url="#"),
    FunnelStep("Terkredit", 62407, "#", "belum terkredit"),
    FunnelStep("Dibelanjakan", 60588, "#", "belum berbelanja", gap_url="#", needs_someone=True),
)
CHAIN = (
    ChainStep("Kuota", 671_000_000, "#"),
    ChainStep("SPA", 671_000_000, "#", "belum diminta"),
    ChainStep("DO", 653_333_333, "#", "belum dikeluarkan Bulog", gap_url="#", needs_someone=True),
    ChainStep("Tiba", 653_293_333, "#", "kurang timbang atau ditolak", gap_url="#"),
    ChainStep("Diserahkan", 648_100_000, "#", "belum diserahkan", gap_url="#"),
)
MEASURE = Measure(
    "Keluarga yang sudah menerima",
    (600, 800, 900, 980),
    ("di bawah 60 %", "60 – 79,9 %", "80 – 89,9 %", "90 – 97,9 %", "98 % ke atas"),
)
_NAMES = """6201 Kotawaringin Barat|6202 Kotawaringin Timur|6203 Kapuas|6204 Barito Selatan
6205 Barito Utara
6206 Katingan|6207 Seruyan|6208 Sukamara|6209 Lamandau|6210 Gunung Mas|6211 Pulang Pisau
6212 Murung Raya
6213 Barito Timur|6271 Kota Palangka Raya|6301 Tanah Laut|6302 Kotabaru|6303 Banjar
6304 Barito Kuala|6305 Tapin
6306 Hulu Sungai Selatan|6307 Hulu Sungai Tengah|6308 Hulu Sungai Utara|6309 Tabalong
6310 Tanah Bumbu
6311 Balangan|6371 Kota Banjarmasin|6372 Kota Banjarbaru|6401 Paser|6402 Kutai Kartanegara
6403 Berau
6407 Kutai Barat|6408 Kutai Timur|6409 Penajam Paser Utara|6411 Mahakam Ulu|6471 Kota Balikpapan
6472 Kota Samarinda|6474 Kota Bontang|6501 Bulungan|6502 Malinau|6503 Nunukan|6504 Tana Tidung
6571 Kota Tarakan"""


def tiles(prefix: str = "6") -> tuple[Tile, ...]:
    """Give a tile per kabupaten/kota with an invented share; Mahakam Ulu without data."""
    entries = [line.split(" ", 1) for line in _NAMES.replace("\n", "|").split("|")]
    return tuple(_tile(code, name) for code, name in entries if code.startswith(prefix))


def _tile(code: str, name: str) -> Tile:
    if code == "6411":
        return Tile(code, name, None, "–", "#")
    value = 1000 - (int(code) * 7919 % 97) ** 2 // 20
    return Tile(code, name, value, percent(value, 1000), "#", needs_someone=value < 650)


def _months() -> tuple[MonthPanel, ...]:
    shares = {
        "BRI": (881, 902, 945),
        "BNI": (934, 921, 973),
        "Mandiri": (790, 640, 588),
        "BTN": (955, 968, 990),
    }
    return tuple(
        MonthPanel(
            bank,
            tuple(
                MonthValue(Period(2019, 1 + index), value, percent(value, 1000))
                for index, value in enumerate(values)
            ),
            "#",
            needs_someone=bank == "Mandiri",
        )
        for bank, values in shares.items()
    )


def province() -> HomePage:
    """Home of a province where both programmes run."""
    return HomePage(
        head=Heading(
            "Kalimantan, Maret 2019",
            "Bank telah melapor dari 38 dari 42 kabupaten/kota. Setelah empat yang tersisa masuk, "
            "berita acara dapat disiapkan.",
            Action("Siapkan berita acara", "#"),
        ),
        period=MARCH,
        stats=(
            Stat("Keluarga dalam daftar", "131.080", "kuota 131.532", "#"),
            Stat("Sudah menerima", "94,1 %", "123.398 keluarga", "#"),
            Stat("Belum menerima apa pun", "7.682", "keluarga, ada nama dan sebabnya", "#", True),
            Stat("Hambatan terbuka", "41", "6 lewat batas", "#"),
        ),
        todos=(
            Todo(
                "312 kredit dibatalkan BRI setelah laporan ditandatangani.",
                "Lihat",
                "#",
                dt.date(2019, 4, 5),
                True,
            ),
            Todo(
                "Berkas BNI Kotabaru ditahan: jumlah rupiah berbeda Rp4.400.000.",
                "Buka",
                "#",
                dt.date(2019, 4, 10),
            ),
            Todo("Dua laporan menunggu diterima atau dikembalikan.", "Periksa", "#"),
        ),
        deadlines=(
            Deadline(dt.date(2019, 4, 10), "Batas terkredit ke kartu", 6, "#"),
            Deadline(dt.date(2019, 4, 25), "Beras tiba di titik distribusi", 21),
        ),
        stuck=(
            Stuck(
                "Malinau tidak menerbitkan SPA",
                3000,
                30_000_000,
                "Pemkab Malinau",
                dt.date(2019, 3, 1),
                "#",
                True,
            ),
            Stuck("Saldo gantung", 1118, 0, "BRI cabang contoh", dt.date(2019, 4, 1), "#"),
            Stuck(
                "Kartu belum diterima keluarga",
                705,
                0,
                "BNI cabang contoh",
                dt.date(2019, 4, 1),
                "#",
            ),
            Stuck("Beras kurang timbang di Krayan", 4, 40_000, "Bulog", dt.date(2019, 4, 2), "#"),
        ),
        funnel=FUNNEL,
        chain=CHAIN,
        measure=MEASURE,
        tiles=tiles(),
        months=_months(),
    )


def city() -> HomePage:
    """Home of a city with BPNT only and nothing to do."""
    whole = province()
    return HomePage(
        head=Heading(
            "Kota Contoh, Maret 2019",
            "Semua bank telah melapor. Berita acara menunggu tanda tangan bank.",
        ),
        period=MARCH,
        stats=whole.stats[:2],
        todos=(),
        deadlines=whole.deadlines[:1],
        stuck=(),
        funnel=FUNNEL,
        chain=(),
    )


def empty() -> HomePage:
    """Home before the first cycle."""
    return HomePage(
        head=Heading(
            "Kota Contoh, Juni 2019",
            "Belum ada siklus untuk bulan ini. Mulailah dengan membekukan daftar KPM.",
            Action("Buka siklus", "#"),
        ),
        period=Period(2019, 6),
        stats=(),
        todos=(Todo("Daftar KPM Juni belum dibekukan.", "Bekukan", "#", dt.date(2019, 5, 31)),),
        deadlines=(),
        stuck=(),
        funnel=(),
        chain=(),
    )
