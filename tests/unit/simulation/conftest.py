"""One simulated spring that many tests look at; nobody changes it."""

from pathlib import Path

import pytest

from salur.kernel.period import Period
from salur.simulation.actions import simulate

PROVINCES = ("62", "63", "64", "65")


@pytest.fixture(scope="session")
def spring(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """March, April and May 2019 of four provinces, 20,000 families."""
    out = tmp_path_factory.mktemp("spring")
    simulate(
        provinces=PROVINCES,
        first=Period(2019, 3),
        months=3,
        families=20_000,
        seed=7,
        out=out,
        workers=1,
    )
    return out


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two months in which nothing goes wrong."""
    out = tmp_path_factory.mktemp("clean")
    simulate(
        provinces=PROVINCES,
        first=Period(2019, 4),
        months=2,
        families=6_000,
        faults=0.0,
        out=out,
        workers=1,
    )
    return out
