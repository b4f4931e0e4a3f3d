"""Families that may be on the register twice: the queue, and two of them side by side."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    FilterForm,
    Heading,
    Link,
    Notice,
    Pager,
    Row,
    Stat,
    Table,
    Tag,
)


@dataclass(frozen=True)
class PairRow:
    """One pair in the queue: both names, both places, why it was found, how it stands."""

    label: str
    url: str
    places: str
    reasons: str
    likely: str
    status: Tag


@dataclass(frozen=True)
class DuplicatesPage:
    """The queue of pairs."""

    head: Heading
    figures: tuple[Stat, ...]
    notice: Notice | None
    filter: FilterForm
    rows: tuple[PairRow, ...]
    pager: Pager
    empty: str

    @property
    def table(self) -> Table:
        """The pairs of this page."""
        heads = (_("Dua keluarga"), _("Tempat"), _("Mengapa"), _("Kemungkinan"), _("Keadaan"))
        return Table(
            caption=_("Pasangan keluarga"),
            hide_caption=True,
            columns=tuple(Column(head, number=head == heads[3]) for head in heads),
            rows=tuple(
                Row(
                    (
                        Cell(row.label, row.url),
                        Cell(row.places),
                        Cell(row.reasons),
                        Cell(row.likely),
                        Cell("", tag=row.status),
                    )
                )
                for row in self.rows
            ),
            empty=self.empty,
            pager=self.pager,
        )


@dataclass(frozen=True)
class Mark:
    """A run of letters, marked where the other family has others."""

    text: str
    differs: bool = False


@dataclass(frozen=True)
class PairField:
    """One field of both families, and in words how they agree."""

    term: str
    first: tuple[Mark, ...]
    second: tuple[Mark, ...]
    verdict: Tag


@dataclass(frozen=True)
class PairSide:
    """One of the two families: who, where, how it stands, what it got last; `key` chooses it."""

    name: str
    number: str
    place: str
    status: Tag
    history: tuple[str, ...]
    value: str
    key: str
    url: str = ""
    stays: bool = False


@dataclass(frozen=True)
class DecideForm:
    """The three answers; `key` makes a second press harmless, `months` from when one counts."""

    url: str
    key: str
    since: str
    can_ask: bool
    settles: bool


@dataclass(frozen=True)
class PairPage:
    """Two families side by side, and the keys that decide."""

    head: Heading
    progress: str
    done: int
    total: int
    status: Tag
    reasons: tuple[str, ...]
    sides: tuple[PairSide, PairSide]
    fields: tuple[PairField, ...]
    said: tuple[str, ...]
    questions: tuple[str, ...]
    cluster: tuple[Link, ...]
    form: DecideForm | None
    why_not: str
    undo: Action | None
    take_back: Link | None
    next_url: str
    previous_url: str
    queue_url: str
