"""The strict visitor sees what it is meant to see."""

import pytest
from tests.unit.interfaces.web.page_checks import faults

GOOD = '<html lang="id"><h1>A</h1>{}</html>'


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ("<h3>B</h3>", "heading jumps from 1 to 3"),
        ("<h1>B</h1>", "2 first headings"),
        ("<table></table>", "a table without a caption"),
        ("<table><caption>x</caption><th>x</th></table>", "a header without scope"),
        ('<img src="/x">', "a picture without words"),
        ('<p id="a"></p><p id="a"></p>', "id twice: a"),
        ('<label for="q">x</label>', "label for points nowhere: q"),
        ('<a href="#q">x</a>', "link points nowhere: #q"),
        ('<input name="q">', "field without a label: {'name': 'q'}"),
        ('<p style="color:red"></p>', "inline style on p"),
        ('<p onclick="x()"></p>', "inline handler onclick"),
        ("<script>x()</script>", "inline script"),
        (
            '<img alt="x" src="https://cdn.example/x.png">',
            "another host: https://cdn.example/x.png",
        ),
        ('<form method="post"></form>', "a form without its token"),
    ],
)
def test_a_fault_is_found(part: str, fault: str) -> None:
    assert faults(GOOD.format("")) == []
    assert faults(GOOD.format(part)) == [fault]


def test_tags_that_do_not_nest_are_found() -> None:
    with pytest.raises(AssertionError):
        faults(GOOD.format("<p><b></p></b>"))
