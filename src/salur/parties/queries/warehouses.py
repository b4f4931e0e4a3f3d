"""The questions about warehouses: which there are, and where."""

import datetime as dt
import uuid
from dataclasses import dataclass

from salur.parties import models


@dataclass(frozen=True)
class Warehouse:
    """One warehouse of Bulog, from a day until before a day."""

    id: uuid.UUID
    name: str
    key: str
    organisation_id: uuid.UUID
    code: str
    path: str
    valid_from: dt.date
    valid_to: dt.date | None


def warehouses(path: str | None = None) -> tuple[Warehouse, ...]:
    """Give the warehouses in scope by name, ended ones too; those at or under `path`."""
    rows = models.Warehouse.objects.order_by("key", "valid_from")
    if path is not None:
        rows = rows.filter(path__within=path)
    found = rows.values_list(
        "id", "name", "key", "organisation_id", "code", "path", "valid_from", "valid_to"
    )
    return tuple(Warehouse(*row) for row in found)
