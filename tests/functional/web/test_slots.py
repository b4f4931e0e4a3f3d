"""Families leave by berita acara, and those who follow on the waiting list stand on the next list."""

import re
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.functional.web.test_changes import KEY, _endorse, _text
from tests.functional.web.test_weight import _CONTROL, MOST

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs.actions import load_quotas
from salur.programs.domain import QuotaRow
from salur.registry import actions as registry
from salur.registry import queries

FOLLOW = "/graduasi/tempat/susul/?region=6201"


def _quota(kpm: int) -> Period:
    """Let the kab/kota have a quota in the months that a list may still be changed for."""
    today = timezone.localdate()
    month = Period(today.year, today.month).shift(1)
    claim = QuotaRow("6201", Program.BPNT, month, month.shift(1), kpm, "SK-9")
    load_quotas([claim], evidence=uuid.uuid4(), by=SYSTEM, at=timezone.now(), key="")
    return month


def _listed(month: Period) -> set[str]:
    with as_owner(), connection.cursor() as cursor:
        registry.apply_due_changes(path="id.62.01", period=month, by=SYSTEM, at=timezone.now())
        queries.stage_families("id.62.01", month.number)
        cursor.execute("SELECT id_kpm FROM registry_staged")
        return {row[0] for row in cursor.fetchall()}


def _post_by_key(
    client: Client, page: str, url: str, values: dict[str, object], to: str = ""
) -> object:
    key = KEY.search(page.partition(url.partition("?")[0])[2] or page)
    assert key is not None
    return client.post(to or url, {"key": key[1], **values}, follow=True)


@pytest.mark.django_db
def test_who_leaves_is_followed_by_the_next_of_the_waiting_list(
    signed_in: SignedIn, picture: Pictures
) -> None:
    enter_scope(SYSTEM)
    before = len(_listed(_quota(10_000)))
    operator, head = signed_in("operator"), signed_in("head")
    assert operator.get("/graduasi/tempat/").status_code == 200
    assert "Tidak ada tempat yang kosong di sini." in _text(operator.get(FOLLOW))
    done = _text(_endorse(head))
    assert "graduasi/tempat/?nomor=" in done, "the berita acara leads to the place it frees"
    page = _text(operator.get("/graduasi/tempat/?region=6201"))
    assert "CONTOH SITI 1" in page and "susul/" in page
    with CaptureQueriesContext(connection) as asked:
        shown = operator.get(FOLLOW)
    picture("menyusul", shown)
    plan = _text(shown)
    told = [one["sql"] for one in asked if not _CONTROL.match(one["sql"])]
    assert len(told) <= MOST, "\n".join(told)
    # W0 replaces somebody already: the place goes to whoever is next.
    assert "CONTOH TUNGGU 1<" in plan and "Usulkan 1 keluarga ini" in plan
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', plan)
    assert seen is not None
    proposed = _text(_post_by_key(operator, plan, FOLLOW, {"seen": seen[1]}))
    assert "1 keluarga diusulkan" in proposed and "tempat yang kosong" in proposed
    (change,) = re.findall(
        r'name="change" value="(\d+)" aria-label="Pilih CONTOH TUNGGU 1"', proposed
    )
    month = _quota(10_000)
    _post_by_key(
        operator, proposed, "/perubahan/catat/",
        {"change": change, "no_ba": "470/9/BA", "tanggal_ba": "2019-04-01", "asked": str(month)},
    )  # fmt: skip
    assert "1 baris disahkan" in _text(_endorse(head))
    page = _text(operator.get("/graduasi/tempat/?region=6201&state=terisi"))
    assert "CONTOH TUNGGU 1" in page and "470/9/BA" in page
    enter_scope(SYSTEM)
    listed = _listed(month.shift(1))
    assert {"W0", "W1"} <= listed and not {"K1", "K2"} & listed
    assert len(listed) == before, "who left was followed, one by one"


@pytest.mark.django_db
def test_only_the_head_gives_a_place_up(signed_in: SignedIn) -> None:
    operator, head = signed_in("operator"), signed_in("head")
    _endorse(head)
    assert 'name="slot"' not in _text(operator.get("/graduasi/tempat/"))
    page = _text(head.get("/graduasi/tempat/"))
    (slot,) = re.findall(r'name="slot" value="([0-9a-f-]{36})"', page)
    refused = _text(_post_by_key(head, page, "/graduasi/tempat/tutup/", {"slot": slot}))
    assert "Alasannya belum dipilih" in refused
    given = {"slot": slot, "reason": "quota", "number": "SK-12"}
    done = _text(_post_by_key(head, page, "/graduasi/tempat/tutup/", given))
    assert "1 tempat ditutup" in done and "SK-12" in done
    assert operator.post("/graduasi/tempat/buka/", {"slot": slot}).status_code == 403
    done = _text(
        _post_by_key(
            head, done, "/graduasi/tempat/tutup/", {"slot": slot}, "/graduasi/tempat/buka/"
        )
    )
    assert "1 tempat dibuka kembali" in done
    assert signed_in("bank").get("/graduasi/tempat/").status_code == 403
