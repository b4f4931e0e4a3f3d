"""The examples that come with the contracts, where the checkout has `../shared` beside it."""

import json
from pathlib import Path
from typing import Any

SHARED = Path(__file__).parents[3] / "shared" / "examples"

# Columns that an example may leave out although the contract requires them.
_FILLED = {"kpm": {"nama_pengurus": "SITI"}, "ewarong": {"nama": "WARUNG"}}


def shared_cases(name: str) -> list[dict[str, Any]]:
    """Give the shared examples of `name`, nothing where the directory isn't there."""
    path = SHARED / f"{name}.json"
    return json.loads(path.read_text()) if path.exists() else []


def filled(contract: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the rows with the required columns filled that do not matter to an example."""
    return [{**_FILLED.get(contract, {}), **row} for row in rows]
