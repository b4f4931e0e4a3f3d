"""A rakor of the four provinces through the web: from the plan to the follow-up in the next pack."""

import re
import uuid

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.functional.web.conftest import SignedIn
from tests.functional.web.staff import PEOPLE, enrol_one

from salur.jobs import queries as jobs
from salur.jobs.actions import run_now
from salur.reporting.actions.packs import subject_of

_PROVINCES = ["62", "63", "64", "65"]


def _post(client: Client, address: str, **given: object) -> str:
    done = client.post(address, {"key": uuid.uuid4().hex, **given}, follow=True)
    text: str = done.content.decode()
    if done.status_code != 200:
        raise AssertionError(re.sub(r"<[^>]+>|\s+", " ", text.partition("<main")[2])[:600])
    return text


def _planned(client: Client, title: str) -> str:
    form = client.get("/rakor/baru/?period=2019-03").content.decode()
    assert "Rencanakan rapat" in form and "Kalimantan Utara" in form
    given = {
        "title": title, "held_on": timezone.localdate().isoformat(), "place": "Balikpapan",
        "codes": [code for code in _PROVINCES if f'value="{code}"' in form],
        "period": "2019-03", "invited": ["dinsos", "bank", "bulog"],
    }  # fmt: skip
    done = client.post("/rakor/baru/?period=2019-03", {"key": uuid.uuid4().hex, **given})
    assert done.status_code == 302, re.sub(r"<[^>]+>", " ", done.content.decode())[:1500]
    return str(done.url)  # type: ignore[attr-defined]


def _packed(client: Client, here: str) -> str:
    _post(client, f"{here}siapkan/")
    (job, *_older) = jobs.jobs_of(subject_of(uuid.UUID(here.split("/")[2])))
    status = run_now(job.id)
    assert status.state == "done", status.message
    return client.get(here).content.decode()


def test_a_rakor_of_four_provinces_goes_from_the_plan_to_the_next_pack(signed_in: SignedIn) -> None:
    ministry = signed_in("ministry")
    here = _planned(ministry, "Rakor Tahap II")
    page = _post(ministry, f"{here}agenda/")
    assert "Realisasi BPNT Kabupaten Kotawaringin Barat rendah" in page
    page = _post(ministry, f"{here}tambah/", words="Angkutan sungai", code="6201")
    options = re.findall(r'<option value="([0-9a-f-]{36})">(\d+\. [^<]+)', page)
    own = next(value for value, label in options if "Angkutan sungai" in label)
    _post(ministry, f"{here}urut/", item=own, way="up")
    first = options[0][0]
    page = _post(ministry, f"{here}keluarkan/", item=first, reason="Sudah dibahas kemarin")
    assert "Sudah dibahas kemarin" in page
    _who_is_invited_changes(ministry, here)
    page = _packed(ministry, here)
    assert "Bahan siap" in page and f"{here}bahan/6201/" in page and "Cetak semua bahan" in page
    assert ministry.get(f"{here}bahan/6201/").content.startswith(b"%PDF")
    assert ministry.get(f"{here}bahan/").content.startswith(b"%PDF")
    page = _post(ministry, f"{here}buka/")
    owner = re.search(r'<option value="([0-9a-f-]{36})">Dinas Sosial[^<]*Kotawaringin Barat', page)
    assert owner is not None
    _post(ministry, f"{here}hadir/", **{f"present-{owner[1]}": "1", f"people-{owner[1]}": "Kadis"})
    page = _post(ministry, f"{here}putuskan/", words="Serahkan 30 kartu di Arut Selatan",
                 owner=owner[1], due=timezone.localdate().isoformat(), code="6201",
                 cause="CARD_UNDISTRIBUTED", item=own)  # fmt: skip
    assert "Serahkan 30 kartu" in page
    obstacle = re.search(r'href="(/hambatan/[0-9a-f-]{36}/)"[^>]*>(H-\d+)', page)
    assert obstacle is not None and f'href="{here}"' in ministry.get(obstacle[1]).content.decode()
    page = _post(ministry, f"{here}susun/", notes="Selesai pukul 15.00")
    assert "konsep, menunggu pengesahan" in page and "/sahkan/" not in page
    chair = SignedIn({"chair": enrol_one("ministry", *PEOPLE["ministry"])})("chair")
    digest = re.search(r'name="digest" value="([0-9a-f]{64})"', chair.get(here).content.decode())
    assert digest is not None
    assert ministry.get(f"{here}notula/1/").content.startswith(b"%PDF")
    # Who wrote it is offered no signature and gets none; another gives it back, then signs.
    refused = ministry.post(f"{here}sahkan/", {"key": "s", "digest": digest[1]})
    assert refused.status_code == 422
    page = _post(chair, f"{here}kembalikan/", digest=digest[1], reason="Jam selesai keliru")
    assert "dikembalikan" in page and "Jam selesai keliru" in page
    page = _post(ministry, f"{here}susun/", notes="Selesai pukul 16.00")
    digest = re.search(r'name="digest" value="([0-9a-f]{64})"', chair.get(here).content.decode())
    assert digest is not None and "Jam selesai keliru" not in page
    assert "Notula disahkan" in _post(chair, f"{here}sahkan/", digest=digest[1])
    refused = ministry.post(f"{here}susun/", {"key": "x", "notes": "lain"})
    assert refused.status_code == 422  # a correction names its reason

    _the_next_begins_with_what_became_of_it(ministry, here, obstacle)
    _everybody_sees_their_own(signed_in, here)


def _who_is_invited_changes(ministry: Client, here: str) -> None:
    form = ministry.get(f"{here}ubah/").content.decode()
    kept = re.findall(r'name="keep" value="([0-9a-f-]{36})"', form)
    pemda = re.search(r'<option value="([0-9a-f-]{36})">Pem[^<]*Kotawaringin Barat', form)
    assert len(kept) > 2 and pemda is not None
    given = {"title": "Rakor Tahap II", "held_on": timezone.localdate().isoformat()}
    page = _post(ministry, f"{here}ubah/", place="Balikpapan", keep=kept, add=[pemda[1]], **given)
    assert "Undangan diubah" in page
    again = ministry.get(f"{here}ubah/").content.decode()
    assert f'name="keep" value="{pemda[1]}"' in again


def _the_next_begins_with_what_became_of_it(
    ministry: Client, here: str, obstacle: re.Match[str]
) -> None:
    following = _planned(ministry, "Rakor Tahap III")
    page = _packed(ministry, following)
    assert "Keputusan rapat sebelumnya" in page and obstacle[2] in page
    for address in (following, "/rakor/", here, obstacle[1]):
        ministry.get(address)
        with CaptureQueriesContext(connection) as asked:
            ministry.get(address)
        counted = [q["sql"] for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert len(counted) <= 12, "\n".join(sql[:120] for sql in counted)


def _everybody_sees_their_own(signed_in: SignedIn, here: str) -> None:
    # A kab/kota sees what is its own, a bank what is its own, another bank nothing.
    head = signed_in("head")
    page = head.get(here).content.decode()
    assert "Serahkan 30 kartu" in page and "Versi 1" not in page
    assert head.get(f"{here}bahan/6201/").status_code == 200
    assert head.get(f"{here}bahan/6202/").status_code == 404
    assert head.get(f"{here}notula/1/").status_code == 404
    assert "Rakor Tahap III" in head.get("/rakor/").content.decode()
    bank = signed_in("bank")
    page = bank.get(here).content.decode()
    assert "Serahkan 30 kartu" not in page
    assert bank.get(f"{here}bahan/6201/").status_code == 404
    assert signed_in("agency").get(here).status_code == 404  # Dukcapil was not invited
    assert signed_in("province").post(f"{here}susun/", {"key": "y"}).status_code == 403
    empty = signed_in("province").get("/rakor/?region=6202").content.decode()
    assert "Rakor Tahap II" in empty
