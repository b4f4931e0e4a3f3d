"""Tokens: made once, shown once, narrower than whoever made them, ended at will; keys of writes."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.access.test_people import AT, OPERATOR, _admin, _enrol, _events, _refuses

from salur.access import actions, queries
from salur.access.actions import Answered, bind_key, keep_answer, make_token, revoke_token
from salur.access.models import Token, TokenRequest
from salur.access.queries import Actor

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def operator() -> Actor:
    enrolled = _enrol(_admin(), OPERATOR)
    actor = queries.actor_for(enrolled.person_id, AT.date(), enrolled.membership_id)
    assert actor is not None
    return actor


def test_a_token_is_known_once_and_kept_as_a_hash(operator: Actor) -> None:
    made = make_token(name="unggah", by=operator, at=AT, key="k")
    again = make_token(name="unggah", by=operator, at=AT, key="k")
    assert made.token.startswith("salur_") and len(made.token) > 45
    assert (again.token_id, again.token) == (made.token_id, "")
    assert made.token not in repr(made)
    with connection.cursor() as cursor, actions.as_owner():
        cursor.execute("SELECT jsonb_agg(to_jsonb(t))::text FROM access_token t")
        kept = cursor.fetchone()[0]
        cursor.execute("SELECT string_agg(facts::text, ' ') FROM audit_event")
        kept += cursor.fetchone()[0]
    assert made.token not in kept and made.token.removeprefix("salur_") not in kept
    assert _events()[-1] == "token.made"


def test_a_token_holds_until_it_ends_or_is_revoked(operator: Actor) -> None:
    made = make_token(name="unggah", days=30, by=operator, at=AT)
    found = queries.token_of(made.token, AT + 29 * DAY)
    assert found is not None and found.membership_id == operator.membership_id
    assert queries.token_of(made.token, AT + 30 * DAY) is None
    assert queries.token_of(made.token + "x", AT) is None
    revoke_token(token_id=made.token_id, by=operator, at=AT + DAY, key="r")
    revoke_token(token_id=made.token_id, by=operator, at=AT + DAY, key="r")
    assert queries.token_of(made.token, AT + 2 * DAY) is None
    assert queries.tokens_of(operator.person_id, AT + 2 * DAY) == ()
    assert _events()[-2:] == ["token.made", "token.revoked"]


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("name_malformed", {"name": " "}),
        ("token_too_long", {"days": 367}),
        ("token_too_long", {"days": 0}),
        ("token_verbs_unknown", {"verbs": ["spa.approve"]}),
        ("token_verbs_unknown", {"verbs": []}),
        ("outside_scope", {"paths": ["id.62"]}),
    ],
)
def test_what_no_token_can_be_is_refused(
    operator: Actor, code: str, asked: dict[str, object]
) -> None:
    with _refuses(code):
        make_token(**{"name": "x", "by": operator, "at": AT, **asked})  # type: ignore[arg-type]


def test_a_verb_that_the_role_lacks_and_a_twenty_first_token_are_refused(operator: Actor) -> None:
    with _refuses("role_missing"):
        make_token(name="x", verbs=["cycle.read"], by=replace(operator, roles=frozenset()), at=AT)
    for number in range(20):
        make_token(name=str(number), by=operator, at=AT)
    with _refuses("tokens_too_many"):
        make_token(name="x", by=operator, at=AT)


def test_nobody_revokes_anothers_token(operator: Actor) -> None:
    made = make_token(name="x", by=operator, at=AT)
    with _refuses("token_unknown"):
        revoke_token(token_id=made.token_id, by=replace(operator, person_id=uuid.uuid4()), at=AT)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_token SET expires_at = expires_at + interval '1 day'",
        "UPDATE access_token SET verbs = NULL, name = 'y'",
        "UPDATE access_token SET revoked_at = NULL",
        "UPDATE access_token_request SET fingerprint = 'x'",
        "UPDATE access_token_request SET status = 201",
    ],
)
def test_not_even_the_owner_changes_a_token_or_an_answer(operator: Actor, statement: str) -> None:
    made = make_token(name="x", by=operator, at=AT)
    revoke_token(token_id=made.token_id, by=operator, at=AT)
    asked = bind_key(operation="o", given="k", fingerprint="f", by=operator, at=AT)
    keep_answer(key=asked.key, answer=Answered(200, {}), by=operator)
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        actions.as_owner(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_database_itself_keeps_a_token_to_a_year(operator: Actor) -> None:
    values = {"membership_id": operator.membership_id, "name": "x", "created_at": AT}
    for more in (
        {"token_hash": b"0" * 32, "expires_at": AT + 367 * DAY},
        {"token_hash": b"0" * 31, "expires_at": AT + DAY},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Token.objects.create(**values, **more)


def test_a_key_stands_for_one_request_and_one_answer(operator: Actor) -> None:
    one = {"operation": "evidence", "given": "k", "by": operator, "at": AT}
    asked = bind_key(**one, fingerprint="f")  # type: ignore[arg-type]
    assert asked.earlier is None
    with _refuses("key_used_otherwise"):
        bind_key(**one, fingerprint="g")  # type: ignore[arg-type]
    assert keep_answer(key=asked.key, answer=Answered(201, {"a": 1}), by=operator).status == 201
    assert keep_answer(key=asked.key, answer=Answered(200, {}), by=operator).body == {"a": 1}
    again = bind_key(**one, fingerprint="f")  # type: ignore[arg-type]
    assert (again.key, again.earlier) == (asked.key, Answered(201, {"a": 1}))
    other = bind_key(**{**one, "operation": "accept"}, fingerprint="g")  # type: ignore[arg-type]
    assert other.key != asked.key


def test_nobody_sees_what_another_asked(operator: Actor) -> None:
    bind_key(operation="o", given="k", fingerprint="f", by=operator, at=AT)
    actions.enter_scope(replace(operator, person_id=uuid.uuid4()))
    assert not TokenRequest.objects.exists()
