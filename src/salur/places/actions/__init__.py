"""The verbs of places: load an edition of the list of regions, or a crosswalk to it."""

from salur.places.actions.crosswalks import CrosswalkLoaded, import_crosswalk
from salur.places.actions.editions import (
    EditionLoaded,
    import_edition,
    load_base_edition,
)
from salur.places.pipeline.crosswalks import CrosswalkRefused
from salur.places.pipeline.editions import EditionRefused

__all__ = [
    "CrosswalkLoaded",
    "CrosswalkRefused",
    "EditionLoaded",
    "EditionRefused",
    "import_crosswalk",
    "import_edition",
    "load_base_edition",
]
