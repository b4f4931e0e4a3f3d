"""How people come, what they are given, how they leave; each step leaves an event."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from django.core import mail
from django.db import connection

from salur.access import actions, queries
from salur.access.actions import NewMember
from salur.access.models import Invitation, Person
from salur.kernel.refused import Refused

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 3, 1, 8, tzinfo=dt.UTC)
DAY = AT.date()
OFFICE, OTHER = uuid.uuid4(), uuid.uuid4()
PASSWORD = "beras-sepuluh-kilogram"
ADMIN = NewMember(
    "Admin@Dinsos.example", "Rina", OFFICE, frozenset({"administrator"}), ("id.62.01",)
)
HEAD = NewMember("kepala@dinsos.example", "Yanti", OFFICE, frozenset({"head"}), ("id.62.01",))
OPERATOR = NewMember("op@dinsos.example", "Budi", OFFICE, frozenset({"operator"}), ("id.62.01",))


def _admin() -> queries.Actor:
    enrolled = actions.create_first_administrator(member=ADMIN, password=PASSWORD, at=AT)
    return _actor(enrolled)


def _actor(enrolled: actions.Enrolled, on: dt.date = DAY) -> queries.Actor:
    actor = queries.actor_for(enrolled.person_id, on, enrolled.membership_id)
    assert actor is not None
    return actor


def _enrol(admin: queries.Actor, member: NewMember, key: str = "") -> actions.Enrolled:
    return actions.enrol_person(member=member, password=PASSWORD, by=admin, at=AT, key=key)


def _events() -> list[str]:
    with connection.cursor() as cursor, actions.as_owner():
        cursor.execute("SELECT action FROM audit_event ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def _refuses(code: str) -> "pytest.RaisesExc[Refused]":
    return pytest.raises(Refused, match=f"^{code}:")


def test_the_first_administrator_is_made_once() -> None:
    admin = _admin()
    assert (admin.name, admin.roles, admin.paths) == ("Rina", {"administrator"}, ("id.62.01",))
    assert queries.has_administrator()
    assert Person.objects.get_by_natural_key("ADMIN@dinsos.example").check_password(PASSWORD)
    with _refuses("administrator_exists"):
        actions.create_first_administrator(
            member=replace(ADMIN, email="x@y.example"), password=PASSWORD, at=AT
        )
    assert _events() == ["administrator.first"]


def test_the_same_key_enrols_once() -> None:
    admin = _admin()
    assert _enrol(admin, OPERATOR, "k") == _enrol(admin, OPERATOR, "k")
    assert _events() == ["administrator.first", "person.enrolled"]


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("outside_scope", {"paths": ("id.62",)}),
        ("organisation_not_yours", {"organisation_id": OTHER}),
        ("roles_unknown", {"roles": frozenset({"emperor"})}),
        ("roles_unknown", {"roles": frozenset()}),
        ("roles_clash", {"roles": frozenset({"administrator", "operator"})}),
        (
            "member_already",
            {"email": "admin@dinsos.example", "roles": frozenset({"administrator"})},
        ),
    ],
)
def test_an_administrator_admits_only_what_they_may(code: str, changed: dict[str, object]) -> None:
    admin = _admin()
    with _refuses(code):
        _enrol(admin, replace(OPERATOR, **changed))  # type: ignore[arg-type]


def test_a_weak_password_is_refused_and_nobody_is_made() -> None:
    admin = _admin()
    with _refuses("password_weak"):
        actions.enrol_person(member=OPERATOR, password="beras", by=admin, at=AT)
    assert queries.person_id_of(OPERATOR.email) is None


def test_without_a_password_nobody_signs_in() -> None:
    admin = _admin()
    actions.enrol_person(member=OPERATOR, password=None, by=admin, at=AT)
    person = Person.objects.get_by_natural_key(OPERATOR.email)
    assert not person.has_usable_password() and not person.check_password("")


def test_whoever_is_no_administrator_manages_nobody() -> None:
    operator = _actor(_enrol(_admin(), OPERATOR))
    with _refuses("role_missing"):
        _enrol(operator, HEAD)


def test_an_invitation_works_once_and_only_its_hash_is_kept(
    django_capture_on_commit_callbacks: object,
) -> None:
    admin = _admin()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        invited = actions.invite_person(
            member=HEAD, link="https://salur.example/undangan/{token}", by=admin, at=AT, key="k"
        )
    assert f"/undangan/{invited.token}\n" in mail.outbox[0].body
    assert invited.token not in repr(invited)
    assert bytes(Invitation.objects.get().token_hash) != invited.token.encode()
    assert actions.invite_person(member=HEAD, link="", by=admin, at=AT, key="k").token == ""
    assert [i.email for i in queries.open_invitations(OFFICE, AT)] == [HEAD.email]

    with _refuses("invitation_unknown"):
        actions.accept_invitation(token="guess", password=PASSWORD, at=AT)
    with _refuses("invitation_expired"):
        actions.accept_invitation(token=invited.token, password=PASSWORD, at=AT + dt.timedelta(8))
    head = actions.accept_invitation(token=invited.token, password=PASSWORD, at=AT)
    assert _actor(head).roles == {"head"}
    with _refuses("invitation_used"):
        actions.accept_invitation(token=invited.token, password=PASSWORD, at=AT)
    assert queries.open_invitations(OFFICE, AT) == ()
    assert _events()[1:] == ["person.invited", "invitation.accepted"]


def test_roles_are_granted_and_ended_by_the_day() -> None:
    admin = _admin()
    operator = _enrol(admin, OPERATOR)
    april = dt.date(2019, 4, 1)
    grant = {"membership_id": operator.membership_id, "by": admin, "at": AT}
    actions.grant_role(role="head", valid_from=april, **grant)  # type: ignore[arg-type]
    assert _actor(operator).roles == {"operator"}
    assert _actor(operator, april).roles == {"operator", "head"}
    with _refuses("role_held"):
        actions.grant_role(role="head", valid_from=dt.date(2019, 5, 1), **grant)  # type: ignore[arg-type]
    with _refuses("roles_clash"):
        actions.grant_role(role="administrator", valid_from=DAY, **grant)  # type: ignore[arg-type]
    actions.end_role(role="operator", on=april, **grant)  # type: ignore[arg-type]
    assert _actor(operator, april).roles == {"head"}


def test_nobody_grants_to_themselves() -> None:
    admin = _admin()
    assert admin.membership_id is not None
    with _refuses("own_roles"):
        actions.grant_role(
            membership_id=admin.membership_id, role="operator", valid_from=DAY, by=admin, at=AT
        )


def test_whoever_leaves_sees_nothing_from_that_day() -> None:
    admin = _admin()
    operator = _enrol(admin, OPERATOR)
    leaves = dt.date(2019, 3, 20)
    actions.end_membership(
        membership_id=operator.membership_id, on=leaves, by=_actor(operator), at=AT
    )
    assert queries.actor_for(operator.person_id, dt.date(2019, 3, 19)) is not None
    assert queries.actor_for(operator.person_id, leaves) is None
    assert [m.name for m in queries.people_of_organisation(OFFICE, leaves)] == ["Rina"]


def test_a_stand_in_acts_for_the_days_written_down_and_only_by_choice() -> None:
    admin = _admin()
    head, operator = _enrol(admin, HEAD), _enrol(admin, OPERATOR)
    first, last = dt.date(2019, 3, 10), dt.date(2019, 3, 15)
    place = actions.appoint_stand_in(
        membership_id=head.membership_id,
        person_id=operator.person_id,
        valid_from=first,
        valid_to=last,
        by=_actor(head),
        at=AT,
    )
    assert queries.actor_for(operator.person_id, DAY, place.membership_id) is None
    assert queries.actor_for(operator.person_id, last, place.membership_id) is None
    own = queries.actor_for(operator.person_id, first)
    assert own is not None and own.roles == {"operator"}
    actions.choose_membership(
        person_id=operator.person_id, membership_id=place.membership_id, at=AT
    )
    acting = queries.actor_for(operator.person_id, first)
    assert acting is not None
    assert (acting.roles, acting.stands_in_for) == ({"head"}, "Yanti")
    after = queries.actor_for(operator.person_id, last)
    assert after is not None and after.roles == {"operator"}
    with _refuses("stand_in_dates"):
        actions.appoint_stand_in(
            membership_id=head.membership_id,
            person_id=operator.person_id,
            valid_from=first,
            valid_to=last,
            by=admin,
            at=AT,
        )
    with _refuses("stand_in_unfit"):
        actions.appoint_stand_in(
            membership_id=head.membership_id,
            person_id=head.person_id,
            valid_from=last,
            valid_to=dt.date(2019, 3, 16),
            by=admin,
            at=AT,
        )


def test_a_job_acts_for_whoever_asked_in_the_organisation_they_asked_for() -> None:
    admin = _admin()
    operator = _enrol(admin, OPERATOR)
    assert queries.actor_within(operator.person_id, OFFICE, DAY) == _actor(operator)
    assert queries.actor_within(operator.person_id, OTHER, DAY) is None
    assert queries.actor_within(queries.SYSTEM.person_id, None, DAY) is queries.SYSTEM


def test_whoever_is_switched_off_acts_as_nobody() -> None:
    operator = _enrol(_admin(), OPERATOR)
    Person.objects.filter(id=operator.person_id).update(is_active=False)
    assert queries.actor_for(operator.person_id, DAY) is None


def test_a_second_factor_is_reset_by_another() -> None:
    from allauth.mfa.models import Authenticator

    admin = _admin()
    head = _enrol(admin, HEAD)
    Authenticator.objects.create(user_id=head.person_id, type="totp", data={})
    data = queries.actor_for_request_data(head.person_id, DAY)
    assert (data.needs_second_factor, data.has_second_factor) == (True, True)
    actions.reset_second_factor(person_id=head.person_id, reason="ponsel hilang", by=admin, at=AT)
    assert not queries.actor_for_request_data(head.person_id, DAY).has_second_factor
    with _refuses("own_roles"):
        actions.reset_second_factor(person_id=admin.person_id, reason="", by=admin, at=AT)


def test_what_a_request_must_know_is_one_query(
    django_assert_num_queries: object,
) -> None:
    operator = _enrol(_admin(), OPERATOR)
    with django_assert_num_queries(1):  # type: ignore[operator]
        data = queries.actor_for_request_data(operator.person_id, DAY)
    assert data.actor is not None and not data.needs_second_factor
