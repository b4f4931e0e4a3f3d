"""The world of a report, made anew for each test."""

from pathlib import Path

import pytest
from tests.integration.reporting.world import World


@pytest.fixture
def world(db: None, tmp_path: Path) -> World:
    made = World(tmp_path)
    made.march()
    return made
