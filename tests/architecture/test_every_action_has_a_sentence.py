"""Whatever is recorded can be read: each action's literal has its sentence in both languages."""

import ast
import re
from functools import cache
from pathlib import Path

from salur.audit.domain import SENTENCES

SOURCE = Path(__file__).resolve().parents[2] / "src" / "salur"
_FORM = re.compile(r"[a-z_]+\.[a-z_]+")


@cache
def _recorded() -> dict[str, list[str]]:
    """Every action recorded in the program, with the places; a call without a literal is `?`."""
    found: dict[str, list[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if path.is_relative_to(SOURCE / "audit"):
            continue
        module = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and _is_record(node.func):
                value = next((k.value for k in node.keywords if k.arg == "action"), None)
                literals = _tabled(module) if isinstance(value, ast.Name) else _literals(value)
                for action in literals or ["?"]:
                    found.setdefault(action, []).append(f"{path.relative_to(SOURCE)}:{node.lineno}")
    return found


def _is_record(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and function.attr == "record"
        and isinstance(function.value, ast.Name)
        and function.value.id in ("audit", "audit_actions")
    )


def _literals(value: ast.expr | None) -> list[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return [value.value]
    if isinstance(value, ast.IfExp):
        return _literals(value.body) + _literals(value.orelse)
    return []


def _tabled(module: ast.Module) -> list[str]:
    """Give the actions of a module that writes them in a table: steps, each with verb and action."""
    tables = [
        node.value
        for node in module.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
    ]
    pairs = [value for table in tables for value in table.values if isinstance(value, ast.Tuple)]
    return [action for pair in pairs for action in _literals(pair.elts[-1])]


def test_every_recorded_action_is_written_out_and_has_a_sentence() -> None:
    recorded = _recorded()
    assert recorded, "no call of audit.record was found: the walk is broken"
    without = {action: places for action, places in recorded.items() if action not in SENTENCES}
    assert not without


def test_every_sentence_is_of_an_action_that_is_recorded() -> None:
    assert SENTENCES.keys() <= _recorded().keys()


def test_actions_have_one_form_and_both_languages_name_the_same_facts() -> None:
    for action, sentence in SENTENCES.items():
        assert _FORM.fullmatch(action), action
        names = [set(re.findall(r"{(\w+)}", text)) for text in (sentence.id, sentence.en)]
        assert names[0] == names[1], action
