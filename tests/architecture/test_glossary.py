"""Every name that the program gives to a thing of the office stands in GLOSSARY.md."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from salur.access.domain import ROLES
from salur.coordination.domain.meetings import MeetingState, MinutesState, Told
from salur.coordination.domain.obstacles import State as ObstacleState
from salur.distribution.domain import State as CycleState
from salur.evidence.domain.contract import contract_names
from salur.evidence.domain.rules import RULES
from salur.graduation.domain.cases import CaseState
from salur.graduation.domain.slots import SlotState
from salur.ledger.domain import FLOWS, KINDS
from salur.parties.domain.shops import Rule
from salur.quality.domain.rules import Part, all_rules
from salur.reconciliation.domain.bpnt import BPNT_CLASSES
from salur.reconciliation.domain.payments import Payment
from salur.reconciliation.domain.rastra import GAPS, RASTRA_CLASSES
from salur.reconciliation.domain.signals import SignalAnswer, SignalKind
from salur.registry.domain import HELD_REASONS, AccountState, CardState, Unhanded, WordVerdict
from salur.registry.domain import State as ChangeState
from salur.reporting.domain.race import Loss
from salur.reporting.domain.states import State as ReportState
from salur.transition.domain.siting import Reason, Service
from salur.transition.domain.siting_findings import SITING_RULES

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "salur"
GLOSSARY = (ROOT / "GLOSSARY.md").read_text("utf-8")
_TABLE = re.compile(r"^CREATE TABLE ([a-z_]+)", re.MULTILINE)
_TEXT = re.compile(r"'([a-z]+(?:_[a-z]+)+)'")
# Texts of the matching SQL that are columns, functions and files.
_NO_TERM = {"id_kpm", "kode_wilayah", "no_spm", "string_agg"}


def _tables() -> set[str]:
    ours = (model for model in apps.get_models() if model.__module__.startswith("salur."))
    made = {
        name for path in SOURCE.glob("*/sql/*.sql") for name in _TABLE.findall(path.read_text())
    }
    labels = {path.parent.name for path in SOURCE.glob("*/apps.py")}
    of_a_capability = {name for name in made if name.split("_")[0] in labels}
    return {model._meta.db_table for model in ours} | of_a_capability


def _matching_texts() -> set[str]:
    files = [
        *SOURCE.glob("reconciliation/sql/bpnt/*.sql"),
        *SOURCE.glob("reconciliation/sql/rastra/*.sql"),
    ]
    return {text for path in files for text in _TEXT.findall(path.read_text())} - _NO_TERM


NAMES = {
    "tables": _tables,
    "classes": lambda: {one.code for one in (*BPNT_CLASSES, *RASTRA_CLASSES)},
    "gaps": lambda: {one.code for one in GAPS},
    "rules of reading": lambda: set(RULES),
    "classes and findings in SQL": lambda: _matching_texts() | {"idle"},
    "signals and their answers": lambda: {*map(str, SignalKind), *map(str, SignalAnswer)},
    "rules of a register of shops": lambda: set(map(str, Rule)),
    "rules, reasons and proposals of siting": lambda: {
        *SITING_RULES,
        *map(str, Reason),
        *map(str, Service),
    },
    "rules and parts of quality": lambda: {*all_rules(), *map(str, Part)},
    "roles": lambda: set(ROLES),
    "contracts": lambda: set(contract_names()),
    "kinds and reasons of the ledger": lambda: {*map(str, KINDS), *FLOWS},
    "states": lambda: {
        *map(str, CycleState),
        *map(str, ReportState),
        *map(str, ChangeState),
        *map(str, ObstacleState),
        *map(str, MeetingState),
        *map(str, MinutesState),
        *map(str, Told),
        *map(str, CaseState),
        *map(str, SlotState),
        *map(str, Loss),
    },
    "states of accounts and cards": lambda: {
        *map(str, AccountState),
        *map(str, CardState),
        *map(str, Unhanded),
        *map(str, WordVerdict),
    },
    "states of a payment": lambda: set(map(str, Payment)),
    "reasons of a berita acara": lambda: set(HELD_REASONS),
}


@pytest.mark.parametrize("what", NAMES)
def test_every_name_is_explained(what: str) -> None:
    names = NAMES[what]()
    assert names, "the walk is broken"
    assert not sorted(name for name in names if f"`{name}`" not in GLOSSARY)


def test_every_table_that_is_explained_exists() -> None:
    rows = GLOSSARY.partition("## 11. Tables")[2]
    assert set(re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE)) == _tables()


def test_the_tables_are_alphabetical() -> None:
    for block in re.findall(r"(?:^\|.*\n)+", GLOSSARY, re.MULTILINE):
        first = [line.split("|")[1].strip().lower() for line in block.splitlines()[2:]]
        assert first == sorted(first)
