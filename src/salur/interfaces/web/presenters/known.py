"""A region's month as it was known at a moment, beside what is known now."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from salur.interfaces.web.area import Area
from salur.interfaces.web.components import Cell, Column, Heading, Link, Notice, Row, Table
from salur.interfaces.web.figures import figure_url
from salur.interfaces.web.formatting import date_and_time, month
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.presenters.figures import written
from salur.interfaces.web.words import PROGRAMS, said
from salur.kernel.program import Program
from salur.reconciliation.domain.figures import TERMS, amount_of
from salur.reconciliation.queries import RegionSum, added

_SHOWN = {
    Program.BPNT: ("ordered", "credited", "spent", "balance"),
    Program.RASTRA: ("quota_g", "requested_g", "released_g", "arrived_g", "handed_g"),
}
Then = Mapping[str, Sequence[RegionSum] | None]
Now = Mapping[str, Mapping[str, RegionSum]]


def known_page(area: Area, then: Then, now: Now, moment: dt.datetime, known: str) -> ThingPage:
    """Turn the sums of then and now into the page; a programme that was not published is left out.

    `known` is the moment as the address has it.
    """
    words = {"area": area.name, "month": month(area.period), "day": date_and_time(moment)}
    parts = [
        Part(
            PROGRAMS[program],
            _table(area, program, found, now.get(program, {}), known),
            program.lower(),
        )
        for program, found in then.items()
        if found
    ]
    return ThingPage(
        head=Heading(
            _("%(area)s, %(month)s, seperti diketahui pada %(day)s") % words,
            _("Di bawah setiap angka saat itu tertulis perubahannya sampai sekarang."),
            secondary=(Link(_("Sekarang"), area.url("region")),),
        ),
        parts=tuple(parts),
        notice=None
        if parts
        else Notice(
            "empty",
            _("Belum diterbitkan saat itu"),
            _("Versi pertama bulan ini terbit sesudahnya, atau versinya bukan untuk Anda."),
        ),
    )


def _table(
    area: Area, program: str, then: Sequence[RegionSum], now: Mapping[str, RegionSum], known: str
) -> Table:
    by_code: dict[str, list[RegionSum]] = {}
    for one in then:
        by_code.setdefault(one.code, []).append(one)
    names = {place.code: place.name for place in area.below} | {area.code: area.name}
    rows = [
        _row(area, program, (code, names[code]), added(by_code.get(code, ())), now.get(code), known)
        for code in sorted({*by_code, *now})
        if code in names
    ]
    heads = (said(TERMS[program][term].label) for term in _SHOWN[Program(program)])
    return Table(
        caption=PROGRAMS[program],
        hide_caption=True,
        columns=(Column(_("Tempat")), *(Column(head, number=True) for head in heads)),
        rows=tuple(rows),
    )


def _row(
    area: Area,
    program: str,
    place: tuple[str, str],
    then: Mapping[str, int],
    now: RegionSum | None,
    known: str,
) -> Row:
    code, name = place
    cells = [Cell(name, area.url("region", code, known=known))]
    for term in _SHOWN[Program(program)]:
        one = TERMS[program][term]
        before = amount_of(term, then)
        change = (amount_of(term, now.terms) if now else 0) - before
        plus = "+" if change > 0 else ""
        cells.append(
            Cell(
                written(one, before),
                figure_url(program, area.period, term, region=code, known=known),
                note=f"{plus}{written(one, change)}" if change else "",
            )
        )
    return Row(tuple(cells))
