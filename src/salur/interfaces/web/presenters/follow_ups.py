"""Turns follow-ups into pages: who is due by desa, how many per region, one with its form."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.graduation.domain.cases import CaseState, shown_number
from salur.graduation.domain.follow_ups import Outcome
from salur.graduation.queries.follow_ups import FollowUp, FollowUpCount
from salur.interfaces.web.along_words import after_months, follow_up_tag
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Choice,
    Column,
    Definition,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Pager,
    Row,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date, month, number
from salur.interfaces.web.graduation_words import case_state
from salur.interfaces.web.pages.along import AlongPage, FollowUpPage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.sheets import Sheet
from salur.interfaces.web.words import region_name
from salur.kernel.period import Period
from salur.reporting.documents import FollowUpWorklist
from salur.reporting.documents.follow_up_worklist import where

MOST_ON_PAPER = 5_000  # or in a workbook: more than a kab/kota has in a month
Names = Mapping[str, str]
Families = Mapping[str, tuple[UUID, str]]


def follow_ups_page(
    area: Area,
    found: Sequence[FollowUp],
    counts: Sequence[FollowUpCount],
    families: Families,
    names: Names,
    *,
    overdue: bool,
    pager: Pager,
    since: dt.date,
    today: dt.date,
) -> AlongPage:
    """Give who is to be looked at, desa by desa, and what was found per region."""
    late = sum(one.overdue for one in counts)
    files = [(_("Lembar kerja (PDF)"), "pdf"), (_("Lembar kerja (XLSX)"), "xlsx")]
    if (late if overdue else late + sum(one.due for one in counts)) > MOST_ON_PAPER:
        files = [(_("Lembar kerja (CSV)"), "csv")]
    which = {"which": "terlambat"} if overdue else {}
    return AlongPage(
        head=Heading(
            _("Tindak lanjut, %(area)s") % {"area": area.name},
            _("Keluarga yang sudah graduasi dan perlu ditengok, desa demi desa."),
            buttons=tuple(
                Action(
                    label, area.url("follow-ups-file", **which), "post", fields=(("as", kind),)
                )
                for label, kind in files
            ),
        ),
        stats=(
            Stat(_("Waktunya ditengok"), number(sum(one.due for one in counts))),
            Stat(
                _("Lewat batas"), number(late), url=area.url("follow-ups", which="terlambat"),
                needs_someone=late > 0,
            ),
            Stat(_("Mandiri"), number(sum(one.stands for one in counts)), _since(since)),
            Stat(_("Jatuh kembali"), number(sum(one.fell_back for one in counts)), _since(since)),
        ),
        filter=FilterForm(
            url=reverse("follow-ups"),
            fields=(
                FilterField(
                    "which",
                    _("Keadaan"),
                    (
                        Choice("", _("Semua yang waktunya"), not overdue),
                        Choice("terlambat", _("lewat batas"), overdue),
                    ),
                ),
            ),
            reset_url=area.url("follow-ups") if overdue else "",
            hidden=(("region", area.code),),
        ),
        table=_due(found, families, names, today, pager),
        counts=_counts(area, counts, since),
    )  # fmt: skip


def _since(since: dt.date) -> str:
    return _("sejak %(day)s") % {"day": date(since)}


def _due(
    found: Sequence[FollowUp], families: Families, names: Names, today: dt.date, pager: Pager
) -> Table:
    heads = (_("Keluarga"), _("Desa"), _("Graduasi"), _("Setelah"), _("Batas"), _("Keadaan"))
    return Table(
        caption=_("Keluarga yang perlu ditengok"),
        hide_caption=True,
        columns=tuple(map(Column, heads)),
        rows=tuple(
            Row(
                (
                    Cell(
                        families.get(one.id_kpm, (None, one.id_kpm))[1],
                        reverse("follow-up", args=[one.id]),
                    ),
                    Cell(region_name(names.get(one.code, one.code))),
                    Cell(shown_number(one.case_number), note=_left(one)),
                    Cell(after_months(one.months)),
                    Cell(date(one.until_on), needs_someone=one.until_on < today),
                    Cell("", tag=follow_up_tag(one.standing(today), one.outcome)),
                )
            )
            for one in found
        ),
        empty=_("Tidak ada keluarga yang perlu ditengok hari ini."),
        pager=pager,
    )


def _left(one: FollowUp) -> str:
    return _("keluar sejak %(month)s") % {"month": month(Period.from_number(one.left_from))}


def _counts(area: Area, counts: Sequence[FollowUpCount], since: dt.date) -> Table | None:
    if not counts:
        return None
    heads = (_("Waktunya"), _("Lewat batas"), _("Mandiri"), _("Berat"), _("Jatuh kembali"))
    names = area.names
    return Table(
        caption=_("Per wilayah; yang ditemukan sejak %(day)s") % {"day": date(since)},
        hide_caption=True,
        columns=(
            Column(_("Wilayah")),
            *(Column(head, number=True) for head in heads),
            Column(_("Tidak ditemukan"), number=True),
        ),
        rows=tuple(
            Row(
                (
                    Cell(
                        region_name(names.get(one.region, one.region)),
                        area.url("follow-ups", one.region),
                    ),
                    Cell(number(one.due)),
                    Cell(number(one.overdue), needs_someone=one.overdue > 0),
                    *(
                        Cell(number(figure))
                        for figure in (one.stands, one.struggles, one.fell_back, one.not_found)
                    ),
                )
            )
            for one in counts
        ),
    )


def worklist_sheet(worklists: Iterable[FollowUpWorklist]) -> Sheet:
    """Give whom to look at as a sheet, with room for what is found; one worklist after another."""
    heads = (
        *(_("Kode wilayah"), _("Desa"), _("Keluarga"), _("Alamat"), _("Graduasi"), _("Bulan")),
        *(_("Waktunya sejak"), _("Batas"), _("Hasil"), _("Catatan")),
    )
    found = (
        (one, each.families.get(one.id_kpm), each.names)
        for each in worklists
        for one in each.follow_ups
    )
    return Sheet(
        _("Tindak lanjut"),
        heads,
        (
            (
                *(one.code, region_name(names.get(one.code, one.code))),
                *(family.name if family else one.id_kpm, where(family)),
                *(shown_number(one.case_number), one.months),
                *(one.due_on.isoformat(), one.until_on.isoformat(), "", ""),
            )
            for one, family, names in found
        ),
    )


def follow_up_table(found: Sequence[FollowUp], today: dt.date) -> Table:
    """Give the follow-ups of one family in order."""
    heads = (_("Setelah"), _("Dari"), _("Sampai"), _("Dicatat"), _("Keadaan"))
    return Table(
        caption=_("Tindak lanjut"),
        hide_caption=True,
        columns=tuple(map(Column, heads)),
        rows=tuple(
            Row(
                (
                    Cell(after_months(one.months), reverse("follow-up", args=[one.id])),
                    Cell(date(one.due_on)),
                    Cell(date(one.until_on)),
                    Cell(date(one.done_on) if one.done_on else NOTHING),
                    Cell("", tag=_tag(one, today)),
                )
            )
            for one in found
        ),
        empty=_("Belum ada tindak lanjut."),
    )


def follow_up_page(
    one: FollowUp,
    others: Sequence[FollowUp],
    name: str,
    place: str,
    today: dt.date,
    panel: Panel | None,
    *,
    may_refer: bool,
) -> FollowUpPage:
    """Give one follow-up with the form for what was found, while it is open."""
    refer = reverse("referral-new", args=[one.family])
    return FollowUpPage(
        head=Heading(
            _("Tindak lanjut %(name)s") % {"name": name},
            _what_now(one),
            action=Action(_("Rujuk keluarga ini"), refer) if may_refer else None,
            secondary=(Link(_("Daftar tindak lanjut"), reverse("follow-ups")),),
        ),
        status=_tag(one, today),
        facts=(
            Definition(
                _("Graduasi"), shown_number(one.case_number),
                reverse("graduation", args=[one.case_id]),
            ),
            Definition(_("Keluar"), _left(one)),
            Definition(_("Desa"), region_name(place)),
            Definition(_("Setelah"), after_months(one.months)),
            Definition(_("Dicatat"), date(one.done_on) if one.done_on else NOTHING),
        ),
        words=one.words,
        others=follow_up_table(others, today),
        panel=panel,
        links=(Link(_("Halaman keluarga ini"), reverse("family", args=[one.family])),),
    )  # fmt: skip


def _tag(one: FollowUp, today: dt.date) -> Tag:
    if one.done_on is None and one.state != CaseState.LEFT:
        return Tag(_("tidak perlu lagi"))
    return follow_up_tag(one.standing(today), one.outcome)


def _what_now(one: FollowUp) -> str:
    """Say when somebody looks, or what follows from what was found."""
    if one.outcome == Outcome.FELL_BACK:
        return _("Jatuh kembali: musyawarah desa mengembalikannya ke daftar tunggu, paling depan.")
    if one.done_on is not None and one.last:
        return _("Sudah dicatat; ini tindak lanjut yang terakhir.")
    if one.done_on is not None:
        return _("Sudah dicatat; tindak lanjut berikutnya ada di bawah.")
    if one.state != CaseState.LEFT:
        return _("Tidak perlu ditengok lagi: %(state)s.") % {"state": case_state(one.state)}
    return _("Ditengok antara %(due)s dan %(until)s.") % {
        "due": date(one.due_on), "until": date(one.until_on),
    }  # fmt: skip
