"""Accounts that may be one: the list, and two of them side by side."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.components import (
    Cell,
    Column,
    Definition,
    Event,
    FilterForm,
    Heading,
    Link,
    Pager,
    Row,
    Stat,
    Table,
    Tag,
)


@dataclass(frozen=True)
class ChooseForm:
    """What is done with the proposals that are ticked; `why` says what they have in common."""

    url: str
    submit: str
    why: str
    what: str


@dataclass(frozen=True)
class MatchesPage:
    """One list of proposals in an area."""

    head: Heading
    stats: tuple[Stat, ...]
    filter: FilterForm
    rows: tuple[tuple[Cell, ...], ...]
    pager: Pager
    empty: str
    form: ChooseForm | None

    @property
    def table(self) -> Table:
        """The proposals, the strongest first."""
        heads = (_("Keluarga"), _("Diperintahkan"), _("Di bank"), _("Mengapa"), _("Nilai"), "")
        marked = (_("Pilih"),) if self.form else ()
        return Table(
            caption=_("Rekening yang mungkin satu"),
            hide_caption=True,
            columns=tuple(
                Column(head or _("Keadaan"), number=head == heads[4]) for head in (*marked, *heads)
            ),
            rows=tuple(Row(cells) for cells in self.rows),
            empty=self.empty,
            pager=self.pager,
        )


@dataclass(frozen=True)
class MatchSides:
    """One line of the comparison: what was ordered, and what the bank says."""

    term: str
    ordered: str
    other: str
    url: str = ""


@dataclass(frozen=True)
class MatchWay:
    """One answer: what it is called, the key that gives it, and what it says."""

    word: str
    label: str
    key: str
    primary: bool = False


@dataclass(frozen=True)
class MatchForm:
    """The answers that whoever looks may give; `sentence` says what follows."""

    url: str
    key: str
    ways: tuple[MatchWay, ...]
    sentence: str
    note_label: str


@dataclass(frozen=True)
class MatchPage:
    """Two accounts side by side, why they may be one, and the keys that decide."""

    head: Heading
    status: Tag
    standing: Tag
    score: str
    sides: tuple[MatchSides, ...]
    reasons: tuple[str, ...]
    evidence: tuple[Definition, ...]
    rivals: tuple[Link, ...]
    said: tuple[Event, ...]
    form: MatchForm | None
    why_not: str
    undo: Link | None
    next_url: str
    list_url: str
