"""What the API gives to read: paged by key without a gap, the same figures as the pages."""

import pytest

from tests.functional.api.calling import Calling, Program, code_of, topup


def _all(caller: Program, place: str, asked: dict[str, object]) -> list[dict[str, object]]:
    """Read a list page by page, two at a time."""
    items: list[dict[str, object]] = []
    after = {}
    for _page in range(200):
        body = caller.get(place, size=7, **asked, **after).json()
        items += body["items"]
        if body["next"] is None:
            return items
        after = {"after": body["next"]}
    raise AssertionError("the pages never end")


@pytest.mark.parametrize(
    ("role", "place", "asked"),
    [
        ("operator", "/exceptions", {}),
        ("operator", "/cycles", {}),
        ("operator", "/families/K1/months", {}),
        ("province", "/realisation", {"program": "BPNT", "period": "2019-03"}),
        ("operator", "/realisation", {"program": "BPNT", "period": "2019-03", "level": "desa"}),
        ("operator", "/regions", {"parent": "6201"}),
        ("bank", "/evidence", {}),
    ],
)
def test_pages_hold_everything_once_in_order(
    calling: Calling, role: str, place: str, asked: dict[str, object]
) -> None:
    program = calling.as_(role)
    if place == "/evidence":
        for number in range(9):
            assert program.send(topup(number + 50), contract="topup").status_code == 201
    whole = program.get(place, size=200, **asked).json()
    assert whole["next"] is None and whole["items"]
    assert _all(program, place, asked) == whole["items"]
    assert code_of(program.get(place, after="bm90LWEta2V5", **asked)) == (422, "after_unreadable")


def test_a_cycle_says_who_owes_which_file(calling: Calling) -> None:
    operator = calling.as_("operator")
    [line] = operator.get("/cycles", program="BPNT", period="2019-03").json()["items"]
    assert (line["region"], line["program"], line["expected"] > 0) == ("6201", "BPNT", True)
    one = operator.get(f"/cycles/{line['id']}").json()
    by_contract = {row["contract"]: row for row in one["expected_evidence"]}
    assert {"perintah", "topup", "transaksi"} <= set(by_contract)
    assert by_contract["topup"]["giver"] == "bank" and by_contract["topup"]["party_name"]
    assert one["steps"][-1]["state"] == one["state"]
    assert operator.get("/cycles", program="RASTRA").json()["items"] == []


def test_a_familys_months_stand_by_its_opaque_id(calling: Calling) -> None:
    body = calling.as_("operator").get("/families/K3/months").json()
    *_, april, march = body["items"]
    assert (april["period"], march["period"]) == ("2019-04", "2019-03")
    assert march["program"] == "BPNT" and march["handed_g"] is None
    assert (march["due_idr"], march["credited_idr"], march["spent_idr"]) == (110000, 110000, 60000)
    assert march["unit_class"]["code"] == "partly_spent" and march["unit_class"]["label_en"]
    assert "nik" not in str(body).lower().replace("id_kpm", "")
    assert code_of(calling.as_("operator").get("/families/TIDAK-ADA/months"))[0] == 404


def test_exceptions_name_whose_turn_it_is_and_hide_families_from_banks(calling: Calling) -> None:
    operator, bank = calling.as_("operator"), calling.as_("bank")
    rows = operator.get("/exceptions", unit_class=7, period="2019-03", size=200).json()["items"]
    assert rows and {row["unit_class"]["code"] for row in rows} == {"credit_failed"}
    assert all(row["id_kpm"] and row["amount_idr"] and row["owner"] == "bank" for row in rows)
    seen = bank.get("/exceptions", unit_class=7).json()["items"]
    assert seen and all(row["id_kpm"] is None for row in seen)
    detail = operator.get(f"/exceptions/{rows[0]['id']}").json()
    assert len(detail["accounts"][0]["account_last4"]) == 4
    assert detail["accounts"][0]["credited_idr"] == 0


def test_realisation_adds_up_over_the_levels_with_units_in_its_names(calling: Calling) -> None:
    province = calling.as_("province")
    asked = {"program": "BPNT", "period": "2019-03"}
    [whole] = province.get("/realisation", level="province", **asked).json()["items"]
    parts = province.get("/realisation", level="kabkota", **asked).json()["items"]
    assert whole["amounts"].keys() == {"ordered_idr", "credited_idr", "spent_idr", "balance_idr"}
    for term, amount in whole["amounts"].items():
        assert sum(one["amounts"][term] for one in parts) == amount
    rice = province.get("/realisation", program="RASTRA", period="2019-03").json()["items"]
    assert rice[0]["amounts"]["handed_g"] > 0
    deep = province.get("/realisation", level="desa", **asked)
    assert code_of(deep) == (422, "level_too_deep")
    assert code_of(province.get("/realisation", program="BPNT")) == (422, "request_invalid")


def test_regions_are_public_to_every_token(calling: Calling) -> None:
    bank = calling.as_("bank")
    assert bank.get("/regions/6271").json() == {
        "code": "6271",
        "name": "KOTA PALANGKA RAYA",
        "level": 2,
    } or (bank.get("/regions/6271").json()["level"] == 2)
    assert {"62", "11"} <= {one["code"] for one in bank.get("/regions", size=200).json()["items"]}


def test_health_says_what_the_token_opens(calling: Calling) -> None:
    body = calling.as_("operator", verbs=["evidence.read"]).get("/health").json()
    assert (body["status"], body["verbs"], body["regions"]) == ("ok", ["evidence.read"], ["6201"])
    assert calling.as_("administrator").get("/health").json()["verbs"] == []
