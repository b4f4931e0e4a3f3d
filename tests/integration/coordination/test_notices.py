"""Everybody is told what concerns them, once; a digest a day leaves by mail, what is urgent at once."""

import datetime as dt
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from tests.integration.coordination.cast import AT, DESA, enrolled, organisation, regions
from tests.often import often
from tests.smtp import smtp_sink

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, actor_for_request_data
from salur.coordination import actions
from salur.coordination.actions import notices
from salur.coordination.actions.mailing import Sent, send_mails
from salur.coordination.domain.notices import Mails, Matter
from salur.coordination.queries.notices import Choice, Notice, notices_page
from salur.reporting.actions.telling import tell_everybody

pytestmark = pytest.mark.django_db
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
MORNING = dt.datetime(2019, 3, 5, 0, tzinfo=dt.UTC)  # eight o'clock there


@pytest.fixture(autouse=True)
def _place(tmp_path: Path) -> None:
    enter_scope(SYSTEM)
    regions(tmp_path)


@pytest.fixture
def crew() -> dict[str, Actor]:
    """Somebody at every desk."""
    return {
        "operator": enrolled("operator", "DINSOS-6201"),
        "head": enrolled("head", "DINSOS-6201"),
        "neighbour": enrolled("operator", "DINSOS-6202", "id.62.02"),
        "province": enrolled("province", "DINSOS-62", "id.62"),
        "ministry": enrolled("ministry", "WILAYAH-II", "id.62", "id.63"),
        "bri": enrolled("bank", "BRI", "id.62"),
        "bni": enrolled("bank", "BNI", "id.62"),
    }


def _open(by: Actor, at: dt.datetime = AT, **more: Any) -> uuid.UUID:
    said = {
        "program": "BPNT", "cause": "TERMINAL_DEAD", "code": DESA, "source": "person",
        "words": "Mesin CONTOH SITI mati, saldo Rp110.000.", "key": uuid.uuid4().hex,
    } | more  # fmt: skip
    enter_scope(by)
    return actions.open_obstacle(by=by, at=at, **said).id  # type: ignore[arg-type]


def _told(one: Actor) -> tuple[Notice, ...]:
    enter_scope(one)
    return notices_page(one.person_id)


def _kinds(one: Actor) -> list[str]:
    return sorted(notice.kind for notice in _told(one))


def _unseen(one: Actor, at: dt.datetime) -> int:
    return actor_for_request_data(one.person_id, at.date()).unseen


def test_each_is_told_of_their_own_matters_once(crew: dict[str, Actor]) -> None:
    one = _open(crew["operator"])
    tell_everybody(at=AT + HOUR)
    assert _kinds(crew["bri"]) == ["given"]
    assert [_kinds(crew[who]) for who in ("bni", "neighbour", "operator", "ministry")] == [[]] * 4
    enter_scope(crew["bri"])
    actions.offer(
        obstacle_id=one, to=organisation("BNI"), by=crew["bri"], at=AT + HOUR, key="offer"
    )
    told = tell_everybody(at=AT + 2 * HOUR)
    assert (told.notices, told.mails) == (1, 0), "mails are off unless they are set"
    assert _kinds(crew["bni"]) == ["offered"] and _told(crew["bni"])[0].urgent
    assert tell_everybody(at=AT + 3 * HOUR).notices == 0
    # Six days are over: it rises to the office, then the province, then the ministry.
    for day in range(1, 60):
        actions.escalate_due(at=AT + day * DAY)
        tell_everybody(at=AT + day * DAY + HOUR)
    for who, level in (("operator", 1), ("head", 1), ("province", 1), ("ministry", 1)):
        assert _kinds(crew[who]).count("risen") == level, who
    assert "risen" not in _kinds(crew["neighbour"]) and "risen_own" in _kinds(crew["bri"])
    assert _unseen(crew["bri"], AT) == len(_told(crew["bri"])) > 1


def test_what_waits_for_a_hand_is_told_to_whoever_has_no_hand_in_it(
    crew: dict[str, Actor],
) -> None:
    roles = frozenset({"head", "operator"})
    operator = crew["operator"]
    one = uuid.UUID("0190c3f2-7b4e-4d11-9a2c-123456789012")  # an id may end in twelve digits
    spa = Matter(
        "spa_waits", f"spa {one}", one, "id.62.01", "6201", roles, never=(operator.person_id,)
    )
    for _ in range(2):
        notices.tell_people([spa], at=AT, mails=False)
    assert (_kinds(crew["head"]), _kinds(operator)) == (["spa_waits"], [])
    assert _kinds(crew["neighbour"]) == []
    enter_scope(crew["head"])
    [told] = _told(crew["head"])
    assert notices.see(until=told.id, by=crew["head"], at=AT) == 1
    assert notices.see(until=told.id, by=crew["head"], at=AT) == 0
    assert _unseen(crew["head"], AT) == 0 and _told(crew["head"])[0].is_seen


def test_a_number_of_somebody_is_told_to_nobody(crew: dict[str, Actor]) -> None:
    numbered = Matter(
        "spa_waits", "spa 620102410190", uuid.uuid4(), "id.62.01", "6201", frozenset({"head"})
    )
    with pytest.raises(DatabaseError, match="no_number"), transaction.atomic():
        notices.tell_people([numbered], at=AT, mails=False)


def test_the_database_keeps_what_was_told_and_each_reads_only_their_own(
    crew: dict[str, Actor],
) -> None:
    _open(crew["operator"])
    tell_everybody(at=MORNING, mails=True)
    for statement in (
        "UPDATE coordination_notice SET kind = 'risen'",
        "DELETE FROM coordination_notice",
        "UPDATE coordination_mail SET person = gen_random_uuid()",
        "DELETE FROM coordination_mail",
        "INSERT INTO coordination_mail (id, person, kind, day, made_at, next_at)"
        " SELECT gen_random_uuid(), person, kind, day, made_at, next_at FROM coordination_mail",
        "INSERT INTO coordination_notice (person, organisation, kind, urgent, key, subject, code, at)"
        " SELECT person, organisation, kind, urgent, key, subject, code, at FROM coordination_notice",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
            connection.cursor().execute(statement)
    enter_scope(crew["bni"])
    assert notices_page(crew["bri"].person_id) == ()


def test_a_digest_leaves_once_a_day_over_real_smtp_and_is_tried_again(
    crew: dict[str, Actor], settings: Any
) -> None:
    bri, bni = crew["bri"], crew["bni"]
    enter_scope(bni)
    notices.choose(choice=Choice(Mails.URGENT, 5, "en"), by=bni, at=AT)
    one = _open(crew["operator"])
    _open(crew["operator"])
    enter_scope(bri)
    actions.offer(obstacle_id=one, to=organisation("BNI"), by=bri, at=AT, key="offer")
    tell_everybody(at=AT + HOUR, mails=True)  # midday: the digest's hour has come as well
    with smtp_sink() as sink:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        settings.SALUR_ADDRESS = "https://salur.example"
        sink.refusals = ["451 come again"]
        first = send_mails(at=AT + HOUR)
        assert (first.sent, first.failed) == (1, 1) and len(sink.taken) == 1
        assert send_mails(at=AT + HOUR) == Sent(0, 0), "it is not due yet"
        assert send_mails(at=AT + 2 * HOUR) == Sent(1, 0)
        by_subject = {str(taken["Subject"]): taken for taken in sink.taken}
        digest, urgent = (
            by_subject["Salur: ringkasan 4 Maret 2019 (2)"],
            by_subject["Salur: 1 urgent"],
        )
        text = digest.get_content()
        assert (
            "2 hambatan baru menjadi tanggung jawab kantor Anda. (KAB. KOTAWARINGIN BARAT)" in text
        )
        assert "https://salur.example/pemberitahuan/?kind=given" in text
        assert (
            "CONTOH" not in text and "Rp" not in text and digest.get_content_type() == "text/plain"
        )
        assert "https://salur.example/saya/" in str(urgent["List-Unsubscribe"])
        assert "offered to your office" in urgent.get_content()
        # The same day has no second digest; the next one has what is new.
        _open(crew["operator"], AT + 2 * HOUR)
        tell_everybody(at=AT + 3 * HOUR, mails=True)
        assert send_mails(at=AT + 3 * HOUR) == Sent(0, 0)
        tell_everybody(at=MORNING, mails=True)
        sink.refusals = ["550 nobody here"]
        assert send_mails(at=MORNING) == Sent(0, 1)
        assert send_mails(at=MORNING + DAY * 3) == Sent(0, 0), "there is no such address"
    assert len(sink.taken) == 2


def test_a_year_of_digests_has_one_a_day_at_most_and_tells_nothing_twice(
    crew: dict[str, Actor],
) -> None:
    days = often(30, 365)
    people = [enrolled("bank", "BRI", "id.62") for _ in range(8)] + list(crew.values())
    for person in people[::5]:
        enter_scope(person)
        notices.choose(choice=Choice(Mails.NONE, 6, "id"), by=person, at=AT)
    for day in range(days):
        at = MORNING + day * DAY
        if day % 10 == 0:
            _open(crew["operator"], at)
        actions.escalate_due(at=at)
        notices.tell_people((), at=at + HOUR, mails=True)
        send_mails(at=at + HOUR)
    silent = {person.person_id for person in people[::5]}
    enter_scope(SYSTEM)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT person, day FROM coordination_mail WHERE kind = 'DIGEST'")
        digests = Counter(cursor.fetchall())
        cursor.execute("SELECT count(*), count(DISTINCT (person, key)) FROM coordination_notice")
        told, distinct = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM coordination_mail WHERE state = 'SENT'")
        [sent] = cursor.fetchone()
    assert told == distinct > days // 10 * 8
    assert set(digests.values()) == {1} and not {person for person, _day in digests} & silent
    assert sent == len(mail.outbox) >= days // 10 * 6
