"""Files that are nearly good: each is read, has findings or is refused, and never more than that.

A sample runs here; all thousand run in `make test-long`, through every reader, in processes of
little memory and time.
"""

import json
import subprocess
import sys

import pytest

from tests.unit.evidence.mutant_runner import outcomes
from tests.unit.evidence.mutants import BYTE_CHANGES, FORMATS, ROW_CHANGES

THOUSAND = 1000
# One of every change and more, in all formats; those that did harm once stand in front.
SAMPLE = (789, 3, 6, 7, 8, 10, 13, 14, 15, 17, 18, 19, 20, 21, 26, 31, 38, 44, 52, 57, 61, 68, 75, 83,
          97)  # fmt: skip


@pytest.mark.parametrize("number", SAMPLE)
def test_a_mutant_is_read_or_refused_but_never_a_stack_trace(number: int) -> None:
    found = outcomes(number, ("check", "head"))
    assert not found["fault"], found


def test_there_are_mutants_of_every_kind() -> None:
    assert len(FORMATS) == 6 and len(ROW_CHANGES) + len(BYTE_CHANGES) >= 19


@pytest.mark.long
@pytest.mark.parametrize("first", range(0, THOUSAND, 100))
def test_a_thousand_mutants_go_through_every_reader(first: int) -> None:
    command = [sys.executable, "-m", "tests.unit.evidence.mutant_runner", str(first),
               str(first + 100)]  # fmt: skip
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(found) == 100
    assert [one for one in found if one["fault"]] == []
