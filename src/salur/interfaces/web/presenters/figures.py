"""A figure's page: what it adds up to, then and now, and the units that add up to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Cell,
    Choice,
    Column,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Notice,
    Pager,
    Row,
    Stat,
    Table,
)
from salur.interfaces.web.figures import figure_url, unit_url
from salur.interfaces.web.formatting import (
    NOTHING,
    date_and_time,
    kilograms,
    month,
    number,
    rupiah,
)
from salur.interfaces.web.pages.figure import FigurePage
from salur.interfaces.web.words import PROGRAMS, class_name, finding_name, region_name, said
from salur.kernel.program import Program
from salur.reconciliation.domain.bpnt import BPNT_CLASSES
from salur.reconciliation.domain.figures import TERMS, Term
from salur.reconciliation.domain.rastra import RASTRA_CLASSES
from salur.reconciliation.queries import Figure, FigureUnit

SIZE = 50
_KECAMATAN = 6  # digits


@dataclass(frozen=True)
class Answers:
    """What the queries said; `total` and `now` are None where nothing was published.

    `known` is the moment as the address has it, empty for now.
    """

    figure: Figure
    total: int | None
    now: int | None
    units: Sequence[FigureUnit]
    names: Mapping[str, str]
    families: Mapping[str, tuple[UUID, str]]
    known: str
    first: bool
    more: bool


def figure_page(area: Area, found: Answers) -> FigurePage:
    """Turn the answers into the page."""
    term = TERMS[found.figure.program][found.figure.term]
    words = {"term": said(term.label), "area": area.name, "month": month(area.period)}
    return FigurePage(
        head=Heading(
            _("%(term)s: %(area)s, %(month)s") % words,
            _("Jumlah baris di bawah ini sama dengan angkanya; setiap baris membuka berkasnya."),
            secondary=(Link(_("Wilayah ini"), area.url("region", known=found.known)),),
        ),
        stats=_stats(area, found, term),
        filter=_filter(area, found),
        table=_table(area, found, term),
        notice=_notice(found),
    )


def written(term: Term, amount: int) -> str:
    """Write an amount of a term in its unit."""
    if term.unit == "COUNT":
        return number(amount)
    return rupiah(amount) if term.unit == "IDR" else kilograms(amount)


def _stats(area: Area, found: Answers, term: Term) -> tuple[Stat, ...]:
    if found.total is None:
        return ()
    program = PROGRAMS[found.figure.program]
    if found.figure.known is None:
        return (Stat(said(term.label), written(term, found.total), program),)
    then = date_and_time(found.figure.known)
    stats = [Stat(_("Saat itu"), written(term, found.total), then)]
    if found.now is not None:
        url = _url(area, found, known="")
        stats.append(Stat(_("Sekarang"), written(term, found.now), program, url))
        stats.append(Stat(_("Berubah sejak itu"), written(term, found.now - found.total)))
    return tuple(stats)


def _notice(found: Answers) -> Notice | None:
    if found.total is not None or found.figure.known is None:
        return None
    return Notice(
        "empty",
        _("Belum diterbitkan saat itu"),
        _("Versi pertama bulan ini terbit sesudahnya, atau versinya bukan untuk Anda."),
    )


def _url(area: Area, found: Answers, **changed: str) -> str:
    figure = found.figure
    asked: dict[str, object] = {
        "region": area.code, "klass": figure.klass, "bank": figure.bank or "",
        "known": found.known, **changed,
    }  # fmt: skip
    return figure_url(figure.program, area.period, figure.term, **asked)  # type: ignore[arg-type]


def _filter(area: Area, found: Answers) -> FilterForm:
    figure = found.figure
    terms = tuple(
        Choice(code, said(one.label), code == figure.term)
        for code, one in TERMS[figure.program].items()
    )
    classes = BPNT_CLASSES if figure.program == Program.BPNT else RASTRA_CLASSES
    fields = [
        FilterField("term", _("Angka"), terms),
        FilterField(
            "class",
            _("Kelas"),
            (
                Choice("", _("Semua")),
                *(
                    Choice(str(one.number), said(one.label), one.number == figure.klass)
                    for one in classes
                ),
            ),
        ),
    ]
    if area.below:
        places = (Choice(area.code, _("Semua")), *(Choice(p.code, p.name) for p in area.below))
        fields.append(FilterField("region", _("Tempat"), places))
    fields.append(FilterField("known", _("Seperti diketahui pada"), (), found.known, "2019-04-10"))
    hidden = [("program", figure.program), ("period", str(area.period))]
    hidden += [("bank", figure.bank)] if figure.bank else []
    hidden += [] if area.below else [("region", area.code)]
    reset = figure_url(figure.program, area.period, figure.term, region=area.code)
    return FilterForm(reverse("figure"), tuple(fields), reset, hidden=tuple(hidden))


def _table(area: Area, found: Answers, term: Term) -> Table:
    is_money = found.figure.program == Program.BPNT
    heads = [(_("Keluarga") if is_money else _("Desa"), False), (_("Tempat"), False)]
    heads += [(_("Bank"), False)] if is_money else []
    heads += [(_("Kelas"), False), (said(term.label), True)]
    after = _url(area, found, after=keys.packed(*found.units[-1].key)) if found.more else ""
    return Table(
        caption=said(term.label),
        hide_caption=True,
        columns=tuple(Column(label, number=is_number) for label, is_number in heads),
        rows=tuple(_row(found, one, term) for one in found.units),
        empty=_("Tidak ada baris di bawah angka ini."),
        pager=Pager(
            _("%(count)s baris di halaman ini") % {"count": number(len(found.units))},
            "" if found.first else _url(area, found),
            after,
        ),
    )


def _row(found: Answers, one: FigureUnit, term: Term) -> Row:
    code = one.kode_wilayah or ""
    upper = region_name(found.names.get(code[:_KECAMATAN], "")) or _("tanpa wilayah")
    desa = region_name(found.names.get(code, code)) or _("tanpa wilayah")
    url = unit_url(found.figure.program, found.figure.period, one.id)
    notes = ", ".join(map(finding_name, one.findings))
    klass = Cell(class_name(found.figure.program, one.klass), note=notes)
    amount = Cell(written(term, one.amount))
    if found.figure.program == Program.RASTRA:
        return Row((Cell(desa, url), Cell(upper), klass, amount))
    if one.id_kpm and one.id_kpm in found.families:
        name = found.families[one.id_kpm][1]
    else:
        name = _("Keluarga di %(place)s") % {"place": desa} if one.id_kpm else _("Rekening")
    return Row(
        (
            Cell(name, url),
            Cell(desa, note=upper),
            Cell(one.bank or NOTHING, note=f"••••{one.last4}"),
            klass,
            amount,
        )
    )


def places_asked(units: Sequence[FigureUnit]) -> set[str]:
    """Give the regions whose names the rows need."""
    codes = {one.kode_wilayah for one in units if one.kode_wilayah}
    return codes | {code[:_KECAMATAN] for code in codes}
