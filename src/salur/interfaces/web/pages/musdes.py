"""One evening of a village meeting: the table to tick, and what will be written before it is."""

from dataclasses import dataclass

from django.forms import Form

from salur.interfaces.web.components import Heading, Stat, Table
from salur.interfaces.web.pages.cards import Part


@dataclass(frozen=True)
class WrongRow:
    """One family that stands in the way: who, what is wrong, what to do; `target` is its field."""

    who: str
    why: str
    target: str = ""


@dataclass(frozen=True)
class TickPage:
    """Many families in one table to tick, and what is written once for all of them."""

    head: Heading
    url: str
    table: Table
    form: Form
    legend: str
    submit: str
    tick_all: str = ""
    wrong: tuple[WrongRow, ...] = ()


@dataclass(frozen=True)
class ReviewPage:
    """What will be written, all of it, before it is; going back keeps what was typed."""

    head: Heading
    stats: tuple[Stat, ...]
    parts: tuple[Part, ...]
    url: str
    hidden: tuple[tuple[str, str], ...]
    submit: str
    sentence: str
