"""How far the families of an area are, from register to active card; lists of who stands where."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution.queries import Awaited, Burekol, Campaign
from salur.interfaces.web.area import Area
from salur.interfaces.web.card_words import stage_name, stage_tag, verdict_tag, why_unhanded
from salur.interfaces.web.charts import FunnelStep
from salur.interfaces.web.components import (
    Cell,
    Choice,
    Column,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Pager,
    Row,
    Stat,
    Table,
)
from salur.interfaces.web.formatting import NOTHING, date, number, rupiah
from salur.interfaces.web.pages.cards import CardsPage, ListPage, Part
from salur.interfaces.web.pages.findings import TablePage
from salur.interfaces.web.presenters.burekol import burekol_table
from salur.interfaces.web.presenters.campaigns import campaign_table
from salur.interfaces.web.words import region_name
from salur.registry.domain import BROKEN, NOT_HANDED
from salur.registry.queries import CardLine, NamedClaim, Replacement

# The lists that numbers open to: which stages stand together, by the word in the address.
STAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "tanpa-rekening": ("NO_ACCOUNT", "FAILED"),
        "gagal": ("FAILED",),
        "tanpa-kartu": ("NO_CARD",),
        "belum-dilaporkan": ("UNREPORTED",),
        "dicetak": ("CETAK",),
        "di-cabang": ("DI_CABANG",),
        "belum-diserahkan": tuple(map(str, NOT_HANDED)),
        "tidak-terdistribusi": ("TIDAK_TERDISTRIBUSI",),
        "kembali": ("KEMBALI",),
        "diserahkan": ("TERDISTRIBUSI",),
        "bermasalah": tuple(map(str, BROKEN)),
        "menunggu-ganti": ("MINTA_GANTI",),
        "aktif": ("AKTIF",),
    }
)
_WITHOUT = ("NO_ACCOUNT", "FAILED")
_NOT_YET = ("CETAK", "UNREPORTED")
_OUT_OF_HAND = ("DI_CABANG", "TIDAK_TERDISTRIBUSI", "KEMBALI")
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Answers:
    """What the queries said of an area; `counts` by the regions below it."""

    counts: Mapping[str, Counts]
    awaited: Awaited
    failures: Sequence[tuple[str, int]]
    orders: Sequence[Burekol]
    campaigns: Sequence[Campaign]
    replacing: tuple[int, int]
    names: Mapping[str, str]
    today: dt.date


def cards_page(area: Area, found: Answers) -> CardsPage:
    """Turn the answers into the overview."""
    total = _summed(found.counts.values())
    return CardsPage(
        head=Heading(
            _("Rekening dan kartu, %(area)s") % {"area": area.name},
            _("Dari data keluarga sampai kartu aktif; setiap angka membuka daftarnya."),
            secondary=(
                Link(_("Usulan buka rekening"), area.url("burekols")),
                Link(_("Pembagian kartu"), area.url("campaigns")),
                Link(_("Kartu pengganti"), area.url("cards-replacements")),
                Link(_("Kabar yang tidak diberlakukan"), area.url("cards-claims")),
            ),
        ),
        steps=_steps(area, total, found.awaited),
        stats=_stats(area, total, found),
        parts=(
            *((_regions(area, found.counts),) if area.below else ()),
            *((_failures(area, found.failures),) if found.failures else ()),
            Part(
                _("Usulan buka rekening terakhir"),
                burekol_table(found.orders, found.names, found.today),
                "usulan-rekening",
            ),
            Part(
                _("Pembagian kartu terakhir"),
                campaign_table(found.campaigns, found.names),
                "pembagian",
            ),
        ),
    )


def lines_page(
    area: Area,
    asked: str,
    found: Sequence[CardLine],
    names: Mapping[str, str],
    *,
    reason: str,
    first: bool,
    next_after: str,
    lying: int | None = None,
) -> ListPage:
    """Turn the families of one list into its page; `lying` are the rupiah on cards unhanded."""
    sentence = _("Buka satu keluarga untuk mencatat keadaan kartunya. Halaman ini dapat dicetak.")
    if lying is not None:
        sentence = _("Pada kartu yang belum diserahkan mengendap %(amount)s, sejauh diketahui.") % {
            "amount": rupiah(lying)
        }
    here = {"stage": asked, "reason": reason}
    heads = (_("Keluarga"), _("Desa"), _("Rekening"), _("Kartu"), _("Keadaan"), _("Sejak"))
    return ListPage(
        Heading(
            _("%(stage)s, %(area)s") % {"stage": group_name(asked), "area": area.name},
            sentence,
            secondary=(Link(_("Rekening dan kartu"), area.url("cards")),),
        ),
        _filter(area, asked),
        Table(
            caption=group_name(asked),
            hide_caption=True,
            columns=tuple(Column(head) for head in heads),
            rows=tuple(_line(one, names) for one in found),
            empty=_("Tidak ada keluarga dalam keadaan ini di wilayah ini."),
            pager=Pager(
                _("%(count)s keluarga di halaman ini") % {"count": number(len(found))},
                "" if first else area.url("cards-list", **here),
                area.url("cards-list", **here, after=next_after) if next_after else "",
            ),
        ),
    )


def replacements_page(
    area: Area,
    found: Sequence[Replacement],
    names: Mapping[str, str],
    today: dt.date,
    *,
    first: bool,
    next_after: str,
) -> TablePage:
    """Turn the cards that are to be replaced into their page, overdue ones in red."""
    heads = (_("Keluarga"), _("Desa"), _("Kartu"), _("Sebab"), _("Diminta"), _("Paling lambat"))
    rows = tuple(
        Row(
            (
                Cell(one.name, reverse("card", args=[one.family_id])),
                Cell(place_of(one.kode_wilayah, names)),
                Cell(f"•••• {one.last4}"),
                Cell(stage_name(one.cause)),
                Cell(date(one.requested_on), note=one.requested_by_name),
                Cell(date(one.due), needs_someone=one.due < today),
            )
        )
        for one in found
    )
    return TablePage(
        Heading(
            _("Kartu pengganti, %(area)s") % {"area": area.name},
            _("Cabang bank mengganti kartu dalam batas hari kerjanya; yang lewat berwarna merah."),
            secondary=(Link(_("Rekening dan kartu"), area.url("cards")),),
        ),
        Table(
            caption=_("Kartu pengganti"),
            hide_caption=True,
            columns=tuple(Column(head) for head in heads),
            rows=rows,
            empty=_("Tidak ada kartu yang menunggu pengganti."),
            pager=Pager(
                _("%(count)s kartu di halaman ini") % {"count": number(len(found))},
                "" if first else area.url("cards-replacements"),
                area.url("cards-replacements", after=next_after) if next_after else "",
            ),
        ),
    )


def claims_page(
    area: Area,
    found: Sequence[NamedClaim],
    names: Mapping[str, str],
    *,
    first: bool,
    next_before: int | None,
) -> TablePage:
    """Turn the words that moved nothing, or came late, into their page."""
    heads = (_("Keluarga"), _("Desa"), _("Kabarnya"), _("Keadaan sekarang"), _("Asal"), _("Hasil"))
    more = area.url("cards-claims", before=next_before) if next_before else ""
    return TablePage(
        Heading(
            _("Kabar yang tidak diberlakukan, %(area)s") % {"area": area.name},
            _("Baris bank yang mustahil, terlambat, atau tentang keluarga yang tidak dikenal."),
            secondary=(Link(_("Rekening dan kartu"), area.url("cards")),),
        ),
        Table(
            caption=_("Kabar yang tidak diberlakukan"),
            hide_caption=True,
            columns=tuple(Column(head) for head in heads),
            rows=tuple(_claim(one, names) for one in found),
            empty=_("Semua kabar dari bank sesuai dengan keadaan yang diketahui."),
            pager=Pager(
                _("%(count)s kabar di halaman ini") % {"count": number(len(found))},
                "" if first else area.url("cards-claims"),
                more,
            ),
        ),
    )


def group_name(asked: str) -> str:
    """Name a list."""
    return {
        "tanpa-rekening": _("Belum punya rekening"),
        "gagal": _("Gagal buka rekening"),
        "tanpa-kartu": _("Rekening tanpa kartu"),
        "belum-dilaporkan": _("Kartu belum dilaporkan bank"),
        "dicetak": _("Kartu dicetak"),
        "di-cabang": _("Kartu di cabang bank"),
        "belum-diserahkan": _("Kartu belum diserahkan"),
        "tidak-terdistribusi": _("Kartu tidak terdistribusi"),
        "kembali": _("Kartu kembali ke bank"),
        "diserahkan": _("Kartu diserahkan, belum aktif"),
        "bermasalah": _("Kartu rusak, hilang, atau PIN terblokir"),
        "menunggu-ganti": _("Menunggu kartu pengganti"),
        "aktif": _("Kartu aktif"),
    }[asked]


def place_of(code: str, names: Mapping[str, str]) -> str:
    """Name a desa."""
    return region_name(names.get(code, code))


def _summed(all_counts: Iterable[Counts]) -> dict[str, int]:
    total: dict[str, int] = {}
    for counts in all_counts:
        for stage, families in counts.items():
            total[stage] = total.get(stage, 0) + families
    return total


def _reached(counts: Counts) -> tuple[int, int, int, int, int]:
    """Give families, with an account, with a printed card, at the branch or beyond, handed."""
    families = sum(counts.values())
    opened = families - sum(counts.get(stage, 0) for stage in _WITHOUT)
    printed = opened - counts.get("NO_CARD", 0)
    arrived = printed - sum(counts.get(stage, 0) for stage in _NOT_YET)
    handed = arrived - sum(counts.get(stage, 0) for stage in _OUT_OF_HAND)
    return families, opened, printed, arrived, handed


def _steps(area: Area, counts: Counts, awaited: Awaited) -> tuple[FunnelStep, ...]:
    families, opened, printed, arrived, handed = _reached(counts)

    def opens(stage: str) -> str:
        return area.url("cards-list", stage=stage)

    without = opens("tanpa-rekening")
    active = counts.get("AKTIF", 0)
    return (
        FunnelStep(_("Keluarga penerima"), families),
        FunnelStep(
            _("Data lengkap"),
            opened + awaited.sent + awaited.unsent,
            area.url("burekols"),
            _("belum lengkap atau belum diperiksa"),
            gap_url=without,
        ),
        FunnelStep(
            _("Dikirim ke bank"), opened + awaited.sent, area.url("burekols"), _("belum dikirim")
        ),
        FunnelStep(
            _("Rekening terbuka"), opened, "", _("menunggu bank"), gap_url=area.url("burekols")
        ),
        FunnelStep(
            _("Kartu dicetak"), printed, "", _("rekening tanpa kartu"), gap_url=opens("tanpa-kartu")
        ),
        FunnelStep(
            _("Tiba di cabang"), arrived, "", _("belum tiba di cabang"), gap_url=opens("dicetak")
        ),
        FunnelStep(
            _("Kartu diserahkan"),
            handed,
            "",
            _("belum diserahkan"),
            gap_url=opens("belum-diserahkan"),
            needs_someone=True,
        ),
        FunnelStep(
            _("Kartu aktif"),
            active,
            opens("aktif"),
            _("belum aktif atau bermasalah"),
            gap_url=opens("diserahkan"),
        ),
    )


def _stats(area: Area, counts: Counts, found: Answers) -> tuple[Stat, ...]:
    waiting, late = found.replacing

    def stat(stage: str, *, red: bool = True) -> Stat:
        many = sum(counts.get(one, 0) for one in STAGES[stage])
        url = area.url("cards-list", stage=stage)
        return Stat(group_name(stage), number(many), url=url, needs_someone=red and many > 0)

    said = _("%(late)s lewat batas") % {"late": number(late)}
    unanswered = _("%(late)s lewat batas") % {"late": number(found.awaited.late)}
    return (
        stat("gagal"),
        Stat(
            _("Menunggu jawaban bank"),
            number(found.awaited.sent),
            unanswered,
            area.url("burekols"),
            found.awaited.late > 0,
        ),
        stat("belum-diserahkan"),
        stat("tidak-terdistribusi"),
        stat("bermasalah"),
        Stat(
            _("Menunggu kartu pengganti"),
            number(waiting),
            said,
            area.url("cards-replacements"),
            late > 0,
        ),
    )


def _regions(area: Area, counts: Mapping[str, Counts]) -> Part:
    heads = (_("Keluarga"), _("Rekening"), _("Diserahkan"), _("Aktif"), _("Gagal"))
    rows = []
    for place in area.below:
        own = counts.get(place.code, {})
        families, opened, _printed, _arrived, handed = _reached(own)
        figures = (families, opened, handed, own.get("AKTIF", 0))
        failed = own.get("FAILED", 0)
        rows.append(
            Row(
                (
                    Cell(place.name, area.url("cards", place.code)),
                    *(Cell(number(figure)) for figure in figures),
                    Cell(
                        number(failed),
                        area.url("cards-list", place.code, stage="gagal"),
                        needs_someone=failed > 0,
                    ),
                )
            )
        )
    columns = (Column(_("Wilayah")), *(Column(head, number=True) for head in heads))
    table = Table(_("Menurut wilayah"), columns, tuple(rows), hide_caption=True)
    return Part(_("Menurut wilayah"), table, "menurut-wilayah")


def _failures(area: Area, failures: Sequence[tuple[str, int]]) -> Part:
    rows = tuple(
        Row(
            (
                Cell(
                    reason or _("tanpa alasan"),
                    area.url("cards-list", stage="gagal", reason=reason),
                ),
                Cell(number(families)),
            )
        )
        for reason, families in failures
    )
    columns = (Column(_("Alasan bank")), Column(_("Keluarga"), number=True))
    table = Table(_("Gagal buka rekening menurut alasan"), columns, rows, hide_caption=True)
    return Part(_("Gagal buka rekening menurut alasan"), table, "alasan-gagal")


def _line(one: CardLine, names: Mapping[str, str]) -> Row:
    reason = why_unhanded(one.reason) if one.reason else ""
    return Row(
        (
            Cell(one.name, reverse("card", args=[one.family_id]), note=one.id_kpm),
            Cell(place_of(one.kode_wilayah, names)),
            Cell(f"•••• {one.account}" if one.account else NOTHING, note=one.bank or ""),
            Cell(f"•••• {one.card}" if one.card else NOTHING),
            Cell("", tag=stage_tag(one.stage), note=reason),
            Cell(date(one.since) if one.since else NOTHING),
        )
    )


def _claim(one: NamedClaim, names: Mapping[str, str]) -> Row:
    source = Cell(one.by_name or NOTHING)
    if one.evidence:
        row = _("baris %(row)s") % {"row": one.row} if one.row else _("berkas bank")
        source = Cell(row, reverse("evidence-file", args=[one.evidence]))
    family = Cell(one.id_kpm)
    if one.family_id:
        family = Cell(one.name or one.id_kpm, reverse("card", args=[one.family_id]))
    return Row(
        (
            family,
            Cell(place_of(one.kode_wilayah, names) if one.kode_wilayah else NOTHING),
            Cell(stage_name(one.state), note=date(one.day)),
            Cell(stage_name(one.standing) if one.standing else NOTHING),
            source,
            Cell("", tag=verdict_tag(one.verdict, late=one.late)),
        )
    )


def _filter(area: Area, asked: str) -> FilterForm:
    stages = tuple(Choice(stage, group_name(stage), selected=stage == asked) for stage in STAGES)
    choices = [Choice(place.code, place.name) for place in area.above]
    choices.append(Choice(area.code, area.name, selected=True))
    choices += [Choice(place.code, f"– {place.name}") for place in area.below]
    url = reverse("cards-list")
    return FilterForm(
        url,
        (
            FilterField("region", _("Wilayah"), tuple(choices)),
            FilterField("stage", _("Keadaan"), stages),
        ),
        url,
    )
