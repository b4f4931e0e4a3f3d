"""Every class and finding of the contract is there to be found."""

from pathlib import Path

import pytest

from tests.unit.simulation.reading import findings, rows

BPNT_CLASSES = {
    "credited_without_instruction",
    "spent_without_credit",
    "credited_twice",
    "amount_mismatch",
    "overspent",
    "credit_reversed",
    "credit_failed",
    "missing_at_bank",
    "not_ordered",
    "unspent",
    "partly_spent",
    "settled",
}
RASTRA_CLASSES = {
    "handed_without_arrival",
    "arrived_without_release",
    "released_without_request",
    "not_requested",
    "requested_short",
    "requested_over_quota",
    "not_released",
    "released_short",
    "not_arrived",
    "rejected",
    "arrived_short",
    "not_handed",
    "handed_short",
    "settled",
}
UNIT_FINDINGS = {
    "replayed_line",
    "reference_reused",
    "reversal_exceeds_origin",
    "reversal_without_origin",
    "instructed_twice",
    "credited_in_parts",
    "redeemed_outside_region",
    "redeemed_at_unknown_ewarong",
    "redeemed_before_credit",
    "name_differs",
    "account_shared",
}
MONTHS = ("2019-03", "2019-04", "2019-05")


@pytest.mark.parametrize("month", MONTHS)
def test_every_class_is_seeded_every_month(spring: Path, month: str) -> None:
    truth = spring / month / "truth"
    assert {unit["class"] for unit in rows(truth / "units_bpnt.csv")} == BPNT_CLASSES
    assert {unit["class"] for unit in rows(truth / "units_rastra.csv")} == RASTRA_CLASSES


@pytest.mark.parametrize("month", MONTHS)
def test_every_finding_about_accounts_is_seeded_every_month(spring: Path, month: str) -> None:
    units = rows(spring / month / "truth" / "units_bpnt.csv")
    expected = UNIT_FINDINGS | ({"idle"} if month == "2019-03" else set())
    assert set(findings(units)) == expected
    assert set(findings(units, "set_aside")) == {"other_period", "other_program", "held_back"}
    assert set(findings(units, "with_other_evidence")) == {
        "card_not_distributed",
        "ineligible_at_period",
    }


@pytest.mark.parametrize("month", MONTHS)
def test_every_finding_about_families_is_seeded_every_month(spring: Path, month: str) -> None:
    truth = spring / month / "truth"
    assert set(findings(rows(truth / "families_bpnt.csv"))) == {
        "listed_not_ordered",
        "ordered_not_listed",
        "family_paid_twice",
        "account_shared",
    }
    assert set(findings(rows(truth / "families_rastra.csv"))) == {
        "family_not_served",
        "family_short",
        "family_over",
        "handed_to_unlisted",
    }
    across = rows(truth / "families_across.csv")
    assert {row["finding"] for row in across} == {"both_programmes", "no_programme"}


@pytest.mark.parametrize("month", MONTHS)
def test_rice_documents_go_wrong_in_every_way(spring: Path, month: str) -> None:
    units = rows(spring / month / "truth" / "units_rastra.csv")
    assert set(findings(units)) == {"replayed_line", "quota_conflict", "quota_unfilled"}
    assert set(findings(units, "set_aside")) == {"other_period", "held_back"}


def test_rapel_and_shared_delivery_points_are_there(spring: Path) -> None:
    march = rows(spring / "2019-03" / "bast.csv")
    assert {"2019-01..2019-03", "2019-02..2019-03", "2019-03"} == {r["periode"] for r in march}
    shared = {row["kode_wilayah"][:4] for row in march if len(row["kode_wilayah"]) == 6}
    assert {"6302", "6411", "6501", "6503"} == shared
    assert any(row["kg_ditolak"] != "0" for row in march if len(row["kode_wilayah"]) == 6)


def test_unready_numbers_stand_in_the_register(spring: Path) -> None:
    seeded = {row["finding"] for row in rows(spring / "2019-03" / "truth" / "register.csv")}
    assert seeded == {
        "nik_missing",
        "nik_shared",
        "nik_malformed",
        "nik_filler",
        "identifier_damaged_by_spreadsheet",
    }


def test_nothing_goes_wrong_in_a_clean_world(clean: Path) -> None:
    for month in ("2019-04", "2019-05"):
        truth = clean / month / "truth"
        for name in ("units_bpnt", "units_rastra", "units_bpnt_with_later"):
            if not (truth / f"{name}.csv").exists():
                assert (name, month) == ("units_bpnt_with_later", "2019-05")
                continue
            units = rows(truth / f"{name}.csv")
            assert units
            assert {unit["class"] for unit in units} == {"settled"}
            assert not findings(units) + findings(units, "set_aside")
        assert not rows(truth / "register.csv")
        assert {row["saldo"] for row in rows(clean / month / "saldo.csv")} == {"0"}
        for name in ("families_bpnt", "families_rastra"):
            assert not findings(rows(truth / f"{name}.csv"))
