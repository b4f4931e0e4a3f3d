"""Components draw what they are given: escaped, linked, and with their state said in words."""

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from salur.interfaces.web import components as parts


def draw(tag: str, **values: object) -> str:
    request = RequestFactory().get("/")
    return Template("{% load components %}" + tag).render(Context({"request": request, **values}))


def test_a_masked_number_is_shown_only_for_a_reason() -> None:
    hidden = parts.Masked("NIK", "6371••••••••0004", "/tampilkan/7", identifier="nik")
    drawn = draw("{% masked value %}", value=hidden)
    assert "6371••••••••0004" in drawn
    assert 'name="reason" required' in drawn and 'method="post"' in drawn
    assert "<form" not in draw("{% masked value %}", value=parts.Masked("NIK", "••••"))


def test_a_table_names_its_order_its_headers_and_its_numbers() -> None:
    table = parts.Table(
        "Daftar",
        (
            parts.Column("Nama", sort_url="?urut=nama", sorted="ascending"),
            parts.Column("KPM", True),
        ),
        (parts.Row((parts.Cell("<b>", "/x"), parts.Cell("7", needs_someone=True))),),
    )
    drawn = draw("{% table value %}", value=table)
    assert 'aria-sort="ascending"' in drawn and 'href="?urut=nama"' in drawn
    assert '<th scope="row"><a href="/x">&lt;b&gt;</a></th>' in drawn
    assert '<td class="number needs">7</td>' in drawn


def test_an_empty_table_says_so_across_its_width() -> None:
    table = parts.Table("Daftar", (parts.Column("A"), parts.Column("B")), (), "Tidak ada.")
    assert '<td class="nothing" colspan="2">Tidak ada.</td>' in draw("{% table t %}", t=table)


def test_a_row_must_fit_its_columns() -> None:
    table = parts.Table("Daftar", (parts.Column("A"),), (parts.Row(()),))
    with pytest.raises(ValueError, match="zip"):
        draw("{% table t %}", t=table)


def test_progress_asks_again_until_it_is_finished() -> None:
    running = parts.Progress("Membaca", 3, 10, "/kemajuan/1", "3 dari 10")
    drawn = draw("{% progress job %}", job=running)
    assert 'hx-get="/kemajuan/1"' in drawn and 'value="3"' in drawn and "Muat ulang" in drawn
    done = parts.Progress("Membaca", 10, 10, "/kemajuan/1", finished_url="/hasil")
    assert "hx-get" not in draw("{% progress job %}", job=done)


def test_large_progress_is_written_for_machines_without_separators() -> None:
    job = parts.Progress("Membaca", 1_234_567, 4_000_000, "/k")
    drawn = draw("{% progress job %}", job=job)
    assert 'max="4000000"' in drawn and 'value="1234567"' in drawn


def test_errors_are_gathered_and_lead_to_their_fields() -> None:
    class Form(forms.Form):
        day = forms.DateField(label="Tanggal")

    form = Form({"day": "kemarin"})
    drawn = draw("{% error_summary form %}{% field form.day %}", form=form)
    assert '<a href="#id_day">Tanggal: ' in drawn
    assert 'aria-invalid="true"' in drawn and 'aria-describedby="id_day_error"' in drawn
    assert 'id="id_day_error"' in drawn
    assert draw("{% error_summary form %}", form=Form({"day": "2019-03-27"})).strip() == ""


def test_an_action_that_changes_something_is_a_form_with_its_key_and_token() -> None:
    act = parts.Action("Terima", "/terima", "post", "k-1", (("version", "2"),))
    drawn = draw('{% action a "primary" %}', a=act)
    assert 'name="key" value="k-1"' in drawn and 'name="csrfmiddlewaretoken" value="' in drawn
    assert 'name="version" value="2"' in drawn and "button primary" in drawn


def test_a_filter_keeps_its_choices_in_the_address() -> None:
    choices = (parts.Choice("", "Semua"), parts.Choice("bank", "Bank", True))
    form = parts.FilterForm("/d", (parts.FilterField("owner", "Giliran", choices),))
    drawn = draw("{% filter_form f %}", f=form)
    assert 'method="get" action="/d"' in drawn and '<option value="bank" selected>' in drawn


def test_a_finding_says_its_severity_in_words_and_not_by_colour_alone() -> None:
    case = parts.FindingCase(118, "nik", "<i>", "Salah")
    for severity, word in (("error", "ditahan"), ("suspend", "ditidurkan")):
        group = parts.FindingGroup("r", "Sebab", severity, 1, "Akibat", (case,))  # type: ignore[arg-type]
        drawn = draw("{% findings g %}", g=[group])
        assert word in drawn and "&lt;i&gt;" in drawn
