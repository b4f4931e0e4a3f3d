"""The form for telephones converts without a warning, and what is filled in is read back the same."""

import csv
import datetime as dt
import io
import re
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyxform.xls2xform import convert

from salur.batch.lending import lent_session
from salur.evidence.domain.contract import load_contract
from salur.evidence.domain.labels import codes_by_label
from salur.evidence.pipeline.findings import find_faults
from salur.evidence.pipeline.labelling import notes_on
from salur.evidence.pipeline.reading import load_macros, read_file
from salur.graduation.domain import xlsform
from salur.graduation.domain.indicators import (
    CONTRACT,
    Indicator,
    all_indicators,
    group_name,
    indicators_on,
)
from salur.graduation.domain.visits import answers_of
from salur.graduation.pipeline.forms import visit_xform, visit_xlsform

DAY = dt.date(2019, 3, 27)


def _answers() -> st.SearchStrategy[dict[str, str | int]]:
    """Give any answers that the form takes; every question may be left open."""
    each = {
        one.name: st.sampled_from([choice.code for choice in one.choices])
        if one.choices
        else st.integers(one.least, one.most)
        for one in all_indicators()
    }
    return st.fixed_dictionaries({}, optional=each)


def test_the_form_converts_without_a_warning_and_says_the_same_every_time() -> None:
    form = visit_xlsform(DAY)
    made = convert(xlsform=form, file_type=".xlsx")
    assert not made.warnings
    assert visit_xlsform(DAY) == form and visit_xform(DAY) == made.xform
    for one in indicators_on(DAY):
        assert f"/{one.group}/{one.name}" in made.xform, one.name
        assert one.question.en in made.xform
    assert 'default="true()"' in made.xform and 'lang="English (en)"' in made.xform
    assert re.search(
        r'anak_bersekolah"[^>]*relevant=" /data/schooling/anak_usia_sekolah', made.xform
    )
    assert visit_xlsform(dt.date(2016, 1, 1)) != form, "then nothing was asked"


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(filled=st.lists(_answers(), min_size=1, max_size=20), slash=st.booleans())
def test_what_is_filled_in_is_read_back(
    tmp_path: Path, filled: list[dict[str, str | int]], slash: bool
) -> None:
    """As ODK Central writes it, groups before a dash, or Kobo, before a stroke."""
    sign = "/" if slash else "-"
    heads = {one.name: f"{one.group}{sign}{one.name}" for one in all_indicators()}
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["_submission_time", "id_kpm", "tanggal", "petugas", *heads.values(), "_id"])
    for number, answers in enumerate(filled):
        cells = [answers.get(name, "") for name in heads]
        writer.writerow(["2019-03-27T01:02:03", f"K{number}", "2019-03-27", "Contoh", *cells, "1"])
    file = tmp_path / "kobo.csv"
    file.write_text(text.getvalue())
    with lent_session(load_macros, memory_mb=300, ordered=True) as session:
        read = read_file(session, load_contract(CONTRACT), file, "visits", rows=True)
        assert read.rows == len(filled)
        columns = ", ".join(f'"{name}"' for name in heads)
        rows = session.rows(f"SELECT {columns} FROM visits WHERE raw IS NULL ORDER BY row")
    assert [answers_of(dict(zip(heads, row, strict=True))) for row in rows] == filled


def _said_by(one: Indicator, answers: dict[str, str | int], language: str) -> str:
    answer = answers.get(one.name, "")
    return one.label(str(answer)).in_language(language) if one.choices and answer else str(answer)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    filled=st.lists(_answers(), min_size=1, max_size=20),
    language=st.sampled_from(["id", "en"]),
    grouped=st.booleans(),
)
def test_answers_as_labels_are_the_same_visits(
    tmp_path: Path, filled: list[dict[str, str | int]], language: str, grouped: bool
) -> None:
    """As Kobo gives labels: questions in words, with the words of their groups before them or not."""
    survey = {row["name"]: row for row in xlsform.survey(DAY) if row.get("name")}
    column = f"label::{xlsform.ID if language == 'id' else xlsform.EN}"
    names = ["id_kpm", "tanggal", "petugas", *(one.name for one in all_indicators())]
    groups = {one.name: group_name(one.group) for one in all_indicators()}
    heads = [
        f"{groups[name].in_language(language)}/{survey[name][column]}"
        if grouped and name in groups
        else survey[name][column]
        for name in names
    ]
    with (tmp_path / "kobo.csv").open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["_submission_time", *heads, "_uuid"])
        for number, answers in enumerate(filled):
            cells = [_said_by(one, answers, language) for one in all_indicators()]
            writer.writerow(["", f"K{number}", "2019-03-27", "Contoh", *cells, f"u{number}"])
    contract = load_contract(CONTRACT)
    with lent_session(load_macros, memory_mb=300, ordered=True) as session:
        read = read_file(session, contract, tmp_path / "kobo.csv", "visits", rows=True)
        find_faults(session, contract, "visits")
        assert session.rows("SELECT count(*) FROM visits_findings") == [(0,)]
        told = ", ".join(f'"{one.name}"' for one in all_indicators())
        rows = session.rows(f"SELECT {told} FROM visits ORDER BY row")
        notes = {name for name, rule in notes_on(session, contract, read) if rule == "labels_read"}
    names = [one.name for one in all_indicators()]
    assert [answers_of(dict(zip(names, row, strict=True))) for row in rows] == filled
    assert read.header.unknown == ()
    assert notes == {
        one.name
        for one in all_indicators()
        for answers in filled
        if one.choices
        and one.name in answers
        and _said_by(one, answers, language).upper() not in {code.code for code in one.choices}
    }


def test_words_that_mean_two_choices_are_read_as_none() -> None:
    field = load_contract(CONTRACT).field("jamban")
    own = (("SENDIRI", "Umum", "Own"), ("UMUM", "Umum", "Public"), ("BERSAMA", "Sendiri", "Own"))
    assert codes_by_label(replace(field, labels=own)) == {"public": "UMUM"}
