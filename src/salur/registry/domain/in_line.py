"""Who waits for a place, and what stands between them and it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class InLine:
    """One family that waits, as it stands now.

    `named` says that an open change names it, `coming` that an endorsed one gives it a place or
    takes it off the list; `months` are those that a change of its membership holds already.
    """

    family: UUID
    id_kpm: str
    kode_wilayah: str
    name: str
    since: dt.date
    first: bool
    payable: bool
    named: bool = False
    coming: bool = False
    months: frozenset[int] = frozenset()
