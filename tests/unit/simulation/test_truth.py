"""The truth adds up, agrees with the lines, and says of its units what the contract says."""

import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.simulation.reading import Row, rows

MONTHS = ("2019-03", "2019-04", "2019-05")
# contracts.md §3, as far as it can be seen from the sums alone: ordered, credited, used, opening.
HOLDS: dict[str, Callable[[int, int, int, int], bool]] = {
    "credited_without_instruction": lambda i, c, u, o: not i and c > 0,
    "spent_without_credit": lambda i, c, u, o: not c and u > o,
    "credited_twice": lambda i, c, u, o: 0 < i < c,
    "amount_mismatch": lambda i, c, u, o: i > 0 and c > 0 and c != i,
    "overspent": lambda i, c, u, o: i == c > 0 and u > c + o,
    "credit_reversed": lambda i, c, u, o: i > 0 and not c and u <= o,
    "credit_failed": lambda i, c, u, o: i > 0 and not c and u <= o,
    "missing_at_bank": lambda i, c, u, o: i > 0 and not c and u <= o,
    "not_ordered": lambda i, c, u, o: not i and not c and u <= o,
    "unspent": lambda i, c, u, o: c == i > 0 and not u,
    "partly_spent": lambda i, c, u, o: c == i > 0 and 0 < u < c + o,
    "settled": lambda i, c, u, o: c == i > 0 and u == c + o,
}


def idr(unit: Row, name: str) -> int:
    return int(unit[f"{name}_idr"])


def waterfall(spring: Path, month: str, name: str) -> dict[str, int]:
    text = (spring / month / "truth" / "waterfall.json").read_text(encoding="utf-8")
    total: dict[str, int] = json.loads(text)[name]["total"]
    return total


@pytest.mark.parametrize(
    ("month", "name"),
    [(month, "bpnt") for month in MONTHS] + [(month, "bpnt_with_later") for month in MONTHS[:2]],
)
def test_the_waterfall_adds_up_to_the_rupiah(spring: Path, month: str, name: str) -> None:
    w = waterfall(spring, month, name)
    assert w["ordered"] == sum(
        w[term] for term in ("credited_to_order", "failed", "missing", "reversed", "short")
    )
    assert w["credited"] == w["credited_to_order"] + w["over"] + w["without_instruction"]
    assert w["credited"] + w["opening"] == w["spent"] + w["returned"] + w["balance"]
    units = rows(spring / month / "truth" / f"units_{name}.csv")
    for term in ("ordered", "credited", "spent", "returned", "opening"):
        assert sum(idr(unit, term) for unit in units) == w[term]


@pytest.mark.parametrize("month", MONTHS)
def test_regions_and_banks_add_up_to_the_total(spring: Path, month: str) -> None:
    text = (spring / month / "truth" / "waterfall.json").read_text(encoding="utf-8")
    for name, told in json.loads(text).items():
        if name == "held_back":
            continue
        for grouping in ("regions", "parties"):
            for term, value in told["total"].items():
                assert value == sum(group[term] for group in told[grouping].values())


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("later", ["", "_with_later"])
def test_every_account_is_in_the_class_that_its_sums_allow(
    spring: Path, month: str, later: str
) -> None:
    path = spring / month / "truth" / f"units_bpnt{later}.csv"
    if later and month == MONTHS[-1]:
        assert not path.exists()
        return
    for unit in rows(path):
        used = idr(unit, "spent") + idr(unit, "returned")
        sums = (idr(unit, "ordered"), idr(unit, "credited"), used, idr(unit, "opening"))
        assert HOLDS[unit["class"]](*sums), unit


@pytest.mark.parametrize("month", MONTHS)
def test_what_was_ordered_is_what_the_readable_lines_say(spring: Path, month: str) -> None:
    lines = [r for r in rows(spring / month / "perintah.csv") if r["periode"].endswith(month)]
    readable = [int(row["nominal"]) for row in lines if row["nominal"].isdigit()]
    assert len(readable) < len(lines)
    assert sum(readable) == waterfall(spring, month, "bpnt")["ordered"]


def moved(lines: list[Row], key: str, origin: str, kind: str) -> dict[str, int]:
    """Add up what moved on each account: each line once, reversals up to what they name."""
    given: dict[tuple[str, str], int] = defaultdict(int)
    taken: dict[tuple[str, str], int] = defaultdict(int)
    for line in {tuple(line.items()) for line in lines if line["nominal"].isdigit()}:
        cells = dict(line)
        if cells[kind] in ("SUKSES", "BELANJA"):
            given[cells["no_rekening"], cells[key]] += int(cells["nominal"])
        elif cells[kind] == "BATAL":
            taken[cells["no_rekening"], cells[origin]] += int(cells["nominal"])
    sums: dict[str, int] = defaultdict(int)
    for (account, reference), value in given.items():
        sums[account] += max(0, value - taken[account, reference])
    return sums


@pytest.mark.parametrize("month", MONTHS)
def test_the_lines_move_what_the_truth_says(spring: Path, month: str) -> None:
    folder = spring / month
    credits = moved(
        [
            line
            for line in rows(folder / "topup.csv")
            if line["periode"].endswith(month) and not line["program"]
        ],
        "referensi",
        "referensi_asal",
        "status",
    )
    purchases = moved(
        [line for line in rows(folder / "transaksi.csv") if not line["program"]],
        "id_transaksi",
        "id_asal",
        "jenis",
    )
    returned: dict[str, int] = defaultdict(int)
    for receipt in {tuple(line.items()) for line in rows(folder / "setoran.csv")}:
        line = dict(receipt)
        if line["periode"] == month:
            returned[line["no_rekening"]] += int(line["nominal"])
    units = rows(folder / "truth" / "units_bpnt.csv")
    for unit in units:
        account = unit["no_rekening"]
        said = (idr(unit, "credited"), idr(unit, "spent"), idr(unit, "returned"))
        assert said == (credits[account], purchases[account], returned[account]), unit
    numbers = {unit["no_rekening"] for unit in units}
    assert numbers >= {n for sums in (credits, purchases, returned) for n, v in sums.items() if v}


@pytest.mark.parametrize("month", MONTHS)
def test_every_desa_has_the_gaps_of_its_quantities(spring: Path, month: str) -> None:
    for unit in rows(spring / month / "truth" / "units_rastra.csv"):
        q, p, r, a, h = (
            int(unit[f"{stage}_g"])
            for stage in ("quota", "requested", "released", "arrived", "handed")
        )
        gaps = [
            int(unit[f"gap_{stage}_g"]) for stage in ("requested", "released", "arrived", "handed")
        ]
        assert gaps == [q - p, p - r, r - a, a - h]
        assert (unit["class"] == "settled") == (not any(gaps))


@pytest.mark.parametrize("month", MONTHS)
def test_families_took_what_their_desa_handed_out(spring: Path, month: str) -> None:
    truth = spring / month / "truth"
    handed: dict[str, int] = defaultdict(int)
    for family in rows(truth / "families_rastra.csv"):
        if family["kode_wilayah"]:
            handed[family["kode_wilayah"]] += int(family["handed_g"])
    units = {u["kode_wilayah"]: int(u["handed_g"]) for u in rows(truth / "units_rastra.csv")}
    assert {code: grams for code, grams in handed.items() if grams} == {
        code: grams for code, grams in units.items() if grams
    }


def test_opening_balances_roll_on(spring: Path) -> None:
    for month, following in (MONTHS[:2], MONTHS[1:]):
        left = {
            unit["no_rekening"]: idr(unit, "opening")
            + idr(unit, "credited")
            - idr(unit, "spent")
            - idr(unit, "returned")
            for unit in rows(spring / month / "truth" / "units_bpnt.csv")
        }
        for line in rows(spring / month / "topup.csv"):
            if line["referensi"].startswith("LC"):
                left[line["no_rekening"]] += int(line["nominal"])
        opening = {
            row["no_rekening"]: int(row["saldo"]) for row in rows(spring / following / "saldo.csv")
        }
        assert any(opening.values())
        assert {n: v for n, v in opening.items() if v} == {n: v for n, v in left.items() if v > 0}


def test_what_arrives_later_changes_only_its_own_month(spring: Path) -> None:
    march = spring / "2019-03" / "truth"
    before = {unit["no_rekening"]: unit for unit in rows(march / "units_bpnt.csv")}
    after = {unit["no_rekening"]: unit for unit in rows(march / "units_bpnt_with_later.csv")}
    changed = {n: after[n] for n in before if before[n] != after[n]}
    assert before.keys() == after.keys()
    may = rows(spring / "2019-05" / "topup.csv")
    reversed_in_may = {
        line["no_rekening"]
        for line in may
        if line["status"] == "BATAL" and "19030" in line["referensi_asal"]
    }
    april = rows(spring / "2019-04" / "topup.csv")
    credited_late = {line["no_rekening"] for line in april if line["referensi"].startswith("LC")}
    assert reversed_in_may and credited_late
    assert changed.keys() == reversed_in_may | credited_late
    assert {changed[n]["class"] for n in reversed_in_may} == {"credit_reversed"}
    assert {changed[n]["class"] for n in credited_late} == {"unspent"}
    alone = {u["no_rekening"]: u for u in rows(spring / "2019-05" / "truth" / "units_bpnt.csv")}
    for number in reversed_in_may:
        assert alone[number]["findings"] == "reversal_without_origin"
        assert alone[number]["class"] == "unspent"


def test_late_rice_documents_settle_an_earlier_month(spring: Path) -> None:
    april = spring / "2019-04" / "truth"
    waiting = {
        unit["kode_wilayah"]: unit["class"]
        for unit in rows(april / "units_rastra.csv")
        if unit["kode_wilayah"].startswith("6504")
    }
    told = {
        unit["kode_wilayah"]: unit["class"]
        for unit in rows(april / "units_rastra_with_later.csv")
        if unit["kode_wilayah"] in waiting
    }
    assert set(waiting.values()) == {"not_requested"}
    assert list(told.values()).count("settled") > len(told) // 2


def test_held_back_lines_are_counted_per_contract(spring: Path) -> None:
    for month in MONTHS:
        text = (spring / month / "truth" / "waterfall.json").read_text(encoding="utf-8")
        held = json.loads(text)["held_back"]
        for contract in ("perintah", "topup", "transaksi"):
            lines = rows(spring / month / f"{contract}.csv")
            assert held[contract] == sum(not line["nominal"].isdigit() for line in lines) > 0
        lines = rows(spring / month / "bast.csv")
        assert held["bast"] == sum(line["kg"] == "1.250" for line in lines) > 0
        known = {row["id_kpm"] for row in rows(spring / month / "kpm_rastra.csv")}
        lines = rows(spring / month / "serah.csv")
        assert held["serah"] == sum(line["id_kpm"] not in known for line in lines) > 0
