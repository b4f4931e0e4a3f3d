"""Who holds how much: one bar per account, with what it held before and what came and went."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from salur.interfaces.web.charts import palette
from salur.interfaces.web.charts.svg import element, group, link, picture
from salur.interfaces.web.formatting import MINUS, kilograms, rupiah

_STEP = 64
_BAR_TOP = 22
_BAR = 14
_NOTE = 53


@dataclass(frozen=True)
class Holding:
    """One account of a period, in rupiah or grams; what lies below zero is a claim, in red."""

    label: str
    opening: int
    incoming: int
    outgoing: int
    url: str = ""

    @property
    def closing(self) -> int:
        """What it holds at the end."""
        return self.opening + self.incoming - self.outgoing


def custody(
    holdings: Sequence[Holding],
    *,
    title: str,
    money: bool,
    identifier: str = "buku",
    width: str | int = "100%",
) -> SafeString:
    """Draw what each account holds at the end over what it held at the beginning."""
    write = rupiah if money else kilograms
    most = max((abs(v) for one in holdings for v in (one.opening, one.closing)), default=0)
    colours = (palette.MONEY, palette.MONEY_LOST) if money else (palette.RICE, palette.RICE_LOST)
    rows = [_row(one, index * _STEP, most, write, colours) for index, one in enumerate(holdings)]
    return picture(
        identifier,
        title,
        "; ".join(f"{one.label}: {_said(one, write)}" for one in holdings),
        group(rows),
        links=any(one.url for one in holdings),
        width=width,
        height=len(holdings) * _STEP,
    )


def _said(one: Holding, write: Callable[[int], str]) -> str:
    return _("%(closing)s (awal %(opening)s, masuk %(incoming)s, keluar %(outgoing)s)") % {
        "closing": write(one.closing),
        "opening": write(one.opening),
        "incoming": write(one.incoming),
        "outgoing": write(one.outgoing),
    }


def _row(
    one: Holding,
    top: int,
    most: int,
    write: Callable[[int], str],
    colours: tuple[str, str],
) -> SafeString:
    below = one.closing < 0
    heading = link(
        one.url,
        element("text", one.label, x=0, y=top + 15, fill=palette.INK, font_weight=600),
        element(
            "text",
            write(one.closing),
            x="100%",
            y=top + 15,
            fill=palette.ALERT if below else palette.INK,
            text_anchor="end",
            text_decoration="underline" if one.url else None,
        ),
    )
    note = _("awal %(opening)s · masuk +%(incoming)s · keluar %(sign)s%(outgoing)s") % {
        "opening": write(one.opening),
        "incoming": write(one.incoming),
        "sign": MINUS,
        "outgoing": write(one.outgoing),
    }
    return group(
        [
            heading,
            element("rect", width="100%", height=_BAR, y=top + _BAR_TOP, fill=palette.TRACK, rx=2),
            _bar(one.opening, most, top, colours[1]),
            _bar(one.closing, most, top + _BAR // 4, palette.ALERT if below else colours[0], 2),
            element("text", note, x=0, y=top + _NOTE, fill=palette.MUTED, font_size=13),
        ]
    )


def _bar(value: int, most: int, top: int, fill: str, thinner: int = 1) -> SafeString:
    share = 100 * abs(value) / most if most else 0.0
    height = _BAR // thinner
    return element("rect", width=f"{share:.2f}%", height=height, y=top + _BAR_TOP, fill=fill, rx=2)
