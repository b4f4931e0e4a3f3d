"""What one was told: counted in the frame of every page, listed with the way to it, then seen."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.functional.web.conftest import SignedIn
from tests.functional.web.test_weight import MOST, questions
from tests.unit.interfaces.web.page_checks import faults

from salur.coordination.domain.notices import KINDS
from salur.coordination.queries.notices import choice_of
from salur.interfaces.web.presenters.notices import url_of
from salur.reporting.actions.telling import tell_everybody


def test_somebody_is_told_opens_it_and_has_seen_it(signed_in: SignedIn) -> None:
    client = signed_in("head")
    client.get("/saya/")  # the office's name is asked for once a minute
    with CaptureQueriesContext(connection) as before:
        assert 'class="unseen"' not in client.get("/").content.decode()
    tell_everybody(at=timezone.now())
    with CaptureQueriesContext(connection) as after:
        home = client.get("/").content.decode()
    assert len(after) == len(before), "the counter asks nothing"
    count = re.search(r'class="unseen">(\d+)<', home)
    assert count is not None and int(count[1]) > 0
    page = client.get("/pemberitahuan/").content.decode()
    assert faults(page) == [] and "Satu berita acara menunggu Anda." in page
    assert len(questions(client, "/pemberitahuan/")) <= MOST
    links = re.findall(r'href="(/laporan/[0-9a-f-]{36}/)"', page)
    assert links and client.get(links[0]).status_code == 200
    until = re.search(r'name="until" value="(\d+)"', page)
    assert until is not None
    client.post("/pemberitahuan/dibaca/", {"until": until[1]})
    assert 'class="unseen"' not in client.get("/").content.decode()
    assert client.get("/pemberitahuan/?kind=tidak-ada").status_code == 404
    assert client.post("/pemberitahuan/dibaca/", {"until": "x"}).status_code == 404


def test_a_bank_is_told_of_its_own_alone_and_chooses_how(signed_in: SignedIn) -> None:
    from tests.functional.web.staff import person_id

    tell_everybody(at=timezone.now())
    client = signed_in("bank")
    page = client.get("/pemberitahuan/").content.decode()
    assert "Satu berita acara menunggu Anda." in page and "SPA" not in page
    form = client.get("/saya/pemberitahuan/").content.decode()
    assert faults(form) == [] and "Hanya yang mendesak" in form
    given = {"mails": "URGENT", "hour": "9", "language": "en"}
    assert client.post("/saya/pemberitahuan/", given).status_code == 302
    from salur.access.actions import as_owner

    with as_owner():
        held = choice_of(person_id(signed_in.people["bank"]))
    assert (held.mails, held.hour, held.language) == ("URGENT", 9, "en")
    assert client.post("/saya/pemberitahuan/", given | {"hour": "99"}).status_code == 200


def test_every_kind_has_its_page() -> None:
    from uuid import UUID

    assert all(url_of(kind, UUID(int=1), "6201").count("/") > 2 for kind in KINDS)
