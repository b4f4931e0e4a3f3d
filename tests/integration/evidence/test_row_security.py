"""Who sees which evidence: the scope's region, and a bank its own only."""

import datetime as dt
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from pytest_django import DjangoAssertNumQueries
from tests.integration.evidence import world
from tests.integration.evidence.world import AT, BNI, BONO, BRI, BUDI, ELSA, RINA, line, send, topup

from salur.access.queries import Actor
from salur.evidence import actions, queries
from salur.evidence.models import Evidence
from salur.kernel.refused import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def parties(db: None) -> None:
    world.parties()


def _file(directory: Path, n: int = 1, amount: str = "0") -> Path:
    return world.write(directory, topup([line(n, amount=amount), line(n + 1)]), f"f{n}.csv")


def _seen(actor: Actor) -> set[uuid.UUID]:
    world.as_(actor)
    return {row.id for row in queries.evidence_page().rows}


def _everything(actor: Actor, identity: uuid.UUID) -> tuple[bool, bool, bool]:
    world.as_(actor)
    return (
        queries.evidence(identity) is not None,
        bool(queries.findings_page(identity).rows),
        bool(queries.finding_counts(identity)),
    )


def test_a_bank_sees_its_own_evidence_only(tmp_path: Path) -> None:
    own, others = send(_file(tmp_path)), send(_file(tmp_path, 5), sender=BNI)
    assert _seen(RINA) == {own.evidence_id}
    assert _seen(BONO) == {others.evidence_id}
    assert _seen(BUDI) == {own.evidence_id, others.evidence_id}
    assert _everything(RINA, own.evidence_id) == (True, True, True)
    assert _everything(RINA, others.evidence_id) == (False, False, False)


def test_an_office_sees_evidence_of_its_own_kab_only(tmp_path: Path) -> None:
    received = send(_file(tmp_path))
    province = replace(BUDI, paths=("id.62",))
    neighbour = replace(BUDI, paths=("id.62.02", "id.63"))
    assert _everything(province, received.evidence_id) == (True, True, True)
    assert _everything(neighbour, received.evidence_id) == (False, False, False)
    assert _everything(replace(BUDI, paths=()), received.evidence_id) == (False, False, False)


def test_what_is_not_seen_is_not_decided_on_nor_opened(tmp_path: Path) -> None:
    identity = send(_file(tmp_path)).evidence_id
    elsa, bono = ELSA, replace(BONO, roles=frozenset({"bank"}))
    world.as_(elsa)
    for attempt in (
        lambda: actions.accept(evidence_id=identity, by=elsa, at=AT, key=""),
        lambda: actions.withdraw(
            evidence_id=identity, reason="tidak seharusnya", by=elsa, at=AT, key=""
        ),
        lambda: actions.read_original(
            evidence_id=identity, reason="tidak seharusnya", by=elsa, at=AT
        ),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert refusal.value.code == "evidence_unknown"
    world.as_(bono)
    with pytest.raises(Refused) as refusal:
        actions.read_original(evidence_id=identity, by=bono, at=AT)
    assert refusal.value.code == "evidence_unknown"


def test_the_database_itself_refuses_a_row_outside_the_scope(tmp_path: Path) -> None:
    send(_file(tmp_path))
    copied = Evidence.objects.get()
    for actor, change in ((BUDI, {"path": "id.62.02"}), (RINA, {"sender": BNI})):
        world.as_(actor)
        for name, value in change.items():
            setattr(copied, name, value)
        copied.id, copied.contract = uuid.uuid4(), "saldo"
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            copied.save(force_insert=True)
        copied.path, copied.sender = world.PATH, BRI


def test_lists_are_paged_by_key_and_filtered(tmp_path: Path) -> None:
    sent = [
        send(_file(tmp_path, 10 * n, "110000"), at=AT + dt.timedelta(minutes=n // 2)).evidence_id
        for n in range(5)
    ]
    seen: list[uuid.UUID] = []
    after = None
    while True:
        page = queries.evidence_page(after=after, size=2)
        seen += [row.id for row in page.rows]
        after = page.next_after
        if after is None:
            break
    assert len(seen) == 5 and set(seen) == set(sent)
    assert [queries.evidence(i).received_at for i in seen] == sorted(  # type: ignore[union-attr]
        (AT + dt.timedelta(minutes=n // 2) for n in range(5)), reverse=True
    )
    assert len(queries.evidence_page(period=201903, contract="topup", sender=BRI).rows) == 5
    assert len(queries.evidence_page(status="checked", program="BPNT", path="id.62").rows) == 5
    for nothing in (
        {"period": 201904},
        {"contract": "saldo"},
        {"sender": BNI},
        {"status": "accepted"},
        {"path": "id.62.01.01"},
    ):
        assert not queries.evidence_page(**nothing).rows  # type: ignore[arg-type]


def test_findings_are_paged_in_the_order_of_the_file_and_masked(tmp_path: Path) -> None:
    lines = [line(n, amount="0", account="12-x" if n % 2 else None) for n in range(7)]
    received = send(world.write(tmp_path, topup(lines)))
    seen, after = [], 0
    while True:
        page = queries.findings_page(received.evidence_id, after=after, size=3)
        seen += page.rows
        if page.next_after is None:
            break
        after = page.next_after
    assert [row.row for row in seen] == sorted(row.row for row in seen)
    assert len(seen) == sum(received.findings.values()) == 10
    (first, *_) = queries.findings_page(received.evidence_id, rule="number_not_positive").rows
    assert (first.row, first.column, first.severity, first.value) == (2, "nominal", "error", "0")
    assert first.message.id and first.remedy.id
    assert not [row for row in seen if row.column == "no_rekening" and row.value == "12-x"]


def test_the_evidence_of_a_month_reaches_back_where_it_holds_reversals(tmp_path: Path) -> None:
    reversal = "B1,2019-05,1234560000000001,110000,BATAL,,2019-05-02,R1,\n"
    files = {
        "march": topup([line(1)]),
        "april": topup([line(2, period="2019-04")]),
        "may": topup([line(3, period="2019-05"), reversal]),
        "june": topup([line(4, period="2019-06")]),
    }
    known = {}
    for name, content in files.items():
        received = send(world.write(tmp_path, content, f"{name}.csv"))
        actions.accept(evidence_id=received.evidence_id, by=BUDI, at=AT, key=name)
        known[received.evidence_id] = name
    send(world.write(tmp_path, topup([line(9)]), "unaccepted.csv"))

    def matter(period: int, program: str = "BPNT") -> set[str]:
        return {known[row.id] for row in queries.accepted_of(program, period, ["topup", "saldo"])}

    assert matter(201903) == {"march", "may"}
    assert matter(201904) == {"april", "may"}
    assert matter(201905) == {"march", "april", "may"}
    assert matter(201906) == {"june"}
    assert matter(201903, "RASTRA") == set()


def test_a_page_takes_the_same_few_queries_however_many_rows_there_are(
    tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    received = send(world.write(tmp_path, topup(line(n, amount="0") for n in range(50))))
    with django_assert_num_queries(1):
        queries.evidence_page()
    with django_assert_num_queries(2):
        queries.findings_page(received.evidence_id)
