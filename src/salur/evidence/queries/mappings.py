"""The questions about remembered mappings of senders' sheets."""

import datetime as dt
from collections.abc import Mapping as Map
from dataclasses import dataclass
from uuid import UUID

from salur.evidence.domain.sheet import SheetReading
from salur.evidence.models import Mapping

_MOST = 200


@dataclass(frozen=True)
class MappingRow:
    """How one sender's sheet is read; `columns` goes by place, `headings` are what stands there."""

    id: UUID
    path: str
    sender: UUID
    sender_name: str
    contract: str
    fingerprint: str
    headings: tuple[str, ...]
    columns: Map[str, str]
    decimal: str | None
    header_row: int
    made_by_name: str
    made_at: dt.datetime

    @property
    def reading(self) -> SheetReading:
        """How a file with these headings is to be read."""
        return SheetReading(self.columns, self.decimal, header_row=self.header_row)


_FIELDS = tuple(MappingRow.__dataclass_fields__)


def mappings(path: str) -> tuple[MappingRow, ...]:
    """Give the mappings in use in or under `path`, newest first."""
    rows = Mapping.objects.filter(removed_at__isnull=True, path__within=path)
    return tuple(map(_row, rows.order_by("-made_at", "id")[:_MOST]))


def usable_mappings(sender: UUID, contract: str, path: str) -> tuple[MappingRow, ...]:
    """Give the mappings that a file of `sender` about `path` may be read by, the nearest first.

    An empty `contract` asks for those of every contract.
    """
    rows = Mapping.objects.filter(removed_at__isnull=True, sender=sender, path__holds=path)
    if contract:
        rows = rows.filter(contract=contract)
    found = map(_row, rows.order_by("-made_at", "id")[:_MOST])
    return tuple(sorted(found, key=lambda one: -len(one.path)))


def _row(row: Mapping) -> MappingRow:
    values = {name: getattr(row, name) for name in _FIELDS}
    return MappingRow(**{**values, "headings": tuple(row.headings)})
