"""What the import contracts can't say themselves: that they cover every capability."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
CAPABILITIES = ROOT / "src" / "salur"


def test_the_models_of_every_capability_are_kept_private() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    private = {
        (module, importer)
        for contract in contracts
        if contract["type"] == "protected"
        for module in contract["protected_modules"]
        for importer in contract["allowed_importers"]
    }
    owners = {path.parent.name for path in CAPABILITIES.glob("*/models*")}
    assert owners and private == {(f"salur.{o}.models", f"salur.{o}") for o in owners}
