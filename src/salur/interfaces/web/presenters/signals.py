"""Turns signals of purchases into their list and one signal into its page."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Cell,
    Choice,
    Definition,
    Event,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Pager,
    Row,
    Stat,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, month, number, rupiah
from salur.interfaces.web.pages.shops import SignalPage, SignalsPage
from salur.interfaces.web.words import said
from salur.kernel.period import Period
from salur.reconciliation.domain.signals import KIND_LABELS, SignalAnswer, SignalKind
from salur.reconciliation.queries import Signal, SignalCount, SignalSaid

SIZE = 50


def kind_name(kind: str) -> str:
    """Name a kind of signal."""
    return said(KIND_LABELS[SignalKind(kind)]) if kind in tuple(SignalKind) else kind


def answer_name(answer: str) -> str:
    """Name an answer."""
    return {
        SignalAnswer.EXPLAINED.value: _("dijelaskan, wajar"),
        SignalAnswer.CONFIRMED.value: _("benar, ditindak bank"),
    }.get(answer, answer)


def signals_page(
    area: Area,
    found: Sequence[Signal],
    counts: Sequence[SignalCount],
    names: Mapping[str, str],
    *,
    kind: str,
    is_open: bool,
    first: bool,
) -> SignalsPage:
    """Turn the signals of an area and month into their page."""
    shown, more = found[:SIZE], len(found) > SIZE
    here: dict[str, object] = {"kind": kind, "open": "1" if is_open else ""}
    after = keys.packed(shown[-1].kind, str(shown[-1].id)) if more else ""
    return SignalsPage(
        head=Heading(
            _("Sinyal belanja %(area)s, %(month)s")
            % {"area": area.name, "month": month(area.period)},
            _("Bank menjelaskan atau membenarkan. Sinyal tidak mengeluarkan siapa pun."),
            secondary=(Link(_("Semua e-Warong"), area.url("shops")),),
        ),
        stats=tuple(
            Stat(
                kind_name(one.kind),
                number(one.count),
                _("%(count)s belum dijawab") % {"count": number(one.open)},
                area.url("shops-signals", kind=one.kind),
                one.open > 0,
            )
            for one in counts
        ),
        filter=_filter(area, kind, is_open=is_open),
        rows=tuple(signal_row(one, names) for one in shown),
        pager=Pager(
            _("%(count)s sinyal di halaman ini") % {"count": number(len(shown))},
            "" if first else area.url("shops-signals", **here),
            area.url("shops-signals", **here, after=after) if after else "",
        ),
    )


def _filter(area: Area, kind: str, *, is_open: bool) -> FilterForm:
    everything = Choice("", _("Semua"))
    kinds = (Choice(str(one), kind_name(str(one)), str(one) == kind) for one in SignalKind)
    waiting = Choice("1", _("Belum dijawab"), is_open)
    return FilterForm(
        reverse("shops-signals"),
        (
            FilterField("kind", _("Jenis"), (everything, *kinds)),
            FilterField("open", _("Jawaban"), (everything, waiting)),
        ),
        area.url("shops-signals"),
        hidden=(("period", str(area.period)), ("region", area.code)),
    )


def signal_row(one: Signal, names: Mapping[str, str]) -> Row:
    """Give one signal as a row."""
    answered = Tag(answer_name(one.answer), "good") if one.answer else Tag(_("belum"), "alert")
    shop = names.get(one.id_ewarong, one.id_ewarong) or NOTHING
    return Row(
        (
            Cell(
                kind_name(one.kind),
                reverse("shops-signal", args=[one.id]),
                note=_("terminal %(terminal)s") % {"terminal": one.id_terminal}
                if one.id_terminal
                else "",
            ),
            Cell(shop),
            Cell(number(one.families)),
            Cell(rupiah(one.amount)),
            Cell("", tag=answered),
        )
    )


def signal_page(
    one: Signal,
    answers: Sequence[SignalSaid],
    *,
    shop: tuple[str, UUID] | None,
    may_open: bool,
    may_answer: bool,
    fault: str = "",
) -> SignalPage:
    """Turn one signal into its page."""
    gone = _("Tidak tampak lagi dalam berkas yang sekarang.") if one.gone_at else ""
    facts = [
        Definition(_("Bulan"), month(Period.from_number(one.period))),
        Definition(
            _("e-Warong"),
            shop[0] if shop else one.id_ewarong or NOTHING,
            reverse("shop", args=[shop[1]]) if shop else "",
        ),
        Definition(_("Terminal"), one.id_terminal or NOTHING),
        Definition(_("Keluarga"), number(one.families)),
        Definition(
            _("Transaksi"),
            f"{number(one.purchases)}, {rupiah(one.amount)}",
        ),
        Definition(
            _("Waktu"),
            f"{one.first_at:%d/%m/%Y %H:%M} – {one.last_at:%d/%m/%Y %H:%M}",
        ),
    ]
    return SignalPage(
        head=Heading(kind_name(one.kind), gone),
        facts=tuple(facts),
        evidence=tuple(_rows(one, may_open=may_open)),
        said=tuple(
            Event(a.at.date(), f"{answer_name(a.answer)}: {a.note}", a.by_name) for a in answers
        ),
        choices=tuple(Choice(str(a), answer_name(str(a))) for a in SignalAnswer),
        url=reverse("shops-signal", args=[one.id]) if may_answer and not one.gone_at else "",
        key=keys.new_key(),
        fault=fault,
    )


def _rows(one: Signal, *, may_open: bool) -> list[Row]:
    return [
        Row(
            (
                Cell(
                    _("Berkas transaksi"),
                    reverse("evidence-file", args=[file]) if may_open else "",
                ),
                Cell(number(row)),
            )
        )
        for file, row in one.evidence
    ]
