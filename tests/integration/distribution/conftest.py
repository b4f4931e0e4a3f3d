"""Every test has its own store of evidence."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def store(tmp_path: Path, settings: Settings) -> Path:
    """The directory of sealed files."""
    settings.SALUR_EVIDENCE = tmp_path / "store"
    return tmp_path / "store"
