"""The way up: which step follows which, and contents that cannot be wrong."""

import dataclasses
import datetime as dt

import pytest

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sql_text import sql_text
from salur.reporting.documents.compilations import compilation_words
from salur.reporting.domain import ladder
from salur.reporting.domain.compilation import (
    Compilation,
    CountedRow,
    MissingRow,
    added,
    amounts_of,
    changed_rows,
    total,
    waterfall_from,
)
from salur.reporting.domain.frozen import freeze, thaw_compilation
from salur.reporting.domain.ladder import Tier, Why
from salur.reporting.domain.parts import Letterhead, Party, Previous
from salur.reporting.domain.states import Move, State
from salur.reporting.domain.waterfall import DoesNotAddUp, MoneyWaterfall

AID = 110_000
STEPS = [
    # state, move, tier, leads to
    ("DRAFT", "send", "PROVINCE", "SENT"),
    ("DRAFT", "send", "WILAYAH", "SENT"),
    ("DRAFT", "send", "NATION", None),
    ("DRAFT", "lock", "NATION", "LOCKED"),
    ("DRAFT", "lock", "PROVINCE", None),
    ("SENT", "accept", "PROVINCE", "LOCKED"),
    ("SENT", "return", "WILAYAH", "RETURNED"),
    ("RETURNED", "replace", "WILAYAH", "REPLACED"),
    ("RETURNED", "send", "PROVINCE", None),
    ("SENT", "replace", "PROVINCE", None),
    ("LOCKED", "return", "PROVINCE", None),
    ("LOCKED", "replace", "NATION", None),
    ("REPLACED", "send", "PROVINCE", None),
]


@pytest.mark.parametrize(("state", "move", "tier", "then"), STEPS)
def test_what_follows(state: str, move: str, tier: str, then: str | None) -> None:
    assert ladder.after(State(state), Move(move), Tier(tier)) == then


def test_the_database_holds_the_same_pairs() -> None:
    text = sql_text("reporting", "way_up")
    for before, then in ladder.changes():
        assert f"('{before}', '{then}')" in text
    assert text.count("', '") >= len(ladder.changes())


def money(accounts: int, spent: int) -> MoneyWaterfall:
    whole = accounts * AID
    found = waterfall_from(
        Program.BPNT,
        {**dict.fromkeys(MoneyWaterfall.__dataclass_fields__, 0), "ordered": whole,
         "credited_to_order": whole, "credited": whole, "spent": spent * AID,
         "balance": whole - spent * AID},
    )  # fmt: skip
    assert isinstance(found, MoneyWaterfall)
    return found


def counted(code: str, accounts: int, spent: int, moved: int = 0) -> CountedRow:
    shift = (0, 0, moved * AID, -moved * AID)
    return CountedRow(
        code, f"Kabupaten {code}", "Contoh", "r", f"460/{code}", 1, code * 16, accounts,
        money(accounts, spent), 0, shift,
    )  # fmt: skip


def province(*rows: CountedRow, missing: tuple[MissingRow, ...] = ()) -> Compilation:
    waterfall = added(Program.BPNT, (row.waterfall for row in rows))
    parts = (amounts_of(Program.BPNT, waterfall), *(r.moved for r in rows),
             *(m.amounts for m in missing))  # fmt: skip
    return Compilation(
        program=Program.BPNT, tier=Tier.PROVINCE, number="460/001", version=1,
        period=Period(2019, 3), code="99", name="Provinsi Contoh",
        letterhead=Letterhead("Pemerintah Provinsi Contoh", "Dinas Sosial", (), "Contoh"),
        date=dt.date(2019, 4, 12), sender=Party("o", "Dinas Sosial Provinsi Contoh"),
        waterfall=waterfall, counted=rows, passed=(), missing=missing,
        published_units=sum(r.units for r in rows) + sum(m.units for m in missing),
        published=total(parts, 4),
    )  # fmt: skip


MISSING = MissingRow("9903", "Kota Jauh", "Contoh", Why.NOT_SENT, 3, (330_000, 220_000, 0, 220_000))


def test_counted_moved_and_missing_are_what_is_published() -> None:
    content = province(counted("9901", 10, 8), counted("9902", 5, 5, moved=-1), missing=(MISSING,))
    assert content.published == (1_980_000, 1_870_000, 1_320_000, 550_000)
    assert content.units + MISSING.units == content.published_units
    assert [row.code for row in content.moved] == ["9902"]
    assert thaw_compilation(freeze(content)) == content
    for wrong in (
        {"published": (1_980_001, 1_870_000, 1_320_000, 550_000)},
        {"published_units": 17},
        {"missing": ()},
        {"counted": content.counted[:1]},
        {"waterfall": money(15, 15)},
    ):
        with pytest.raises(DoesNotAddUp):
            dataclasses.replace(content, **wrong)  # type: ignore[arg-type]


def test_above_a_province_the_letters_add_up_to_what_is_counted() -> None:
    content = province(counted("9901", 10, 8))
    with pytest.raises(DoesNotAddUp, match="letters"):
        dataclasses.replace(content, tier=Tier.NATION)


def test_a_correction_names_the_kabkota_that_differ() -> None:
    old = province(counted("9901", 10, 8), counted("9902", 5, 5))
    new = province(counted("9901", 10, 7), counted("9902", 5, 5), counted("9903", 2, 1))
    rows = changed_rows(old, new)
    assert [(r.code, r.units_before, r.units_after) for r in rows] == [
        ("9901", 10, 10), ("9903", 0, 2),
    ]  # fmt: skip
    assert rows[0].before[2] - rows[0].after[2] == AID
    follows = dataclasses.replace(
        new, version=2, previous=Previous("460/001", 1, old.date, "d"), changed=rows
    )
    said = compilation_words(follows, None)
    assert said["watermark"] == "KONSEP" and "menggantikan versi 1" in said["corrects"]
    assert next(p for p in said["parts"] if p["title"].startswith("Perbedaan"))["rows"][0][5] == (
        "−110.000"
    )
