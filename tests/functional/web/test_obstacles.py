"""Obstacles by the web door: reported, worked on, handed over, ended; each party sees its own."""

import datetime as dt
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.functional.web.conftest import SignedIn
from tests.functional.web.staff import PEOPLE, person_id
from tests.functional.web.test_weight import MOST, questions
from tests.unit.interfaces.web.page_checks import faults

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, actor_for
from salur.coordination import actions, queries
from salur.coordination.domain.obstacles import Level, State
from salur.parties import queries as parties

NOW = dt.datetime.now(dt.UTC)
DESA = "6201022001"


def _organisation(code: str) -> uuid.UUID:
    found = parties.organisation_by_code(code)
    assert found is not None
    return found.id


def _open(cause: str, code: str = DESA, by: Actor = SYSTEM, **more: object) -> uuid.UUID:
    said = {
        "program": "BPNT", "source": "meeting", "words": f"Uji {cause}", "key": "", **more,
    }  # fmt: skip
    made = actions.open_obstacle(cause=cause, code=code, by=by, at=NOW, **said)  # type: ignore[arg-type]
    return made.id


def _post(client: Client, one: uuid.UUID, step: str, **said: object) -> HttpResponse:
    return client.post(f"/hambatan/{one}/{step}/", {"key": uuid.uuid4().hex, **said})  # type: ignore[return-value]


def _state(one: uuid.UUID) -> State:
    enter_scope(SYSTEM)
    with as_owner():
        found = queries.obstacle(one)
    assert found is not None
    return found.state


def test_a_dead_terminal_is_reported_given_answered_and_verified(signed_in: SignedIn) -> None:
    field, operator, bank = (signed_in(r) for r in ("facilitator", "operator", "bank"))
    form = {
        "region": "620102", "desa": "62.01.02.2001", "program": "BPNT", "cause": "TERMINAL_DEAD",
        "words": "", "key": "laporan",
    }  # fmt: skip
    wrong = field.post("/hambatan/baru/", form)
    assert wrong.status_code == 422 and faults(wrong.content.decode()) == []
    made = field.post("/hambatan/baru/", {**form, "words": "Mesin mati tiga hari."})
    assert made.status_code == 302
    one = uuid.UUID(made["Location"].split("/")[2])
    assert field.post("/hambatan/baru/", {**form, "words": "Lagi."})["Location"] == made["Location"]
    page = bank.get(f"/hambatan/{one}/").content.decode()
    assert "Mesin EDC mati" in page and "langkah-resolve" not in page
    assert _post(operator, one, "golongkan", cause="TERMINAL_DEAD").status_code == 302
    bri = person_id(signed_in.people["bank"])
    later = timezone.localdate() + dt.timedelta(days=9)
    assert _post(operator, one, "tugaskan", person=bri, due=later).status_code == 302
    assert _post(bank, one, "kerjakan").status_code == 302
    empty = _post(bank, one, "selesaikan", words="Diganti.")
    assert empty.status_code == 422
    assert "hanya dengan bukti" in empty.content.decode()
    assert faults(empty.content.decode()) == []
    proof = SimpleUploadedFile("bukti.pdf", b"%PDF-1.4\n%made up\n")
    assert _post(bank, one, "selesaikan", words="Diganti.", file=proof).status_code == 302
    seen = field.get(f"/hambatan/{one}/").content.decode()
    assert "bukti.pdf" in seen and "langkah-verify" in seen and faults(seen) == []
    attachment = re.search(r"/hambatan/lampiran/([0-9a-f-]{36})/", seen)
    assert attachment is not None
    given = field.post(attachment[0])
    assert given.content.startswith(b"%PDF") and "attachment" in given["Content-Disposition"]
    assert _post(field, one, "pastikan").status_code == 302
    assert _state(one) is State.VERIFIED
    # A number like a NIK is refused in words, and what was typed is still there.
    said = _post(operator, one, "komentar", words="NIK 6201020101900001")
    assert said.status_code == 422 and "dua belas angka" in said.content.decode()


def test_each_party_sees_its_own_on_every_page(signed_in: SignedIn) -> None:
    enter_scope(SYSTEM)
    place = {"person": _organisation("DINSOS-6201")}
    bri, bulog = _organisation("BRI"), _organisation("BULOG-KALTENG")
    dukcapil = _organisation("DUKCAPIL-6201")
    made = {
        "of BRI": _open("TERMINAL_DEAD", party=bri),
        "of Bulog": _open("RICE_SHORT", program="RASTRA", owner_org=bulog),
        "of Dukcapil": _open("NIK_INVALID", owner_org=dukcapil),
        "elsewhere": _open("DATA_INCOMPLETE", code="6203"),
        "of BNI": _open("PIN_BLOCKED", owner_org=_organisation("BNI")),
        "restricted": _open("LEVY_DEMANDED", owner_org=place["person"]),
        "restricted elsewhere": _open("ABUSE", owner_org=_organisation("PEMDA-6201")),
    }
    sees = {
        "bank": {"of BRI"},
        "bulog": {"of Bulog"},
        "agency": {"of Dukcapil"},
        "operator": {"of BRI", "of Bulog", "of Dukcapil", "of BNI", "restricted"},
        "head": {*made} - {"elsewhere"},
        "province": {*made},
        "facilitator": {"of BRI", "of Bulog", "of Dukcapil", "of BNI", "restricted"},
        "auditor": {*made} - {"restricted", "restricted elsewhere"},
    }
    today = timezone.localdate()
    for role, wanted in sees.items():
        client = signed_in(role)
        lists = "".join(
            client.get(f"/hambatan/?{asked}").content.decode()
            for asked in ("state=all", "", "state=ASSIGNED", "state=REPORTED", "overdue=1", "t=WAKTU",
                          *(f"owner={one}" for one in (bri, bulog, dukcapil)))
        )  # fmt: skip
        assert {name for name, one in made.items() if str(one) in lists} == wanted, role
        for name, one in made.items():
            expected = 200 if name in wanted else 404
            assert client.get(f"/hambatan/{one}/").status_code == expected, (role, name)
            if name not in wanted and role != "auditor":
                assert _post(client, one, "ikuti").status_code == 422, (role, name)
        actor = actor_for(person_id(signed_in.people[role]), today)
        assert actor is not None
        enter_scope(actor)
        asked = queries.ObstacleFilter()
        found = {one.id for one in queries.obstacles_page(asked, today=today)}
        assert found & {*made.values()} == {made[name] for name in wanted}
        assert sum(c.open for c in queries.counts(asked, "t", today=today)) == len(found)
        for name, one in made.items():
            assert bool(queries.events(one)) == (name in wanted)
    assert {*sees} <= {*PEOPLE}


def test_the_pages_are_whole_and_ask_little(signed_in: SignedIn) -> None:
    operator = signed_in("operator")
    enter_scope(SYSTEM)
    actor = actor_for(person_id(signed_in.people["operator"]), timezone.localdate())
    assert actor is not None
    one = _open("TERMINAL_DEAD", by=actor, families=1800, rupiah=198_000_000)
    operator.get("/saya/")
    for address in (f"/hambatan/{one}/", "/hambatan/", "/hambatan/?offered=1"):
        assert len(asked := questions(operator, address)) <= MOST, "\n".join(asked)
        assert faults(operator.get(address).content.decode()) == []
    for _ in range(2):  # followed, and no more
        assert _post(operator, one, "ikuti").status_code == 302
    handed = _post(operator, one, "serahkan", to=_organisation("BNI"), words="Mesin BNI.")
    assert handed.status_code == 302
    assert "Penyerahan menunggu jawaban" in operator.get(f"/hambatan/{one}/").content.decode()
    actions.escalate_due(at=NOW + dt.timedelta(days=60))
    enter_scope(SYSTEM)
    with as_owner():
        risen = queries.obstacle(one)
    assert risen is not None and risen.level is Level.MINISTRY
    bank, bulog = signed_in("bank"), signed_in("bulog")
    piece = bank.get("/tugas/keluarga/").content.decode()
    assert "1 hambatan milik lembaga Anda, " in piece
    assert "hambatan milik" not in bulog.get("/tugas/keluarga/").content.decode()
    assert "/tugas/keluarga/" in bulog.get("/").content.decode()
    links = re.findall(r"/mesin/\?name=[a-z-]+", operator.get("/mesin/").content.decode())
    assert len(links) >= 7
    for address in ("/mesin/", *dict.fromkeys(links)):
        assert faults(operator.get(address).content.decode()) == [], address
    assert operator.get("/mesin/?name=x").status_code == 404


@pytest.mark.parametrize("role", ["agency", "administrator"])
def test_whoever_has_no_month_starts_elsewhere(signed_in: SignedIn, role: str) -> None:
    assert signed_in(role).get("/")["Location"] in ("/meja/", "/orang/")
