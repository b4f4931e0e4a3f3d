"""The sheets of an area: which desa have one, which are recorded, and what remains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution import queries as distribution
from salur.interfaces.web.area import Area
from salur.interfaces.web.charts.parts import Part, parts_bar
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Heading,
    Notice,
    Pager,
    Progress,
    Row,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date, kilograms, month, number
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.handovers import HandoversPage, PrintingPage
from salur.interfaces.web.words import region_name
from salur.jobs.queries import JobStatus
from salur.programs.queries import DesaCount

PAGE = 100


@dataclass(frozen=True)
class Answers:
    """What the queries said; `listed` are the desa of frozen lists, `sheets` those drawn up."""

    listed: Sequence[DesaCount]
    sheets: Sequence[distribution.SheetProgress]
    names: Mapping[str, str]
    after: str
    has_cycle: bool
    may_draw: bool
    may_record: bool

    @property
    def missing(self) -> int:
        """How many desa with families to serve have no sheet."""
        drawn = {row.kode_wilayah for row in self.sheets}
        return sum(one.payable > 0 and one.kode_wilayah not in drawn for one in self.listed)


def handovers_page(area: Area, found: Answers) -> HandoversPage:
    """Turn the answers into the page."""
    recorded = [row for row in found.sheets if row.handover_id]
    waiting = len(found.sheets) - len(recorded)
    parts = (
        Part(_("Sudah dicatat"), len(recorded)),
        Part(_("Lembar ada, belum dicatat"), waiting),
        Part(_("Belum ada lembar"), found.missing, needs_someone=True),
    )
    return HandoversPage(
        head=Heading(
            _("Serah terima, %(area)s, %(month)s")
            % {"area": area.name, "month": month(area.period)},
            _("Lembar untuk ditandatangani keluarga, dan apa yang dicatat darinya."),
        ),
        figures=_figures(found, recorded),
        picture=parts_bar(parts, title=_("Desa menurut lembarnya"))
        if any(part.count for part in parts)
        else None,
        notice=_notice(found),
        open_url=reverse("handovers-open") if found.may_record else "",
        actions=_actions(area, found, waiting),
        table=_table(area, found),
    )


def _figures(found: Answers, recorded: Sequence[distribution.SheetProgress]) -> tuple[Stat, ...]:
    entitled = sum(row.grams for row in recorded)
    handed = sum(row.handed_grams or 0 for row in recorded)
    families = sum(row.families for row in recorded)
    served = sum(row.handed or 0 for row in recorded)
    return (
        Stat(
            _("Desa dicatat"),
            _("%(done)s dari %(all)s")
            % {"done": number(len(recorded)), "all": number(len(found.sheets) + found.missing)},
        ),
        Stat(
            _("Diserahkan"),
            kilograms(handed),
            _("kepada %(served)s dari %(families)s keluarga yang lembarnya dicatat")
            % {"served": number(served), "families": number(families)},
        ),
        Stat(
            _("Sisa yang tidak diserahkan"), kilograms(entitled - handed),
            _("dari lembar yang sudah dicatat"),
        ),
    )  # fmt: skip


def _notice(found: Answers) -> Notice | None:
    if not found.listed:
        return Notice(
            "empty",
            _("Belum ada daftar Rastra yang dibekukan"),
            _("Lembar disusun dari daftar yang dibekukan. Buka bulan itu dan bekukan daftarnya."),
        )
    if not found.sheets:
        return Notice(
            "empty",
            _("Belum ada lembar"),
            _("Susun lembarnya, cetak, dan bawa ke desa; kembali dari desa, ketik kodenya."),
        )
    return None


def _actions(area: Area, found: Answers, waiting: int) -> tuple[Action, ...]:
    fields = (("region", area.code), ("period", str(area.period)))
    given = []
    if found.may_draw and found.has_cycle and found.missing:
        label = _("Susun lembar %(count)s desa") % {"count": number(found.missing)}
        given.append(Action(label, reverse("handovers-draw"), "post", new_key(), fields))
    if found.may_record and waiting:
        label = _("Cetak %(count)s lembar yang belum dicatat") % {"count": number(waiting)}
        given.append(Action(label, reverse("handovers-print"), "post", new_key(), fields))
    return tuple(given)


def _table(area: Area, found: Answers) -> Table:
    sheets = {row.kode_wilayah: row for row in found.sheets}
    codes = sorted({*sheets, *(one.kode_wilayah for one in found.listed if one.payable)})
    beyond = [code for code in codes if code > found.after]
    shown = beyond[:PAGE]
    families = {one.kode_wilayah: one.payable for one in found.listed}
    heads = (_("Desa"), _("Keadaan"), _("Keluarga"), _("Berhak"), _("Diserahkan"), _("Sisa"))
    return Table(
        caption=_("Desa dan lembarnya"),
        hide_caption=True,
        columns=tuple(Column(head, number=place > 1) for place, head in enumerate(heads)),
        rows=tuple(_row(code, sheets.get(code), families.get(code, 0), found) for code in shown),
        empty=_("Tidak ada desa dengan keluarga Rastra di wilayah dan bulan ini."),
        pager=Pager(
            _("%(count)s desa") % {"count": number(len(shown))},
            area.url("handovers") if found.after else "",
            area.url("handovers", after=shown[-1]) if len(beyond) > PAGE else "",
        ),
    )


def _row(code: str, row: distribution.SheetProgress | None, families: int, found: Answers) -> Row:
    name = region_name(found.names.get(code, code))
    if row is None:
        tag = Tag(_("belum ada lembar"), "alert")
        return Row((Cell(name), Cell("", tag=tag), Cell(number(families)), *[Cell(NOTHING)] * 3))
    handed, url = row.handed_grams, reverse("handover", args=[row.sheet_id])
    return Row(
        (
            Cell(name, url),
            Cell("", tag=sheet_tag(row), note=_when(row)),
            Cell(
                number(row.families),
                note="" if row.handed is None else _("%(n)s menerima") % {"n": number(row.handed)},
            ),
            Cell(kilograms(row.grams)),
            Cell(NOTHING if handed is None else kilograms(handed)),
            Cell(NOTHING if handed is None else kilograms(row.grams - handed)),
        )
    )


def sheet_tag(row: distribution.SheetProgress) -> Tag:
    """Give how far a sheet is as a status."""
    return Tag(_("dicatat"), "good") if row.handover_id else Tag(_("belum dicatat"), "wait")


def _when(row: distribution.SheetProgress) -> str:
    if row.handed_on:
        return _("diserahkan %(day)s") % {"day": date(row.handed_on)}
    return _("%(pages)s halaman") % {"pages": number(row.pages)}


def printing_page(job: JobStatus) -> PrintingPage:
    """Show how far the printing is, and its files."""
    files = job.result.get("files", []) if job.result else []
    numbered = enumerate(files if isinstance(files, list) else [], start=1)
    return PrintingPage(
        head=Heading(
            _("Mencetak lembar serah terima"),
            _("Berkasnya memuat nama keluarga: siapa yang mengambilnya dicatat."),
        ),
        progress=printing_progress(job) if job.is_open else None,
        notice=None
        if job.is_open or files
        else Notice("wrong", _("Tidak ada yang dicetak"), job.message),
        files=tuple(
            Action(
                _("Unduh PDF bagian %(n)s") % {"n": number(n)},
                reverse("handovers-file", args=[file]),
                "post",
            )
            for n, file in numbered
        ),
    )


def printing_progress(job: JobStatus) -> Progress:
    """Give the piece of page that asks for itself again."""
    url = reverse("handovers-printing", args=[job.id])
    return Progress(
        label=_("Mencetak lembar"),
        done=job.done,
        total=job.total or 0,
        url=reverse("handovers-progress", args=[job.id]),
        text=_("%(done)s dari %(all)s desa")
        % {"done": number(job.done), "all": number(job.total or 0)},
        finished_url="" if job.is_open else url,
    )
