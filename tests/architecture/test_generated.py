"""Pages made from the program's own tables say what the program says."""

import pytest
from tests.architecture.generated import DOCS, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_what_the_program_says(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == PAGES[name]()
