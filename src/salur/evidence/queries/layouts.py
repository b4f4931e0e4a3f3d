"""The questions about layouts of senders: which there are, and which a file may be read by."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from salur.evidence.domain.sheet import SheetReading, mark_of
from salur.evidence.models import Layout

_MOST = 200


@dataclass(frozen=True)
class LayoutRow:
    """One layout as it was described, tried, approved and withdrawn."""

    id: UUID
    path: str
    sender: UUID
    sender_name: str
    contract: str
    name: str
    version: int
    title: str
    valid_from: dt.date
    text: str
    tried_rows: int
    tried_accepted: int
    made_by: UUID
    made_by_name: str
    made_at: dt.datetime
    approved_by_name: str
    approved_at: dt.datetime | None
    withdrawn_at: dt.datetime | None
    withdrawn_reason: str

    @property
    def label(self) -> str:
        return f"{self.name}.{self.version}"

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody to approve it."""
        return self.approved_at is None and self.withdrawn_at is None

    @property
    def reading(self) -> SheetReading:
        """How a file of this layout is to be read."""
        return SheetReading(layout=mark_of(self.id))


_FIELDS = tuple(LayoutRow.__dataclass_fields__)


def layouts(path: str) -> tuple[LayoutRow, ...]:
    """Give the layouts in or under `path`, withdrawn ones too, newest first."""
    rows = Layout.objects.filter(path__within=path).order_by("-made_at", "id")[:_MOST]
    return tuple(map(_row, rows))


def layout(layout_id: UUID) -> LayoutRow | None:
    """Give one layout, None where the scope has none of that number."""
    row = Layout.objects.filter(id=layout_id).first()
    return None if row is None else _row(row)


def usable_layouts(sender: UUID, contract: str, path: str, day: dt.date) -> tuple[LayoutRow, ...]:
    """Give the layouts that a file of `sender` about `path` may be read by on a day, newest first.

    Approved, valid and not withdrawn. An empty `contract` asks for those of every contract.
    """
    rows = Layout.objects.filter(
        sender=sender,
        path__holds=path,
        approved_at__isnull=False,
        withdrawn_at__isnull=True,
        valid_from__lte=day,
    )
    if contract:
        rows = rows.filter(contract=contract)
    return tuple(map(_row, rows.order_by("-valid_from", "-version", "id")[:_MOST]))


def layout_of(reading: SheetReading) -> LayoutRow | None:
    """Give the layout that a file was read by, None where it was read without one."""
    return None if reading.layout is None else layout(UUID(hex=reading.layout.replace("-", "")))


def _row(row: Layout) -> LayoutRow:
    return LayoutRow(**{name: getattr(row, name) for name in _FIELDS})
