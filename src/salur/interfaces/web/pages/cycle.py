"""One cycle: one programme, one month, one region, from the frozen list to the roll-over."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from salur.interfaces.web.charts import ChainStep, FunnelStep
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Definition,
    Heading,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date_and_time, number


@dataclass(frozen=True)
class CycleStep:
    """One step of the cycle: done, current, waiting for others, or still to come."""

    label: str
    state: Literal["done", "current", "waiting", "coming"]
    sentence: str = ""
    at: dt.datetime | None = None
    by: str = ""
    action: Action | None = None
    url: str = ""


@dataclass(frozen=True)
class ExpectedEvidence:
    """One file that the cycle expects of a party; `received_at` is None while it is awaited."""

    party: str
    contract: str
    status: Tag
    due: str = ""
    file: str = ""
    url: str = ""
    rows: int = 0
    total: str = ""
    received_at: dt.datetime | None = None


@dataclass(frozen=True)
class CyclePage:
    """One cycle."""

    head: Heading
    facts: tuple[Definition, ...]
    steps: tuple[CycleStep, ...]
    evidence: tuple[ExpectedEvidence, ...]
    funnel: tuple[FunnelStep, ...] = ()
    chain: tuple[ChainStep, ...] = ()

    @property
    def evidence_table(self) -> Table:
        """What each party has sent, and what is awaited."""
        return Table(
            caption=_("Bukti dari para pihak"),
            hide_caption=True,
            columns=(
                Column(_("Pihak")),
                Column(_("Jenis")),
                Column(_("Keadaan")),
                Column(_("Berkas")),
                Column(_("Baris"), number=True),
                Column(_("Jumlah"), number=True),
                Column(_("Diterima")),
            ),
            rows=tuple(
                Row(
                    (
                        Cell(row.party),
                        Cell(row.contract),
                        Cell("", tag=row.status, note=row.due),
                        Cell(row.file or NOTHING, row.url),
                        Cell(number(row.rows) if row.received_at else NOTHING),
                        Cell(row.total or NOTHING),
                        Cell(date_and_time(row.received_at) if row.received_at else NOTHING),
                    )
                )
                for row in self.evidence
            ),
        )
