"""The calendar of an area's month as a timeline: done, due and late per step, and who is late."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution.domain.calendar import STEPS, Entry, Late, When, ranked
from salur.distribution.queries import CycleCalendar
from salur.interfaces.web.area import Area
from salur.interfaces.web.calendar_words import step_name, when_tag, whose_name
from salur.interfaces.web.components import Cell, Column, Heading, Link, Row, Table
from salur.interfaces.web.formatting import NOTHING, date, month, number
from salur.interfaces.web.pages.calendar import CalendarPage
from salur.interfaces.web.words import PROGRAMS
from salur.kernel.program import Program
from salur.parties.domain import BANK_KINDS
from salur.parties.queries import Organisation
from salur.places.queries import digits_of

_MOST = 50
_ORDER = {
    (program, step.name): place
    for program, steps in STEPS.items()
    for place, step in enumerate(steps)
}
Named = tuple[CycleCalendar, Entry]


def calendar_page(
    area: Area,
    found: Sequence[CycleCalendar],
    names: Mapping[str, str],
    today: dt.date,
    *,
    may_set: bool,
) -> CalendarPage:
    """Turn the calendar of an area into the page."""
    named = [(one, entry) for one in found for entry in one.entries]
    late = [(one, entry) for one, entry in named if entry.when(today) is When.LATE]
    is_one = len({one.code for one in found}) < 2
    words = {"area": area.name, "month": month(area.period)}
    elsewhere = (entry for one, entry in named if entry.place != one.path)
    own = sorted({(one.program, one.step.name, one.place, one.due) for one in elsewhere})
    return CalendarPage(
        head=Heading(
            _("Tenggat di %(area)s, %(month)s") % words,
            _sentence(late, today),
            secondary=(Link(_("Tetapkan batas sendiri"), area.url("deadline-new")),)
            if may_set
            else (),
        ),
        steps=_one_by_one(named, names, today) if is_one else _counted(named, today),
        late=_ranked(area, late, names, today) if late and not is_one else None,
        parties=_parties(late, today) if late else None,
        own_days=_own_days(own, names) if own else None,
    )


def own_steps(
    found: Sequence[CycleCalendar], organisation: Organisation | None
) -> tuple[CycleCalendar, ...]:
    """Leave the steps that a bank or Bulog takes itself: of others it does not see what came."""
    kind = "bank" if organisation and organisation.kind in BANK_KINDS else "bulog"
    name = organisation.name if organisation else ""
    return tuple(
        replace(
            one,
            entries=tuple(
                entry
                for entry in one.entries
                if entry.step.whose == kind and entry.party in ("", name)
            ),
        )
        for one in found
    )


def places_asked(found: Sequence[CycleCalendar]) -> set[str]:
    """Give the regions whose names the page needs."""
    places = {digits_of(entry.place) for one in found for entry in one.entries}
    return places | {one.code for one in found}


def _sentence(late: Sequence[Named], today: dt.date) -> str:
    if not late:
        return _("Tidak ada langkah yang terlambat.")
    regions = len({one.code for one, _entry in late})
    longest = max(entry.days_late(today) for _one, entry in late)
    return _(
        "%(steps)s langkah terlambat di %(regions)s kabupaten/kota, paling lama %(days)s hari."
    ) % {"steps": number(len(late)), "regions": number(regions), "days": number(longest)}


def _one_by_one(named: Sequence[Named], names: Mapping[str, str], today: dt.date) -> Table:
    """Give each step of one kab/kota on its day."""
    rows = sorted(named, key=lambda one: (one[1].due or dt.date.max, _place(one[1])))
    return Table(
        caption=_("Langkah bulan ini"),
        hide_caption=True,
        columns=tuple(
            Column(head)
            for head in (_("Batas"), _("Langkah"), _("Program"), _("Giliran"), _("Keadaan"))
        ),
        rows=tuple(
            Row(
                (
                    Cell(date(entry.due) if entry.due else NOTHING),
                    Cell(
                        step_name(entry.step.name),
                        reverse("cycle", args=[one.cycle_id]),
                        note=names.get(digits_of(entry.place), "")
                        if entry.place != one.path
                        else "",
                    ),
                    Cell(PROGRAMS[entry.program]),
                    Cell(entry.party or whose_name(entry.step.whose)),
                    Cell("", tag=when_tag(entry.when(today))),
                )
            )
            for one, entry in rows
        ),
        empty=_("Belum ada penyaluran yang dibuka untuk bulan ini."),
    )


def _place(entry: Entry) -> tuple[str, int]:
    return (str(entry.program), _ORDER[entry.program, entry.step.name])


def _counted(named: Sequence[Named], today: dt.date) -> Table:
    """Give each step of many kab/kota: how many are done, due and late."""
    groups: dict[tuple[Program, str], list[Entry]] = {}
    for _one, entry in named:
        groups.setdefault((entry.program, entry.step.name), []).append(entry)
    ordered = sorted(groups, key=lambda key: (_first_due(groups[key]), key[0], _ORDER[key]))
    heads = (_("Selesai"), _("Belum jatuh tempo"), _("Terlambat"))
    return Table(
        caption=_("Langkah bulan ini"),
        hide_caption=True,
        columns=(
            *(Column(_("Batas")), Column(_("Langkah")), Column(_("Program")), Column(_("Giliran"))),
            *(Column(head, number=True) for head in heads),
        ),
        rows=tuple(_step_row(key, groups[key], today) for key in ordered),
    )


def _first_due(found: Sequence[Entry]) -> dt.date:
    return min((one.due for one in found if one.due), default=dt.date.max)


def _step_row(key: tuple[Program, str], found: Sequence[Entry], today: dt.date) -> Row:
    standing = [one.when(today) for one in found]
    late = standing.count(When.LATE)
    done = standing.count(When.DONE)
    days = {one.due for one in found if one.due}
    first = _first_due(found)
    return Row(
        (
            Cell(
                date(first) if days else NOTHING,
                note=_("sampai %(day)s") % {"day": date(max(days))} if len(days) > 1 else "",
            ),
            Cell(step_name(key[1])),
            Cell(PROGRAMS[key[0]]),
            Cell(whose_name(found[0].step.whose)),
            Cell(number(done)),
            Cell(number(len(found) - done - late)),
            Cell(number(late) if late else NOTHING, needs_someone=late > 0),
        )
    )


def _ranked(area: Area, late: Sequence[Named], names: Mapping[str, str], today: dt.date) -> Table:
    found = ranked(((one.code, entry) for one, entry in late), today)
    return _late_table(
        _("Kabupaten/kota"),
        [(names.get(one.who, one.who), area.url("deadlines", one.who), one) for one in found],
    )


def _parties(late: Sequence[Named], today: dt.date) -> Table:
    # Each said once: a whole nation's month has thousands of late steps.
    said = {one: whose_name(one) for one in {entry.step.whose for _code, entry in late}}
    whose = ((entry.party or said[entry.step.whose], entry) for _code, entry in late)
    return _late_table(_("Giliran"), [(one.who, "", one) for one in ranked(whose, today)])


def _late_table(head: str, lines: Sequence[tuple[str, str, Late]]) -> Table:
    return Table(
        caption=head,
        hide_caption=True,
        columns=(
            Column(head),
            Column(_("Langkah terlambat"), number=True),
            Column(_("Hari terlama"), number=True),
        ),
        rows=tuple(
            Row((Cell(name, url), Cell(number(one.steps)), Cell(number(one.days))))
            for name, url, one in lines[:_MOST]
        ),
    )


def _own_days(
    found: Sequence[tuple[Program, str, str, dt.date | None]], names: Mapping[str, str]
) -> Table:
    return Table(
        caption=_("Wilayah dengan batas sendiri"),
        hide_caption=True,
        columns=tuple(Column(head) for head in (_("Wilayah"), _("Langkah"), _("Batas"))),
        rows=tuple(
            Row(
                (
                    Cell(names.get(digits_of(place), digits_of(place))),
                    Cell(f"{step_name(step)} ({PROGRAMS[program]})"),
                    Cell(date(due) if due else NOTHING),
                )
            )
            for program, step, place, due in found
        ),
    )
