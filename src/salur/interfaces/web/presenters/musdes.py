"""Turns one evening of a village meeting into pages: the table to tick, and its summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.forms import Form
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from salur.graduation.domain.cases import shown_number
from salur.graduation.domain.meetings import Meeting, Verdict
from salur.graduation.queries.meetings import (
    WaitingFamily,
)
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Heading,
    Link,
    Pager,
    Row,
    Stat,
    Table,
)
from salur.interfaces.web.formatting import NOTHING, date, family_name, month, number
from salur.interfaces.web.graduation_words import dimension_name, kind_of_case
from salur.interfaces.web.musdes_forms import LEAVES, OPEN, STAYS, VERDICT, WHY, Said
from salur.interfaces.web.pages.cards import Part
from salur.interfaces.web.pages.musdes import ReviewPage, TickPage, WrongRow
from salur.interfaces.web.words import region_name

Names = Mapping[str, str]


@dataclass(frozen=True)
class Evening:
    """The families of one desa that wait for its meeting, and what was typed of them."""

    area: Area
    rows: Sequence[WaitingFamily]
    families: Mapping[str, tuple[UUID, str]]
    said: Mapping[UUID, Said]
    after: int
    more: bool

    @property
    def url(self) -> str:
        """Where this page of the table is sent to."""
        return self.area.url("musdes-desa", after=self.after or "")

    def name_of(self, one: WaitingFamily) -> str:
        """Give the name of a family, or its number for whoever may not see names."""
        return family_name(self.families, one.id_kpm)


def evening_page(evening: Evening, form: Form, wrong: Sequence[WrongRow]) -> TickPage:
    """Give the table that one evening ticks."""
    return TickPage(
        head=Heading(
            _("Musyawarah %(desa)s") % {"desa": evening.area.name},
            _(
                "Tandai putusan tiap keluarga; yang belum diputuskan dibiarkan. Sebelum dicatat,"
                " ringkasannya ditunjukkan dahulu."
            ),
            buttons=(_paper(evening.area),) if evening.rows else (),
            secondary=(Link(_("Musyawarah lain"), reverse("musdes")),),
        ),
        url=evening.url,
        table=_families(evening, {row.target for row in wrong}),
        form=form,
        legend=_("Berita acara musyawarah ini"),
        submit=_("Lihat ringkasan"),
        wrong=tuple(wrong),
    )


def _paper(area: Area) -> Action:
    return Action(
        _("Cetak daftar untuk rapat (PDF)"), area.url("musdes-list"), "post", key=keys.new_key()
    )


def _families(evening: Evening, wrong: set[str]) -> Table:
    heads = (
        _("Keluarga"),
        _("Yang ditemukan saat kunjungan"),
        _("Putusan"),
        _("Alasan bila tetap"),
    )
    words = {"count": number(len(evening.rows))}
    shown = _("%(count)s keluarga menunggu di sini") % words
    if evening.more:
        shown = _("%(count)s keluarga pertama; setelah dicatat yang lain menyusul") % words
    after = evening.area.url("musdes-desa", after=evening.rows[-1].number) if evening.more else ""
    return Table(
        caption=_("Keluarga yang menunggu musyawarah"),
        hide_caption=True,
        columns=tuple(map(Column, heads)),
        rows=tuple(_family(evening, one, wrong) for one in evening.rows),
        empty=_(
            "Tidak ada keluarga di desa ini yang menunggu musyawarah. Keluarga sampai di sini"
            " setelah diusulkan dan dikunjungi."
        ),
        pager=Pager(
            shown, evening.area.url("musdes-desa") if evening.after else "", after
        ) if evening.rows else None,
    )  # fmt: skip


def _family(evening: Evening, one: WaitingFamily, wrong: set[str]) -> Row:
    name = evening.name_of(one)
    typed = evening.said.get(one.id, Said(OPEN, ""))
    return Row(
        (
            Cell(
                name,
                reverse("graduation", args=[one.id]),
                note=f"{shown_number(one.number)} · {one.id_kpm} · {kind_of_case(one.kind)}",
            ),
            Cell(unmet_words(one), note=_visited(one)),
            Cell("", picture=_radios(one, name, typed.verdict)),
            Cell("", picture=_why(one, name, typed.words, is_wrong=why_id(one.id) in wrong)),
        )
    )


def why_id(case_id: UUID) -> str:
    """Give the id of the field in which it stands why a family stays."""
    return f"{WHY}{case_id}"


def unmet_words(one: WaitingFamily) -> str:
    """Say in what a family does not stand on its own yet, as its visit found it."""
    if one.visited_on is None:
        return _("kunjungannya ditarik")
    parts = (
        (_("belum: %(what)s"), one.unmet), (_("tidak diketahui: %(what)s"), one.unknown),
    )  # fmt: skip
    said = [words % {"what": _named(what)} for words, what in parts if what]
    if one.eligible is False:
        said.append(_("tidak lagi termasuk kelompok program"))
    return "; ".join(said) or _("keenam hal terpenuhi")


def _named(dimensions: Sequence[str]) -> str:
    return ", ".join(map(dimension_name, dimensions))


def _visited(one: WaitingFamily) -> str:
    if one.visited_on is None:
        return ""
    met = _named(one.met) or NOTHING
    return _("terpenuhi: %(met)s; dikunjungi %(day)s") % {"met": met, "day": date(one.visited_on)}


def _radios(one: WaitingFamily, name: str, chosen: str) -> SafeString:
    choices = ((LEAVES, _("keluar")), (STAYS, _("tetap")), (OPEN, _("belum")))
    boxes = format_html_join(
        "",
        '<label><input type="radio" name="{}{}" value="{}"{}> {}</label>',
        ((VERDICT, one.id, value, _checked(value == chosen), label) for value, label in choices),
    )
    said = _("Putusan untuk %(name)s") % {"name": name}
    return format_html(
        '<span class="ticks" role="radiogroup" aria-label="{}">{}</span>', said, boxes
    )


def _why(one: WaitingFamily, name: str, typed: str, *, is_wrong: bool) -> SafeString:
    said = _("Alasan %(name)s tetap") % {"name": name}
    return text_field(why_id(one.id), said, typed, 300, is_wrong=is_wrong)


def text_field(
    name: str, label: str, typed: str, longest: int, *, is_wrong: bool = False
) -> SafeString:
    """Draw a line to write on in a cell; what is wrong stands out."""
    wrong = SafeString(' aria-invalid="true"' if is_wrong else "")
    return format_html(
        '<input type="text" id="{}" name="{}" value="{}" maxlength="{}" autocomplete="off"'
        ' aria-label="{}"{}>',
        name, name, typed, longest, label, wrong,
    )  # fmt: skip


def _checked(is_it: bool) -> SafeString:
    return SafeString(" checked" if is_it else "")


def evening_review(
    evening: Evening,
    meeting: Meeting,
    verdicts: Sequence[Verdict],
    hidden: Sequence[tuple[str, str]],
) -> ReviewPage:
    """Give what will be written down of an evening, before it is."""
    rows = {one.id: one for one in evening.rows}
    leaving = [one for one in verdicts if one.leaves]
    staying = [one for one in verdicts if not one.leaves]
    left_open = len(evening.rows) - len(verdicts)
    since = _("mulai %(month)s") % {"month": month(meeting.asked)}
    parts = (
        (leaving, _("Keluar %(since)s") % {"since": since}, "keluar", False),
        (staying, _("Tetap menerima"), "tetap", True),
    )
    return ReviewPage(
        head=Heading(
            _("Ringkasan musyawarah %(desa)s") % {"desa": evening.area.name},
            _("Berita acara %(number)s, %(day)s. Belum ada yang dicatat.")
            % {"number": meeting.no_ba, "day": date(meeting.tanggal_ba)},
        ),
        stats=(
            Stat(_("Keluar"), number(len(leaving)), since if leaving else ""),
            Stat(_("Tetap menerima"), number(len(staying))),
            Stat(
                _("Belum diputuskan"), number(left_open), _("menunggu musyawarah berikutnya")
                if left_open else "",
            ),
        ),
        parts=tuple(
            Part(title, _decided(evening, chosen, rows, title, with_words), name)
            for chosen, title, name, with_words in parts
            if chosen
        ),
        url=evening.url,
        hidden=tuple(hidden),
        submit=_("Catat keputusan musyawarah"),
        sentence=_(
            "Semua dicatat sekaligus, atau tidak satu pun. Yang keluar lalu diberi tahu dengan"
            " surat dan dapat keberatan; yang tetap selesai di sini."
        ),
    )  # fmt: skip


def _decided(
    evening: Evening,
    chosen: Sequence[Verdict],
    rows: Mapping[UUID, WaitingFamily],
    caption: str,
    with_words: bool,
) -> Table:
    heads = (
        _("Keluarga"),
        _("Yang ditemukan saat kunjungan"),
        *((_("Alasan"),) if with_words else ()),
    )
    return Table(
        caption=caption,
        hide_caption=True,
        columns=tuple(map(Column, heads)),
        rows=tuple(
            Row(
                (
                    Cell(
                        evening.name_of(rows[one.case_id]),
                        note=shown_number(rows[one.case_id].number),
                    ),
                    Cell(unmet_words(rows[one.case_id])),
                    *((Cell(one.words),) if with_words else ()),
                )
            )
            for one in chosen
        ),
    )


def _name(names: Names, code: str) -> str:
    return region_name(names.get(code, code))
