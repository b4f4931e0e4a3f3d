"""Small, nasty worlds: raw text as the parties would send it, few names so that they collide.

A world is what every party says in one month, as rows of text. It can be written as CSV
files (`write_world`) in any order and split, for an engine that reads files, and handed to
the oracle as it is (`bpnt_of`, `rastra_of`).
"""

from tests.property.bpnt_worlds import bpnt_worlds
from tests.property.rastra_worlds import rastra_worlds
from tests.property.world import (
    KNOWN_REGIONS,
    World,
    bpnt_of,
    rastra_of,
    shuffled,
    write_world,
)

__all__ = [
    "KNOWN_REGIONS",
    "World",
    "bpnt_of",
    "bpnt_worlds",
    "rastra_of",
    "rastra_worlds",
    "shuffled",
    "write_world",
]
