"""What the population office and employers know of a NIK, and what follows from it.

Nothing but a proposal: a class suspends nobody, and no class removes anybody. Whose pengurus has
died keeps the place until people decide whether the pengurus changes or the family ends.
"""

import datetime as dt
import enum
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

from salur.registry.domain.changes import Reason


class MatchKind(enum.StrEnum):
    """Who was asked; the contract of the file, and the source of the proposals."""

    DUKCAPIL = "dukcapil"
    PEKERJAAN = "pekerjaan"


_EMPLOYED = ("ASN", "TNI", "POLRI", "BUMN", "PERANGKAT_DESA", "LAIN")

# Which class proposes to suspend a family, and for which reason; every other proposes nothing. A
# spelling, a date or a family card that differs is to be looked at, and no reason to hold back aid.
PROPOSES: Mapping[MatchKind, Mapping[str, Reason]] = MappingProxyType(
    {
        MatchKind.DUKCAPIL: MappingProxyType(
            {
                "TIDAK_DITEMUKAN": Reason.DATA,
                "TIDAK_VALID": Reason.DATA,
                "NONAKTIF": Reason.DATA,
                "GANDA": Reason.GANDA,
                "MENINGGAL": Reason.MENINGGAL,
            }
        ),
        MatchKind.PEKERJAAN: MappingProxyType(dict.fromkeys(_EMPLOYED, Reason.PEKERJAAN)),
    }
)


class MatchRow(NamedTuple):
    """What is known of one NIK on a day; `detail` names the employer."""

    nik: str
    status: str
    as_of: dt.date
    detail: str | None
    row: int


class Matching(Protocol):
    """This is whoever knows people by their NIK: a file today, a service of Dukcapil one day."""

    def matched(self, niks: Collection[str] | None) -> Iterator[MatchRow]:
        """Give what is known of these numbers, in one batch; all that is known where none is named.

        A number of which nothing is known is absent.
        """
