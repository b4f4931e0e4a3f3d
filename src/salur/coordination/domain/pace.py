"""How often people without a name may knock: counted in the database, for every process alike.

What is held back is a flood, not a person: whoever reaches a limit is told when to come again and
where else to turn.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """At most so many of one kind from one source in a run of time that begins on the clock."""

    kind: str
    most: int
    seconds: int

    def began(self, at: dt.datetime) -> dt.datetime:
        """Give when the run that holds `at` began."""
        stamp = int(at.timestamp())
        return dt.datetime.fromtimestamp(stamp - stamp % self.seconds, dt.UTC)


_HOUR, _DAY = 3_600, 86_400
# Of one address and of all together: complaining, and looking at a receipt.
COMPLAIN, COMPLAIN_DAILY = Limit("complain", 5, _HOUR), Limit("complain_day", 20, _DAY)
COMPLAIN_ALL = Limit("complain_all", 600, _HOUR)
LOOK, LOOK_RECEIPT = Limit("look", 30, _HOUR), Limit("look_receipt", 20, _HOUR)
