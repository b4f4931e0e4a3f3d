"""The audit trail, as sentences: who did what, when, on which evidence, and if the chain holds."""

import datetime as dt
from dataclasses import dataclass

from salur.interfaces.web.components import FilterForm, Heading, Link, Pager, Tag


@dataclass(frozen=True)
class AuditEntry:
    """One action as a sentence: "Siti Aminah menandatangani berita acara …"."""

    at: dt.datetime
    who: str
    did: str
    links: tuple[Link, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class AuditDay:
    """One day, its entries (latest first), and whether its hash chain holds."""

    on: dt.date
    chain: Tag
    entries: tuple[AuditEntry, ...]


@dataclass(frozen=True)
class AuditPage:
    """One page of the audit trail."""

    head: Heading
    filter: FilterForm
    days: tuple[AuditDay, ...]
    pager: Pager
