"""The table of roles, and where a scope reaches."""

import pytest

from salur.access import domain


def test_the_administrator_has_no_verb_that_touches_data() -> None:
    assert domain.ROLES["administrator"] == {
        "people.manage",
        "organisation.manage",
        "regions.import",
        "regions.succeed",
        "audit.read",
    }


def test_the_auditor_changes_nothing() -> None:
    others = {verb for verb in domain.ROLES["auditor"] if not verb.endswith(".read")}
    assert others == {"export.take", "identifier.unmask", "evidence.open", "package.take"}


def test_no_role_both_prepares_and_approves_a_spa() -> None:
    assert not [r for r, verbs in domain.ROLES.items() if {"spa.prepare", "spa.approve"} <= verbs]


def test_no_role_both_prepares_or_checks_and_approves_an_order() -> None:
    preparing = {"order.prepare", "order.check"}
    assert not [r for r, v in domain.ROLES.items() if "order.approve" in v and preparing & v]


def test_whoever_approves_needs_a_second_factor() -> None:
    needing = {role for role in domain.ROLES if domain.needs_second_factor([role])}
    assert needing == {
        "head",
        "province",
        "bank",
        "bulog",
        "ministry",
        "administrator",
        "budget_authority",
    }


def test_a_misspelt_verb_is_a_bug_and_an_unknown_role_may_nothing() -> None:
    with pytest.raises(ValueError, match=r"spa\.aprove"):
        domain.allowed(["head"], "spa.aprove")
    assert not domain.allowed(["emperor"], "spa.approve")
    assert not domain.allowed([], "spa.approve")
    assert domain.allowed(["operator", "head"], "spa.approve")


@pytest.mark.parametrize(
    "roles",
    [{"administrator", "operator"}, {"auditor", "head"}, {"bank", "bulog"}, {"agency", "operator"}],
)
def test_roles_clash(roles: set[str]) -> None:
    assert domain.clashing(roles) is not None


def test_operator_and_head_do_not_clash_the_action_asks_for_two_people() -> None:
    assert domain.clashing({"operator", "head"}) is None


def test_an_empty_scope_covers_nothing_and_a_prefix_of_digits_is_no_parent() -> None:
    assert not domain.covers((), "id.62")
    assert domain.covers(("id.62",), "id.62.01.02")
    assert domain.covers(("id.62",), "id.62")
    assert not domain.covers(("id.62",), "id.6")
    assert not domain.covers(("id.62.0",), "id.62.01")
