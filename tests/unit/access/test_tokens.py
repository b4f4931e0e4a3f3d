"""What a token may be for, and where."""

from hypothesis import given
from hypothesis import strategies as st

from salur.access.domain import ROLES, TOKEN_VERBS, covers, hash_of, narrowed, nearest_above
from salur.access.domain.roles import APPROVING
from salur.access.domain.tokens import fingerprint_of, key_of

PATHS = st.lists(
    st.sampled_from(["id", "id.62", "id.62.01", "id.62.01.02", "id.62.02", "id.63"]), max_size=4
)


def test_a_token_can_be_for_nothing_that_is_approved() -> None:
    assert not set(TOKEN_VERBS) & APPROVING
    assert set(TOKEN_VERBS) <= frozenset().union(*ROLES.values())


@given(PATHS, PATHS, st.sampled_from(["id.62.01.02", "id.62.02.01", "id.63", "id"]))
def test_a_narrowed_scope_is_what_both_reach(own: list[str], asked: list[str], place: str) -> None:
    assert covers(narrowed(own, asked), place) == (covers(own, place) and covers(asked, place))


def test_the_nearest_region_above_holds_all_and_none_is_the_root() -> None:
    assert nearest_above(["id.62.01.02", "id.62.01.03"], "id") == "id.62.01"
    assert nearest_above(["id.62.01", "id.62.01.03"], "id") == "id.62.01"
    assert nearest_above([], "id") == "id"


def test_keys_of_two_people_and_of_two_operations_never_meet() -> None:
    keys = {key_of(person, what, "k") for person in ("a", "b") for what in ("x", "y")}
    assert len(keys) == 4
    assert fingerprint_of([b"ab", b"c"]) != fingerprint_of([b"a", b"bc"])
    assert len(hash_of("salur_x")) == 32
