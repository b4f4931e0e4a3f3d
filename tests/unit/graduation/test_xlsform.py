"""The form for telephones converts without a warning, and what is filled in is read back the same."""

import csv
import datetime as dt
import io
import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyxform.xls2xform import convert

from salur.batch.session import Session
from salur.evidence.domain.contract import load_contract
from salur.evidence.pipeline.reading import load_macros, read_file
from salur.graduation.domain.indicators import CONTRACT, all_indicators, indicators_on
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
    with Session(ordered=True) as session:
        load_macros(session)
        read = read_file(session, load_contract(CONTRACT), file, "visits", rows=True)
        assert read.rows == len(filled)
        columns = ", ".join(f'"{name}"' for name in heads)
        rows = session.rows(f"SELECT {columns} FROM visits WHERE raw IS NULL ORDER BY row")
    assert [answers_of(dict(zip(heads, row, strict=True))) for row in rows] == filled
