"""The dated parameters that visits are judged by, for many regions and days at once."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from salur.graduation.domain.indicators import parameter_names
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.programs import queries as programs
from salur.programs.domain import Parameter

# They are kept under one programme and hold for all aid.
OF = Program.BPNT


@dataclass
class Limits:
    """What holds where on which day; each place and day is looked up once."""

    everything: tuple[Parameter, ...]
    known: dict[tuple[str, dt.date], Mapping[str, int]] = field(default_factory=dict)

    def at(self, code: str, on: dt.date) -> Mapping[str, int]:
        """Give the parameters by name as they hold in a region on a day."""
        if (code, on) not in self.known:
            path = RegionCode(code).path
            self.known[code, on] = {
                name: programs.named_among(self.everything, name, on).at(OF, path)
                for name in parameter_names()
            }
        return self.known[code, on]


def limits() -> Limits:
    """Give all parameters that visits are judged by, in one question."""
    names = set(parameter_names())
    return Limits(tuple(one for one in programs.all_parameters() if one.name in names))
