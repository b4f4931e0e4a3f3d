"""What hangs lies beneath just one obstacle, of a cause that somebody owns; nothing is left out."""

import uuid

import pytest

from salur.coordination.queries import causes
from salur.evidence.domain.contract import load_contract
from salur.kernel.program import Program
from salur.reconciliation.domain.bpnt import BANK_CAUSES, BPNT_CLASSES
from salur.reconciliation.domain.matters import STRANDS
from salur.reconciliation.domain.obstacles import (
    DIGITS,
    Group,
    SoleShop,
    areas_of,
    cause_of_finding,
    group_of,
    needs_nobody,
    obstacle_rules,
    rule_of,
)
from salur.reconciliation.domain.rastra import GAPS
from salur.reconciliation.domain.rulebook import rules_of

# What a bank says of an account or a card that is as it should be keeps nobody from buying.
_ALL_WELL = {"TERBUKA", "TERDISTRIBUSI", "AKTIF"}
_OF_PARTY = {"bank", "bulog"}
BANK = uuid.UUID(int=7)


def _choices(contract: str, column: str) -> set[str]:
    return set(load_contract(contract).field(column).choices)


def test_every_class_and_finding_has_a_cause_or_needs_nobody() -> None:
    told = {one.code for program in Program for one in rules_of(program)}
    of_classes = {one.code for one in BPNT_CLASSES if one.owner != "none"}
    of_gaps = {one.code for one in rules_of("RASTRA") if one.number is not None}
    ruled = {one.klass for one in obstacle_rules() if one.program is Program.BPNT}
    assert {one.number for one in BPNT_CLASSES if one.code in of_classes} == ruled
    findings = told - {one.code for one in BPNT_CLASSES} - of_gaps
    assert {one for one in findings if cause_of_finding(one) is None} == findings & needs_nobody()
    assert needs_nobody() <= told, "it names what is no class and no finding"


def test_every_gap_of_rice_and_every_reason_has_a_cause() -> None:
    gaps = {one.code.removesuffix("_g") for one in GAPS}
    assert {one.strand for one in obstacle_rules()} == set(STRANDS)
    assert {one.strand for one in obstacle_rules() if one.program is Program.RASTRA} == {
        name for gap in gaps for name in (gap, f"{gap}_over")
    }
    said = _choices("cek_lapangan", "sebab") | _choices("rekening", "status_rekening")
    said |= _choices("rekening", "status_kks")
    reasons = {one.reason for one in obstacle_rules() if one.strand == "unspent"}
    assert reasons == (said - _ALL_WELL) | {""}
    assert set(BANK_CAUSES) <= reasons


@pytest.mark.parametrize("rule", obstacle_rules(), ids=lambda r: f"{r.klass}{r.strand}{r.reason}")
def test_a_cause_is_known_and_solved_by_whoever_has_the_turn(rule: object) -> None:
    from salur.reconciliation.domain.obstacles import ObstacleRule

    assert isinstance(rule, ObstacleRule)
    cause = causes()[rule.cause]
    assert (cause.owner in _OF_PARTY) == rule.of_party
    assert rule.place in DIGITS


def test_the_cause_of_a_finding_is_known() -> None:
    told = {one.code for program in Program for one in rules_of(program)}
    named = {cause for one in told if (cause := cause_of_finding(one)) is not None}
    assert named <= causes().keys()


def test_one_dead_terminal_is_one_obstacle_over_all_desa_that_it_serves() -> None:
    rule = rule_of("BPNT", 10, "unspent", "EDC")
    assert rule is not None
    shop = SoleShop("EW-7", "620102")
    one, two = (
        group_of(rule, code="6201", kode_wilayah=desa, party=BANK, shop=shop)
        for desa in ("6201022001", "6201022004")
    )
    assert one == two == Group("BPNT", "TERMINAL_DEAD", "620102", BANK, "EW-7")
    alone = group_of(rule, code="6201", kode_wilayah="6201022001", party=BANK)
    assert alone == Group("BPNT", "TERMINAL_DEAD", "6201022001", BANK)
    assert areas_of("6201022001") == ("620102", "6201022001")


def test_an_office_has_one_obstacle_for_all_banks_and_a_bank_its_own() -> None:
    deceased = rule_of("BPNT", 10, "unspent", "MENINGGAL")
    failed = rule_of("BPNT", 7, "not_credited", "MENINGGAL")  # told of another month
    nowhere = rule_of("BPNT", 1, "over_credited", None)
    assert deceased and failed and nowhere
    where = {"code": "6201", "kode_wilayah": "6201022001", "party": BANK}
    assert group_of(deceased, **where) == Group("BPNT", "FAMILY_DECEASED", "6201")
    assert group_of(failed, **where) == Group("BPNT", "CREDIT_FAILED", "6201", BANK)
    of_nobody = group_of(nowhere, code="-", kode_wilayah=None, party=BANK)
    assert of_nobody == Group("BPNT", "CREDITED_WITHOUT_ORDER", "", BANK)
    assert rule_of("BPNT", 12, "settled", None) is None
