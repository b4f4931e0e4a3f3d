"""Handing over cards: called up, recorded by exceptions, once."""

import datetime as dt
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    AT,
    AUDI,
    BNI,
    BONO,
    BRI,
    BUDI,
    BULOG,
    DESA,
    ELSA,
    PATH,
    RINA,
)
from tests.integration.registry.test_register import FAMILY

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM
from salur.distribution import actions, queries
from salur.distribution.queries import Campaign
from salur.kernel.refused import Refused
from salur.programs.actions import seed_parameters
from salur.registry import queries as registry
from salur.registry.actions import load_accounts, load_families
from salur.registry.domain import AccountRow, CardState, Unhanded

pytestmark = pytest.mark.django_db
DAY = dt.date(2019, 3, 5)
ON_THE_DAY = dt.datetime(2019, 3, 5, 9, tzinfo=dt.UTC)
STATES = ("DI_CABANG", "CETAK", "DI_CABANG", "AKTIF")


def _says(number: int, state: str, day: dt.date) -> AccountRow:
    account, card = f"00112222333344{10 + number}", f"60130100000000{10 + number}"
    return AccountRow(
        account, f"K{number}", None, "SITI", "BRI", "TERBUKA", None, card, state, day, None
    )


def _bank_says(*rows: AccountRow) -> None:
    load_accounts(
        rows, evidence=uuid.uuid4(), organisation=BRI, path=PATH, by=SYSTEM, at=AT, key=""
    )


@pytest.fixture
def built(db: None) -> None:
    world.build()
    seed_parameters(by=SYSTEM, at=AT)
    load_families(
        [
            FAMILY._replace(
                id_kpm=f"K{n}", nama_pengurus=f"Siti {n}", nik=f"620102410190{1000 + n}",
                no_rekening=None, no_kks=None,
            )
            for n in range(1, 5)
        ],
        evidence=None, by=SYSTEM, at=AT, key="",
    )  # fmt: skip
    _bank_says(*(_says(n, state, dt.date(2019, 3, 1)) for n, state in enumerate(STATES, 1)))
    world.as_(SYSTEM)


def _plan(by: object = BUDI, **more: object) -> Campaign:
    how = {"desa": DESA, "bank": BRI, "place": "Balai desa", "day": DAY, "by": by, "at": AT}
    return actions.plan_campaign(**(how | {"key": uuid.uuid4().hex} | more))  # type: ignore[arg-type]


def _record(one: Campaign, by: object = BUDI, **more: object) -> Campaign:
    how: dict[str, object] = {"exceptions": {}, "no_ba": "470/1/BAST", "at": ON_THE_DAY}
    how |= {"key": uuid.uuid4().hex}
    return actions.record_campaign(campaign_id=one.id, by=by, **(how | more))  # type: ignore[arg-type]


def _code(call: object, *given: object, **how: object) -> str:
    with pytest.raises(Refused) as refusal, transaction.atomic():
        call(*given, **how)  # type: ignore[operator]
    assert refusal.value.in_language("id") and refusal.value.in_language("en")
    return refusal.value.code


def _stages() -> dict[str, int]:
    return registry.card_counts(PATH)


def test_whose_card_waits_is_called_up_once(built: None) -> None:
    one = _plan()
    assert (one.state, one.cards, one.bank_name, one.place) == (
        "PLANNED", 3, "Lembaga BRI", "Balai desa",
    )  # fmt: skip
    cards = queries.campaign_cards(one.id)
    assert [(card.number, card.id_kpm, card.last4) for card in cards] == [
        (1, "K1", "0011"), (2, "K2", "0012"), (3, "K3", "0013"),
    ]  # fmt: skip
    assert _code(_plan) == "campaign_no_card"
    actions.cancel_campaign(campaign_id=one.id, by=BUDI, at=AT, key="x")
    assert _plan(RINA).cards == 3


def test_a_plan_is_refused_in_this_order(built: None) -> None:
    assert [
        _code(_plan, AUDI),
        _code(_plan, desa="6201"),
        _code(_plan, ELSA),
        _code(_plan, bank=BULOG),
        _code(_plan, BONO),
        _code(_plan, place=" "),
        _code(_plan, day=dt.date(2019, 2, 28)),
        _code(_plan, bank=BNI),
    ] == [
        *("role_missing", "desa_unknown", "outside_scope", "bank_not_serving"),
        *("bank_not_serving", "campaign_place_missing", "campaign_day_past", "campaign_no_card"),
    ]


def test_only_exceptions_are_recorded_and_everybody_else_got_the_card(built: None) -> None:
    one = _plan()
    assert [
        _code(_record, one, AUDI),
        _code(_record, one, ELSA),
        _code(_record, one, at=AT),
        _code(_record, one, no_ba=""),
        _code(_record, one, exceptions={9: None}),
    ] == [
        *("role_missing", "outside_scope", "campaign_day_to_come", "campaign_number_missing"),
        "campaign_exception_unknown",
    ]
    said = {"exceptions": {2: Unhanded.MENINGGAL, 3: None}, "key": "dari telepon"}
    done = _record(one, **said)
    assert (done.state, done.handed, done.unhanded, done.absent) == ("RECORDED", 1, 1, 1)
    assert _record(one, **said) == done
    assert _code(_record, one) == "campaign_recorded_already"
    assert _stages() == {"TERDISTRIBUSI": 1, "TIDAK_TERDISTRIBUSI": 1, "DI_CABANG": 1, "AKTIF": 1}
    (gone,) = registry.card_lines(PATH, ["TIDAK_TERDISTRIBUSI"])
    assert (gone.name, gone.reason, gone.since) == ("Siti 2", "MENINGGAL", DAY)
    assert _plan(day=ON_THE_DAY.date()).cards == 1  # who was absent is called up again


def test_a_card_that_went_elsewhere_meanwhile_is_named(built: None) -> None:
    one = _plan()
    _bank_says(_says(1, "KEMBALI", dt.date(2019, 3, 4)))
    assert _code(_record, one) == "card_move_impossible"
    assert _record(one, exceptions={1: None}).handed == 2


def test_a_bank_sees_its_own_hand_overs(built: None) -> None:
    one = _plan()
    world.as_(BONO)
    assert queries.campaigns_page("id") == ()
    assert _code(_record, one, BONO) == "campaign_unknown"
    world.as_(RINA)
    assert [each.id for each in queries.campaigns_page("id")] == [one.id]
    assert _record(one, RINA).handed == 3


def test_a_replacement_runs_for_its_dated_working_days(built: None) -> None:
    family = registry.family_id_of("K4")
    assert family is not None
    how = {"family_id": family, "by": RINA, "at": ON_THE_DAY}
    world.as_(RINA)
    actions.record_card(**how, state=CardState.RUSAK, day=DAY, key="1")
    actions.record_card(**how, state=CardState.MINTA_GANTI, day=DAY, key="2")
    (one,) = registry.open_replacements(PATH)
    assert (one.requested_on, one.due) == (DAY, dt.date(2019, 3, 25))


def test_the_database_itself_keeps_a_hand_over(built: None) -> None:
    one = _plan()
    with as_owner(), connection.cursor() as cursor:
        for statement in (
            "INSERT INTO distribution_campaign_card SELECT campaign_id, number + 9, family_id,"
            " id_kpm, last4, path, bank FROM distribution_campaign_card",
            "UPDATE distribution_campaign SET state = 'RECORDED'",
            "DELETE FROM distribution_campaign_card",
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(statement)
    _record(one)
    with as_owner(), connection.cursor() as cursor:
        for table, column in (("campaign", "place"), ("campaign_card", "outcome")):
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(f"UPDATE distribution_{table} SET {column} = 'ABSENT'")
