"""Turns the letters of a berita acara into pages: which were handed over, all at once."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.forms import Form
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from salur.graduation.domain.cases import Told, shown_number
from salur.graduation.queries import Case
from salur.interfaces.web import keys
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
from salur.interfaces.web.formatting import date, family_name, number
from salur.interfaces.web.musdes_forms import GIVEN, LETTER, RECEIVER, Given
from salur.interfaces.web.pages.cards import Part
from salur.interfaces.web.pages.musdes import ReviewPage, TickPage, WrongRow
from salur.interfaces.web.presenters.musdes import text_field
from salur.interfaces.web.words import region_name

Names = Mapping[str, str]


@dataclass(frozen=True)
class Letters:
    """The letters of a berita acara that wait to be handed over, and what was typed of them."""

    one: Case
    rows: Sequence[Case]
    families: Mapping[str, tuple[UUID, str]]
    names: Names
    given: Mapping[UUID, Given]
    more: bool

    def name_of(self, one: Case) -> str:
        """Give the name of a family, or its number for whoever may not see names."""
        return family_name(self.families, one.id_kpm)


def letters_page(letters: Letters, form: Form, wrong: Sequence[WrongRow]) -> TickPage:
    """Give the table of letters to tick."""
    one = letters.one
    url = reverse("musdes-letters", args=[one.id])
    return TickPage(
        head=Heading(
            _("Surat berita acara %(number)s") % {"number": one.no_ba},
            _(
                "Cetak semua suratnya, serahkan, lalu tandai yang sudah disampaikan dan siapa"
                " penerimanya. Yang belum ketemu dibiarkan; disampaikan lain hari."
            ),
            secondary=(Link(_("Musyawarah lain"), reverse("musdes")),),
            buttons=(_print(one),) if letters.rows else (),
        ),
        url=url,
        table=_letters(letters, {row.target for row in wrong}),
        form=form,
        legend=_("Untuk semua yang ditandai"),
        submit=_("Lihat ringkasan"),
        tick_all=_("Tandai semua"),
        wrong=tuple(wrong),
    )


def _print(one: Case) -> Action:
    return Action(
        _("Cetak semua surat (PDF)"), reverse("graduation-letters"), "post",
        key=keys.new_key(), fields=(("case", str(one.id)),),
    )  # fmt: skip


def _letters(letters: Letters, wrong: set[str]) -> Table:
    heads = (_("Keluarga"), _("Desa"), _("Disampaikan"), _("Penerima"), _("Nomor surat sendiri"))
    words = {"count": number(len(letters.rows))}
    shown = _("%(count)s surat belum disampaikan") % words
    if letters.more:
        shown = _("%(count)s surat pertama; setelah dicatat yang lain menyusul") % words
    return Table(
        caption=_("Surat yang belum disampaikan"),
        hide_caption=True,
        columns=tuple(map(Column, heads)),
        rows=tuple(_letter(letters, one, wrong) for one in letters.rows),
        empty=_("Semua surat berita acara ini sudah disampaikan."),
        pager=Pager(shown) if letters.rows else None,
    )


def _letter(letters: Letters, one: Case, wrong: set[str]) -> Row:
    name = letters.name_of(one)
    typed = letters.given.get(one.id, Given(False, "", name))
    target = f"{RECEIVER}{one.id}"
    receiver = _("Penerima surat %(name)s") % {"name": name}
    letter_no = _("Nomor surat %(name)s") % {"name": name}
    return Row(
        (
            Cell(name, reverse("graduation", args=[one.id]), note=shown_number(one.number)),
            Cell(region_name(letters.names.get(one.code, one.code))),
            Cell("", picture=_box(f"{GIVEN}{one.id}", name, is_ticked=typed.is_given)),
            Cell("", picture=text_field(target, receiver, typed.to, 120, is_wrong=target in wrong)),
            Cell("", picture=text_field(f"{LETTER}{one.id}", letter_no, typed.letter_no, 80)),
        )
    )


def _box(field: str, name: str, *, is_ticked: bool) -> SafeString:
    said = _("Surat %(name)s sudah disampaikan") % {"name": name}
    checked = SafeString(" checked" if is_ticked else "")
    return format_html(
        '<input type="checkbox" name="{}" value="1"{} aria-label="{}">', field, checked, said
    )


def letters_review(
    letters: Letters,
    told: Mapping[UUID, Told],
    until: dt.date,
    hidden: Sequence[tuple[str, str]],
) -> ReviewPage:
    """Give which letters will be written down, and until when families may object."""
    rows = [one for one in letters.rows if one.id in told]
    on = next(iter(told.values())).on
    table = Table(
        caption=_("Surat yang dicatat"),
        hide_caption=True,
        columns=tuple(map(Column, (_("Keluarga"), _("Penerima"), _("Nomor surat")))),
        rows=tuple(
            Row(
                (
                    Cell(letters.name_of(one), note=shown_number(one.number)),
                    Cell(told[one.id].to),
                    Cell(told[one.id].letter_no),
                )
            )
            for one in rows
        ),
    )
    return ReviewPage(
        head=Heading(
            _("Ringkasan surat berita acara %(number)s") % {"number": letters.one.no_ba},
            _("Belum ada yang dicatat."),
        ),
        stats=(
            Stat(_("Surat disampaikan"), number(len(rows)), date(on)),
            Stat(_("Keberatan sampai"), date(until)),
            Stat(_("Belum disampaikan"), number(len(letters.rows) - len(rows))),
        ),
        parts=(Part(_("Surat yang dicatat"), table, "surat"),),
        url=reverse("musdes-letters", args=[letters.one.id]),
        hidden=tuple(hidden),
        submit=_("Catat penyampaian"),
        sentence=_(
            "Semua dicatat sekaligus, atau tidak satu pun. Yang tidak keberatan sampai batasnya"
            " lalu dapat diajukan."
        ),
    )
