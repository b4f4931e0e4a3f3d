"""The list of cycles: each programme's month in each kab/kota."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution import queries as distribution
from salur.distribution.domain import State
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Cell,
    Column,
    Heading,
    Pager,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import (
    NOTHING,
    date_and_time,
    month,
    number,
)
from salur.interfaces.web.pages.findings import TablePage
from salur.interfaces.web.words import PROGRAMS


def state_name(state: State) -> str:
    """Name a state of a cycle."""
    return {
        State.OPEN: _("Dibuka"),
        State.LIST_FROZEN: _("Daftar dibekukan"),
        State.ORDERED: _("Perintah bayar diterima"),
        State.REPORTED: _("Bank melapor"),
        State.SPA_PREPARED: _("SPA disiapkan"),
        State.SPA_APPROVED: _("SPA disetujui"),
        State.RELEASED: _("Bulog mengeluarkan beras"),
        State.ARRIVED: _("Beras tiba"),
        State.HANDED: _("Beras diserahkan"),
        State.RECONCILED: _("Direkonsiliasi"),
        State.CLOSED: _("Ditutup"),
    }[state]


def reason_name(reason: str) -> str:
    """Say why a published result no longer says all."""
    return {
        "evidence_since": _("ada berkas baru sesudahnya"),
        "reversals_since": _("ada pembatalan yang menjangkau bulan ini"),
        "evidence_withdrawn": _("ada berkas yang ditarik"),
        "opening_changed": _("bulan sebelumnya berubah"),
        "opening_declared": _("saldo awal nol dinyatakan sesudahnya"),
    }.get(reason, reason)


def cycles_page(
    area: Area,
    found: Sequence[distribution.Cycle],
    stale: Mapping[UUID, Sequence[str]],
    names: Mapping[str, str],
    *,
    first: bool,
    next_after: distribution.Key | None,
) -> TablePage:
    """Give the cycles of an area as a table, newest month first."""
    after = area.url("cycles", after=".".join(map(str, next_after))) if next_after else ""
    heads = (_("Penyaluran"), _("Keadaan"), _("Sejak"), _("Catatan"))
    return TablePage(
        Heading(
            _("Penyaluran, %(area)s") % {"area": area.name},
            _("Setiap program per bulan dan kabupaten/kota, dari daftar sampai ditutup."),
        ),
        Table(
            caption=_("Penyaluran"),
            hide_caption=True,
            columns=tuple(Column(head) for head in heads),
            rows=tuple(_line(one, stale.get(one.id, ()), names) for one in found),
            empty=_("Belum ada penyaluran yang dibuka di wilayah ini."),
            pager=Pager(
                _("%(count)s penyaluran") % {"count": number(len(found))},
                "" if first else area.url("cycles"),
                after,
            ),
        ),
    )


def _line(cycle: distribution.Cycle, why: Sequence[str], names: Mapping[str, str]) -> Row:
    title = f"{PROGRAMS[cycle.program]} {names.get(cycle.code, cycle.code)}, {month(cycle.period)}"
    stale = "; ".join(map(reason_name, why))
    return Row(
        (
            Cell(title, reverse("cycle", args=[cycle.id])),
            Cell("", tag=state_tag(cycle.state)),
            Cell(date_and_time(cycle.state_at)),
            Cell(stale or NOTHING, needs_someone=bool(stale)),
        )
    )


def state_tag(state: State) -> Tag:
    """Give the state of a cycle as a status."""
    done = state in (State.RECONCILED, State.CLOSED)
    return Tag(state_name(state), "good" if done else "wait")
