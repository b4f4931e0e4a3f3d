"""Random walks of five organisations: nothing forbidden, no comment lost, nobody without owner."""

import datetime as dt
import random
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.config.postgres import Address
from salur.coordination import actions, queries
from salur.coordination.domain.obstacles import Kind, level_on, rises_after
from salur.coordination.queries import Obstacle
from tests.integration.coordination.cast import AT, organisation, regions
from tests.often import often
from tests.property.obstacle_model import (
    CAUSES,
    LEADS,
    OWNERS,
    Plain,
    attempt,
    chosen,
    five_organisations,
    opened,
)

STEPS = often(600, 10_000)
AT_ONCE = often(400, 10_000)
MANY = 10_000


def _all() -> list[Obstacle]:
    with as_owner():
        return list(queries.obstacles_page(queries.ObstacleFilter(), today=AT.date(), limit=MANY))


def _comments(one: uuid.UUID) -> list[str]:
    with as_owner():
        return [told.words for told in queries.events(one) if told.kind is Kind.COMMENTED]


@pytest.mark.django_db
def test_a_walk_goes_as_the_plain_model_goes(tmp_path: Path) -> None:
    enter_scope(SYSTEM)
    regions(tmp_path)
    dice, people = random.Random(7), five_organisations()
    owners = [organisation(code) for code in OWNERS]
    model: dict[uuid.UUID, Plain] = {}
    ended: Counter[str] = Counter()
    for step in range(STEPS):
        role = dice.choice([*people])
        by = people[role]
        if step % 40 == 0:
            one = opened(by, dice.choice(CAUSES))
            found = _known(one)
            model[one] = Plain(found.state, found.owner_org, by.person_id, by.organisation_id)
            model[one].told = found.told
            continue
        # Mostly the newest: a walk that goes nowhere near an end proves little.
        one = dice.choice([*model][-3:])
        verb, to = chosen(dice), dice.choice(owners)
        if verb == "offer" and (to == model[one].owner or model[one].offered is not None):
            verb = "comment"
        if verb == "return" and model[one].offered is None:
            verb = "comment"
        expected = model[one].answer(verb, role, by)
        answer = attempt(verb, one, by, words=f"kata {step}", to=to)
        assert answer == expected, (step, verb, role, model[one])
        ended[answer] += 1
        if answer == "done":
            model[one].moved(verb, by, to)
            if verb == "comment":
                model[one].comments.append(f"kata {step}")
            elif verb == "classify":  # the new cause says whose it is
                model[one].owner, model[one].offered = organisation("DINSOS-6201"), None
            assert _known(one).state == model[one].state
    assert ended["done"] > STEPS // 8 and len(ended) >= 4, ended
    for real in _all():
        plain = model[real.id]
        assert (real.state, real.owner_org, real.offered_org, real.told) == (
            plain.state, plain.owner, plain.offered, plain.told,
        )  # fmt: skip
        assert _comments(real.id) == plain.comments


def _known(one: uuid.UUID) -> Obstacle:
    with as_owner():
        found = queries.obstacle(one)
    assert found is not None
    return found


def test_five_organisations_at_once_lose_nothing(own_database: Address, tmp_path: Path) -> None:
    with transaction.atomic():
        enter_scope(SYSTEM)
        regions(tmp_path)
        people = five_organisations()
        owners = [organisation(code) for code in OWNERS]
        begun = [opened(people["operator"], cause) for cause in CAUSES]
        begun += [opened(people["facilitator"], cause) for cause in CAUSES[:2]]
    comments: Counter[tuple[uuid.UUID, str]] = Counter()

    def walk(role: str) -> None:
        dice, by = random.Random(role), people[role]
        try:
            for step in range(AT_ONCE // 5):
                verb, one = chosen(dice), dice.choice(begun)
                words = f"{role} {step}"
                with transaction.atomic():
                    enter_scope(by)
                    answer = attempt(verb, one, by, words=words, to=dice.choice(owners))
                if answer == "done" and verb == "comment":
                    comments[one, words] += 1
                if role == "province" and step % 20 == 0:
                    actions.escalate_due(at=AT + dt.timedelta(days=step // 20))
        finally:
            connection.close()

    walking = [role for role in people if role != "facilitator"]
    with ThreadPoolExecutor(len(walking)) as threads:
        assert list(threads.map(walk, walking)) == [None] * 5
    with transaction.atomic():
        enter_scope(SYSTEM)
        for real in _all():
            _is_told(real)
        kept = [words for one in begun for words in _comments(one)]
    assert Counter(kept) == Counter(words for (_one, words), _n in comments.items())


_VERBS = {
    Kind.CLASSIFIED: "classify", Kind.ASSIGNED: "assign", Kind.STARTED: "start",
    Kind.OFFERED: "offer", Kind.ACCEPTED: "accept", Kind.RETURNED: "return",
    Kind.RESOLVED: "resolve", Kind.VERIFIED: "verify", Kind.REOPENED: "reopen",
    Kind.COMMENTED: "comment",
}  # fmt: skip


def _is_told(real: Obstacle) -> None:
    """Replay the story of an obstacle: it leads, step by allowed step, to how it stands."""
    with as_owner():
        story = queries.events(real.id)
    assert [told.n for told in story] == list(range(1, real.told + 1))
    state, owner, offered = story[0].after, story[0].organisation, None
    for told in story[1:]:
        assert owner is not None
        verb = _VERBS.get(told.kind)
        if verb is None:
            assert told.after is None, "a telling moves nothing"
            continue
        assert state in LEADS[verb], (told.kind, state)
        state = LEADS[verb][str(state)]
        assert told.after in (None, state)
        if told.kind is Kind.OFFERED:
            assert offered is None and told.organisation != owner
            offered = told.organisation
        elif told.kind is Kind.ACCEPTED:
            assert told.by_org == offered == told.organisation
            owner, offered = offered, None
        elif told.kind in (Kind.RETURNED, Kind.RESOLVED):
            offered = None
        elif told.kind is Kind.CLASSIFIED:
            owner, offered = told.organisation, None
    assert (real.state, real.owner_org, real.offered_org) == (state, owner, offered)


@pytest.mark.django_db
def test_a_year_of_escalations_runs_in_seconds_and_as_the_domain_says(tmp_path: Path) -> None:
    enter_scope(SYSTEM)
    regions(tmp_path)
    bri = organisation("BRI")
    with as_owner(), connection.cursor() as cursor:
        actions.begin_batch()
        cursor.execute(
            "INSERT INTO obstacle_batch (program, cause, code, path, party, subject)"
            " SELECT 'BPNT', CASE n %% 2 WHEN 0 THEN 'PIN_BLOCKED' ELSE 'CARD_DAMAGED' END,"
            " '6201022001', 'id.62.01.02.2001', %s, n::text FROM generate_series(1, 500) n",
            [bri],
        )
    assert actions.open_many(source="exception", by=SYSTEM, at=AT, key="") == 500
    begun = {one.id: one for one in _all()}
    rises = 0
    for day in range(365):
        rises += actions.escalate_due(at=AT + dt.timedelta(days=day))
        if day in (3, 8, 14, 21, 23, 30, 364):
            now = AT.date() + dt.timedelta(days=day)
            for one in _all():
                rising = rises_after(begun[one.id].due)
                assert (one.level, one.rises_on) == level_on(0, rising, now, 5)
    assert rises == 3 * 500
    assert {int(one.level) for one in _all()} == {3}
