"""Who owns an obstacle from its first moment, and until when it is in time."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from salur.coordination.domain.causes import ESCALATION, Cause, Owner, Parties, owner_of
from salur.coordination.domain.obstacles import due_on
from salur.kernel.program import Program
from salur.kernel.region_code import NATION
from salur.parties import queries as parties
from salur.parties.domain import BANK_KINDS, BULOG_KINDS
from salur.programs import queries as programs
from salur.programs.domain import Parameter

_BULOG_RANK = {"bulog_branch": 0, "bulog_division": 1, "bulog": 2}
_KINDS = {
    **dict.fromkeys(BANK_KINDS, Owner.BANK),
    **dict.fromkeys(BULOG_KINDS, Owner.BULOG),
    "dinsos_kabkota": Owner.OFFICE,
    "dinsos_province": Owner.PROVINCE,
    "government": Owner.GOVERNMENT,
    "dukcapil": Owner.DUKCAPIL,
    "agency": Owner.AGENCY,
    "ministry": Owner.MINISTRY,
    "ministry_wilayah": Owner.MINISTRY,
}


class Router:
    """This answers who owns what on a day, out of all parties and parameters, asked once."""

    def __init__(self, on: dt.date, codes: Iterable[str] | None = None) -> None:
        self._on = on
        found = parties.organisations()
        self._by_code = {one.code: one for one in found}
        self._by_id = {one.id: one for one in found}
        self._serving: dict[str, list[parties.Organisation]] = {}
        wanted = None if codes is None else sorted({code[:4] for code in codes})
        for service in parties.services(codes=wanted, on=on):
            self._serving.setdefault(service.code, []).append(service.organisation)
        self._parameters = [one for one in programs.all_parameters() if one.holds_on(on)]

    def owner(self, cause: Cause, code: str, party: UUID | None) -> UUID | None:
        """Give the organisation that owns an obstacle of that cause in a region.

        None only where not even the ministry is registered.
        """
        known = self._by_id.get(party) if party is not None else None
        kind = _KINDS.get(known.kind, "") if known is not None else ""
        found = owner_of(cause.owner, self._parties(code), str(party) if known else None, kind)
        return UUID(found) if found else None

    def days(self, name: str, path: str) -> int:
        """Give a number of days at `path`; refused with `parameter_missing` where nobody set it.

        The days of coordination are the same for all aid: they stand with BPNT.
        """
        return programs.named_among(self._parameters, name, self._on).at(Program.BPNT, path)

    def due(self, cause: Cause, path: str) -> dt.date:
        """Give the last day on which an obstacle opened today is in time."""
        return due_on(self._on, self.days(cause.days, path))

    def escalation_days(self) -> dict[str, int]:
        """Give the days between two rises, by the regions that have their own."""
        found = self._named(ESCALATION)
        return {one.path: one.value for one in found} or {NATION: self.days(ESCALATION, NATION)}

    def _named(self, name: str) -> list[Parameter]:
        return [p for p in self._parameters if p.name == name and p.program is Program.BPNT]

    def _parties(self, code: str) -> Parties:
        kab, province = code[:4], code[:2]
        serving = self._serving.get(kab, [])
        bulog = [one for one in serving if one.kind in BULOG_KINDS]
        nearest = min(bulog, key=lambda one: _BULOG_RANK[one.kind], default=None)
        return Parties(
            office=self._id(f"DINSOS-{kab}"),
            government=self._id(f"PEMDA-{kab}"),
            dukcapil=self._id(f"DUKCAPIL-{kab}"),
            banks=tuple(str(one.id) for one in serving if one.kind in BANK_KINDS),
            bulog=str(nearest.id) if nearest else self._id("BULOG"),
            province=self._id(f"DINSOS-{province}"),
            ministry=self._id("KEMENSOS") or "",
        )

    def _id(self, code: str) -> str | None:
        known = self._by_code.get(code)
        return str(known.id) if known is not None else None
