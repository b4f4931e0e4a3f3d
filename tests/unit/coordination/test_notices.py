"""What is told of each kind, and what a mail says: a sentence, a count and a link."""

import datetime as dt
import re
from pathlib import Path

import pytest

from salur.coordination.domain.letters import Line, next_try, written
from salur.coordination.domain.notices import KINDS, said

SQL = Path(__file__).resolve().parents[3] / "src/salur/coordination/sql/notices"
DAY = dt.date(2019, 3, 4)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_kind_is_a_sentence_of_one_and_of_many(kind: str, language: str) -> None:
    assert said(kind, 1, language).endswith(".") and "{" not in said(kind, 1, language)
    assert "7" in said(kind, 7, language) and said(kind, 7, language).endswith(".")


def test_the_kinds_that_sql_stages_are_told_as_urgently() -> None:
    text = (SQL / "stage_obstacles.sql").read_text() + (SQL / "stage_complaints.sql").read_text()
    pairs = re.findall(r"'(\w+)'(?: AS kind)?, (true|false)", text)
    staged = {kind: flag == "true" for kind, flag in pairs}
    assert len(staged) > 10 and staged == {kind: KINDS[kind].urgent for kind in staged}


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_mail_says_a_sentence_a_count_and_a_link(language: str) -> None:
    lines = [Line("risen", 2, "Kotawaringin Barat"), Line("complaint", 1, "")]
    letter = written(
        lines, urgent=False, day=DAY, language=language,
        address="https://salur.example/pemberitahuan/", choices="https://salur.example/saya/",
    )  # fmt: skip
    assert "(3)" in letter.subject and "2019" in letter.subject
    assert letter.body.count("https://salur.example/pemberitahuan/?kind=") == 2
    assert "(Kotawaringin Barat)" in letter.body and "https://salur.example/saya/" in letter.body
    assert all(len(line) < 200 for line in letter.body.splitlines())


def test_a_mail_that_is_not_taken_is_tried_for_two_days_and_given_up() -> None:
    at, tries = dt.datetime(2019, 3, 4, tzinfo=dt.UTC), 0
    while (again := next_try(tries + 1, at)) is not None:
        assert again > at
        at, tries = again, tries + 1
    assert tries == 7 and dt.timedelta(days=1) < at - dt.datetime(2019, 3, 4, tzinfo=dt.UTC)
