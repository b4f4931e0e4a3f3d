"""Turns what is known of home visits into pages: who is due, a family's visits, worklists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from salur.graduation.domain.due import Why
from salur.graduation.domain.indicators import group_name
from salur.graduation.domain.readiness import Standing
from salur.graduation.queries.due import DueCount, DueFamily
from salur.graduation.queries.limits import Limits
from salur.graduation.queries.visits import Visit
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Choice,
    Column,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Notice,
    Pager,
    Progress,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date, number
from salur.interfaces.web.graduation_words import dimension_name
from salur.interfaces.web.home_visit_forms import OnlyKey
from salur.interfaces.web.home_visit_words import (
    eligible_words,
    standing_name,
    why_name,
)
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.pages.handovers import PrintingPage
from salur.interfaces.web.pages.home_visits import DuePage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.words import region_name, said
from salur.jobs.queries import JobStatus
from salur.registry.queries import FamilyAddress

Names = Mapping[str, str]
_TONES: dict[Standing, str] = {Standing.MET: "good", Standing.UNMET: "wait"}


@dataclass(frozen=True)
class Found:
    """What the queries said of who is due in an area; without rows where it is too large."""

    rows: Sequence[DueFamily]
    counts: Sequence[DueCount]
    names: Names
    why: str
    first: bool
    more: bool
    too_large: bool
    may_print: bool


def due_page(area: Area, found: Found) -> DuePage:
    """Turn who is due into the page."""
    parts = () if found.too_large else (_families(area, found),)
    return DuePage(
        head=Heading(
            _("Jatuh tempo kunjungan, %(area)s") % {"area": area.name},
            _("Yang paling lama lewat tempo lebih dulu. Kunjungan tidak memutuskan apa pun."),
            secondary=(
                Link(_("Formulir telepon (XLSForm)"), reverse("visit-xlsform")),
                Link(_("Formulir telepon (XForm)"), reverse("visit-xform")),
            ),
        ),
        filter=_filter(area, found.why),
        notice=_choose() if found.too_large else None,
        parts=(*parts, _regions(area, found)),
        panels=(_printing(area),) if found.may_print and not found.too_large else (),
    )


def _choose() -> Notice:
    return Notice(
        "empty",
        _("Pilih provinsi dahulu"),
        _("Daftar disusun untuk satu provinsi atau di bawahnya."),
    )


def _filter(area: Area, why: str) -> FilterForm:
    choices = (Choice("", _("Semua")), *(Choice(one, why_name(one), one == why) for one in Why))
    hidden = (("region", area.code),) if area.code else ()
    return FilterForm(
        reverse("visits-due"),
        (FilterField("why", _("Sebab"), choices),),
        area.url("visits-due"),
        hidden=hidden,
    )


def _families(area: Area, found: Found) -> Part:
    here = {"why": found.why} if found.why else {}
    after = ""
    if found.more:
        day, id_kpm = found.rows[-1].after_key
        after = area.url("visits-due", after=keys.packed(day.isoformat(), id_kpm), **here)
    heads = (_("Keluarga"), _("Desa"), _("Mengapa"), _("Sejak"))
    table = Table(
        caption=_("Keluarga yang jatuh tempo"),
        hide_caption=True,
        columns=tuple(map(Column, heads)),
        rows=tuple(_family(one, found.names) for one in found.rows),
        empty=_("Tidak ada keluarga yang jatuh tempo dikunjungi di sini."),
        pager=Pager(
            _("%(count)s keluarga di halaman ini") % {"count": number(len(found.rows))},
            "" if found.first else area.url("visits-due", **here),
            after,
        ),
    )
    return Part(_("Keluarga"), table, "keluarga")


def _family(one: DueFamily, names: Names) -> Row:
    return Row(
        (
            Cell(one.name, reverse("visit-new", args=[one.family]), note=one.id_kpm),
            Cell(region_name(names.get(one.code, one.code))),
            Cell(said(one.words)),
            Cell(date(one.since) if one.since else _("sejak awal")),
        )
    )


def _regions(area: Area, found: Found) -> Part:
    known = {one.code: one for one in found.counts}
    codes = [one.code for one in area.below] if found.too_large else list(known)
    heads: tuple[Column, ...] = (Column(_("Wilayah")),)
    figures = (_("Jatuh tempo"), _("Belum pernah dikunjungi"))
    if not found.too_large:
        heads = (*heads, *(Column(one, number=True) for one in figures))
    table = Table(
        caption=_("Per wilayah"),
        hide_caption=True,
        columns=heads,
        rows=tuple(_region(area, code, known.get(code), found) for code in codes),
        empty=_("Tidak ada."),
    )
    return Part(_("Per wilayah"), table, "wilayah")


def _region(area: Area, code: str, count: DueCount | None, found: Found) -> Row:
    here = {"why": found.why} if found.why else {}
    name = area.names.get(code) or region_name(found.names.get(code, code))
    cells: tuple[Cell, ...] = (Cell(name, area.url("visits-due", code, **here)),)
    if count is not None:
        cells = (*cells, Cell(number(count.families)), Cell(number(count.never)))
    return Row(cells)


def _printing(area: Area) -> Panel:
    return Panel(
        _("Cetak daftar kunjungan"),
        _("Satu berkas per kecamatan, desa demi desa. Di bawah kecamatan langsung; lebih luas"
          " disusun di latar belakang."),
        OnlyKey(initial={"key": keys.new_key()}, auto_id="cetak_%s"),
        area.url("visit-lists"),
        _("Cetak"),
        "cetak",
    )  # fmt: skip


def family_page(
    family: FamilyAddress,
    visits: Sequence[Visit],
    limits: Limits,
    form: Form | None,
    ways: Sequence[Link] = (),
) -> ThingPage:
    """Turn the visits of a family, and the form of a new one, into the page; `ways` lead on."""
    counted = [one for one in visits if one.withdrawn_at is None]
    parts = tuple(_newest(one, limits) for one in counted[:1])
    url = reverse("visit-new", args=[family.id])
    panel = Panel(
        _("Catat kunjungan"),
        _("Yang tidak diketahui dibiarkan kosong. Tidak ada nilai akhir; orang yang memutuskan."),
        form or Form(),
        url,
        _("Simpan kunjungan"),
        "catat",
    )
    return ThingPage(
        Heading(
            _("Kunjungan rumah %(name)s") % {"name": family.name},
            _("Bagaimana keluarga ini berdiri dalam enam hal, menurut jawabannya sendiri."),
            secondary=(
                *ways,
                Link(_("Keluarga ini"), reverse("family", args=[family.id])),
                Link(_("Formulir kertas"), reverse("visit-paper", args=[family.id])),
            ),
        ),
        parts=(*parts, _history(visits)),
        panels=(panel,) if form is not None else (),
    )


def _newest(one: Visit, limits: Limits) -> Part:
    stands = one.readiness(limits)
    rows = [
        Row(
            (
                Cell(said(group_name(each.dimension))),
                Cell("", tag=_tag(each.standing)),
                Cell(" ".join(said(reason) for reason in each.reasons)),
            )
        )
        for each in stands.found
    ]
    keeping = ", ".join(said(each) for each in stands.components)
    group = (Cell(_("Kelompok program")), Cell(eligible_words(stands.eligible)), Cell(keeping))
    table = Table(
        caption=_("Kunjungan terakhir"),
        hide_caption=True,
        columns=(Column(_("Hal")), Column(_("Keadaan")), Column(_("Mengapa"))),
        rows=(*rows, Row(group)),
    )
    title = _("Kunjungan terakhir, %(day)s") % {"day": date(one.visited_on)}
    return Part(title, table, "terakhir")


def _tag(standing: Standing) -> Tag:
    return Tag(standing_name(standing), _TONES.get(standing, "plain"))  # type: ignore[arg-type]


def _history(visits: Sequence[Visit]) -> Part:
    heads = (_("Tanggal"), _("Petugas"), _("Terpenuhi"), _("Belum"), _("Sumber"))
    table = Table(
        caption=_("Riwayat kunjungan"),
        hide_caption=True,
        columns=tuple(map(Column, heads)),
        rows=tuple(_visit(one) for one in visits),
        empty=_("Belum pernah dikunjungi."),
    )
    return Part(_("Riwayat kunjungan"), table, "riwayat")


def _visit(one: Visit) -> Row:
    source = Cell(_("formulir"))
    if one.evidence is not None:
        source = Cell(_("berkas"), reverse("evidence-file", args=[one.evidence]))
    gone = _("berkasnya ditarik, tidak dihitung") if one.withdrawn_at else ""
    return Row(
        (
            Cell(date(one.visited_on), note=gone),
            Cell(one.visitor),
            Cell(", ".join(map(dimension_name, one.met)) or NOTHING),
            Cell(", ".join(map(dimension_name, one.unmet)) or NOTHING),
            source,
        )
    )


def job_page(job: JobStatus) -> PrintingPage:
    """Show how far worklists are, and the way to take them."""
    files = (Action(_("Unduh ZIP"), _take_url(job.id), "post"),) if job.result else ()
    sentence = _("Satu PDF per kecamatan dalam satu ZIP; tersimpan satu hari.")
    if job.result:
        counts = {name: number(int(str(job.result[name]))) for name in ("families", "desa")}
        sentence = _("%(families)s keluarga di %(desa)s desa; tersimpan satu hari.") % counts
    return PrintingPage(
        head=Heading(_("Menyusun daftar kunjungan"), sentence),
        progress=job_progress(job) if job.is_open else None,
        notice=None
        if job.is_open or files
        else Notice("wrong", _("Tidak ada daftar yang disusun"), job.message),
        files=files,
    )


def job_progress(job: JobStatus) -> Progress:
    """Give the piece of page that asks for itself again."""
    words = {"done": number(job.done), "all": number(job.total or 0)}
    return Progress(
        label=_("Menyusun daftar kunjungan"),
        done=job.done,
        total=job.total or 0,
        url=reverse("visit-lists-progress", args=[job.id]),
        text=_("%(done)s dari %(all)s kecamatan") % words,
        cancel_url=reverse("visit-lists-cancel", args=[job.id]) if job.is_open else "",
        finished_url="" if job.is_open else reverse("visit-lists-job", args=[job.id]),
    )


def _take_url(job_id: UUID) -> str:
    return reverse("visit-lists-take", args=[job_id])
