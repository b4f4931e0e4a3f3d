"""A berita acara that does not add up cannot be made, and one content has one text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.reporting.samples import money, rice

from salur.reporting.domain.berita_acara import BeritaAcara, differences
from salur.reporting.domain.frozen import digest_of, freeze, thaw
from salur.reporting.domain.parts import ExceptionRow
from salur.reporting.domain.waterfall import DoesNotAddUp, MoneyWaterfall, RiceWaterfall, terms

MONEY = terms(money().waterfall)
RICE = terms(rice().waterfall)


@pytest.mark.parametrize("term", MONEY)
def test_no_term_of_the_money_waterfall_can_be_changed_alone(term: str) -> None:
    with pytest.raises(DoesNotAddUp):
        MoneyWaterfall(**(MONEY | {term: MONEY[term] + 1}))


@pytest.mark.parametrize("term", sorted(RICE.keys() - {"rejected"}))
def test_no_term_of_the_rice_waterfall_can_be_changed_alone(term: str) -> None:
    with pytest.raises(DoesNotAddUp):
        RiceWaterfall(**(RICE | {term: RICE[term] + 1}))


def test_a_negative_amount_is_refused_except_where_it_means_something() -> None:
    zero = dict.fromkeys(MONEY, 0)
    MoneyWaterfall(**(zero | {"spent": 5, "balance": -5}))
    with pytest.raises(DoesNotAddUp):
        MoneyWaterfall(**(zero | {"failed": -5, "missing": 5}))


@given(st.lists(st.integers(0, 10**12), min_size=9, max_size=9))
def test_the_printed_lines_reckon_to_each_result(parts: list[int]) -> None:
    to_order, failed, missing, reversed_, short, over, without, spent, returned = parts
    credited = to_order + over + without
    waterfall = MoneyWaterfall(
        ordered=to_order + failed + missing + reversed_ + short, credited_to_order=to_order,
        failed=failed, missing=missing, reversed=reversed_, short=short, credited=credited,
        over=over, without_instruction=without, opening=0, spent=spent, returned=returned,
        balance=credited - spent - returned,
    )  # fmt: skip
    running = 0
    for line in waterfall.lines:
        if line.sign == "=":
            assert running == line.amount, line.label
        running = {"": line.amount, "=": line.amount, "+": running + line.amount,
                   "−": running - line.amount}[line.sign]  # fmt: skip


def test_classes_areas_and_banks_must_add_up_to_the_waterfall() -> None:
    content = money()
    first = content.classes[-1]
    wrong = replace(first, amounts=(first.amounts[0] + 1, *first.amounts[1:]))
    with pytest.raises(DoesNotAddUp, match="ordered of classes"):
        replace(content, classes=(*content.classes[:-1], wrong))
    with pytest.raises(DoesNotAddUp, match="of areas"):
        replace(content, areas=content.areas[1:])
    with pytest.raises(DoesNotAddUp, match="shares"):
        replace(content, shares=content.shares[1:])
    area = content.areas[0]
    with pytest.raises(DoesNotAddUp, match="units"):
        replace(content, areas=(replace(area, units=area.units + 1), *content.areas[1:]))


def test_what_is_carried_closes_with_what_opened_and_came_less_what_ended() -> None:
    content = money()
    *before, closing = content.carried
    for wrong in (replace(closing, count=closing.count + 1), replace(closing, amount=0)):
        with pytest.raises(DoesNotAddUp, match="carried"):
            replace(content, carried=(*before, wrong))
    with pytest.raises(DoesNotAddUp, match="closes"):
        replace(content, carried=tuple(before))
    assert thaw(freeze(content)) == content
    assert '"carried":[' not in freeze(replace(content, carried=()))


def test_rice_is_not_reported_with_money_nor_alone_nor_as_a_correction_of_nothing() -> None:
    with pytest.raises(DoesNotAddUp, match="another unit"):
        replace(money(), waterfall=rice().waterfall)
    with pytest.raises(ValueError, match="two parties"):
        replace(money(), parties=money().parties[:1])
    with pytest.raises(ValueError, match="version"):
        replace(money(), version=2)
    with pytest.raises(ValueError, match="carried"):
        ExceptionRow("x", "y", 1, 2, 0)


@pytest.mark.parametrize("content", [money(), money(version=2, training=True), rice()])
def test_what_is_frozen_comes_back_equal(content: BeritaAcara) -> None:
    text = freeze(content)
    assert thaw(text) == content
    assert freeze(thaw(text)) == text
    assert len(digest_of(text)) == 64


def test_any_change_changes_the_digest_and_a_forged_text_does_not_come_back() -> None:
    content = money()
    changed = replace(content, notes=())
    assert digest_of(freeze(changed)) != digest_of(freeze(content))
    forged = freeze(content).replace(
        f'"failed":{MONEY["failed"]}', f'"failed":{MONEY["failed"] + 1}'
    )
    assert forged != freeze(content)
    with pytest.raises(DoesNotAddUp):
        thaw(forged)


def test_a_correction_names_exactly_the_figures_that_differ() -> None:
    told = {(d.label, d.after - d.before) for d in money(version=2).differences}
    moved = 24 * 110_000
    assert told == {
        ("Dikreditkan lalu dibatalkan", moved), ("Dikreditkan sesuai perintah", -moved),
        ("Dikreditkan", -moved), ("Dibelanjakan", -moved),
        ("Unit “Kredit dibatalkan”", 24), ("Unit “Tuntas”", -24),
    }  # fmt: skip
    assert differences(money(), money()) == ()
