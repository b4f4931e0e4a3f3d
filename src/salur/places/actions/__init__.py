"""The verbs of places: load editions, crosswalks and boundaries, record what succeeds a region."""

from salur.places.actions.boundaries import (
    BoundariesLoaded,
    BoundariesRefused,
    import_boundaries,
)
from salur.places.actions.crosswalks import CrosswalkLoaded, import_crosswalk
from salur.places.actions.editions import (
    EditionLoaded,
    import_edition,
    load_base_edition,
)
from salur.places.actions.positions import (
    PositionFinding,
    PositionsLoaded,
    PositionsRefused,
    import_positions,
)
from salur.places.actions.succession import (
    SuccessionRecorded,
    SuccessionRefused,
    record_succession,
)
from salur.places.pipeline.crosswalks import CrosswalkRefused
from salur.places.pipeline.editions import EditionRefused

__all__ = [
    "BoundariesLoaded",
    "BoundariesRefused",
    "CrosswalkLoaded",
    "CrosswalkRefused",
    "EditionLoaded",
    "EditionRefused",
    "PositionFinding",
    "PositionsLoaded",
    "PositionsRefused",
    "SuccessionRecorded",
    "SuccessionRefused",
    "import_boundaries",
    "import_crosswalk",
    "import_edition",
    "import_positions",
    "load_base_edition",
    "record_succession",
]
