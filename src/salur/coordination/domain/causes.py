"""Why aid stops: causes with the T that is missed, who solves it, and in how many days.

The list is data (`causes.toml`); this says what a line of it means, and refuses a list that is not
whole.
"""

import enum
import tomllib
from dataclasses import dataclass

from salur.coordination.domain.obstacles import Tepat
from salur.kernel.refused import Sentence

ESCALATION = "obstacle_escalation_days"
_PREFIX = "obstacle_days_"


class Owner(enum.StrEnum):
    """What kind of organisation solves a cause; which one follows from region and party."""

    OFFICE = "office"
    BANK = "bank"
    BULOG = "bulog"
    GOVERNMENT = "government"
    DUKCAPIL = "dukcapil"
    AGENCY = "agency"
    PROVINCE = "province"
    MINISTRY = "ministry"


@dataclass(frozen=True)
class Cause:
    """One cause: what it is called, which T it misses, who solves it, and the days they have."""

    code: str
    name: Sentence
    t: Tepat
    owner: Owner
    days: str  # the name of a dated parameter
    restricted: bool = False


class CausesBroken(ValueError):
    """The list of causes cannot be used as it is written."""


def read_causes(text: str) -> dict[str, Cause]:
    """Read the list of causes; CausesBroken names the first line that is wrong."""
    found: dict[str, Cause] = {}
    for line in tomllib.loads(text)["cause"]:
        try:
            cause = Cause(
                line["code"],
                Sentence(line["id"], line["en"]),
                Tepat(line["t"]),
                Owner(line["owner"]),
                _PREFIX + line["days"],
                line.get("restricted", False),
            )
        except (KeyError, ValueError) as fault:
            raise CausesBroken(f"{line.get('code', '?')}: {fault}") from fault
        if cause.code in found:
            raise CausesBroken(f"{cause.code}: stands twice")
        found[cause.code] = cause
    return found


@dataclass(frozen=True)
class Parties:
    """Who could own an obstacle in a region, as codes or ids; None where nobody is known."""

    office: str | None
    government: str | None
    dukcapil: str | None
    banks: tuple[str, ...]
    bulog: str | None
    province: str | None
    ministry: str


def owner_of(kind: Owner, parties: Parties, party: str | None, party_kind: str) -> str:
    """Give who owns an obstacle from its first moment: never nobody.

    The party that it is about, where that is whom the cause asks; else the one that serves the
    region; else the office there, the province's, the ministry. Of several banks none is guessed.
    """
    if party is not None and party_kind == kind:
        return party
    bank = parties.banks[0] if len(parties.banks) == 1 else None
    asked = {
        Owner.OFFICE: parties.office,
        Owner.BANK: bank,
        Owner.BULOG: parties.bulog,
        Owner.GOVERNMENT: parties.government,
        Owner.DUKCAPIL: parties.dukcapil,
        Owner.AGENCY: None,
        Owner.PROVINCE: parties.province,
        Owner.MINISTRY: parties.ministry,
    }[kind]
    return asked or parties.office or parties.province or parties.ministry
