"""What ARCHITECTURE.md and the decisions name exists: paths, tests, guards of the database."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)#\s]+)")
_PATH = re.compile(r"(?:src|tests|docs)/[\w/.-]+")
_GUARD = re.compile(r"[a-z]+_[a-z0-9_]+")


def named(text: str) -> list[str]:
    """Give everything that stands between backticks."""
    return _CODE.findall(text)


def source() -> str:
    """Give all Python and SQL of the program as one text."""
    files = [path for path in (ROOT / "src").rglob("*") if path.suffix in (".py", ".sql", ".json")]
    return "\n".join(path.read_text("utf-8") for path in files)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_names_paths_tests_and_pages_that_are_there(page: Path) -> None:
    text = page.read_text("utf-8")
    links = [one for one in _LINK.findall(text) if "://" not in one]
    assert not [one for one in links if not (page.parent / one).exists()]
    for code in named(text):
        place, _, name = code.partition("::")
        if not _PATH.fullmatch(place):
            continue
        assert (ROOT / place).exists(), place
        if name:
            assert f"def {name}" in (ROOT / place).read_text("utf-8"), code


def test_every_guard_of_the_table_stands_in_the_code() -> None:
    words = set(re.findall(r"\w+", source()))
    table = ARCHITECTURE.partition("## 3.")[2].partition("## 4.")[0]
    rows = [line.split("|") for line in table.splitlines() if line.startswith("| ")]
    guards = {code for row in rows[1:] for code in named(row[2]) if _GUARD.fullmatch(code)}
    assert len(guards) > 30, "the table of invariants is not found"
    assert not sorted(guards - words)


def test_every_invariant_names_its_test() -> None:
    table = ARCHITECTURE.partition("## 3.")[2].partition("## 4.")[0]
    rows = [line.split("|") for line in table.splitlines() if line.startswith("| ")]
    assert all("::test_" in row[3] for row in rows[1:])
