"""A home visit from page to page: who is due, the forms to take, one visit recorded, worklists."""

import re
import uuid
from html import unescape

from django.db import connection
from django.urls import reverse
from django.utils import timezone
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.unit.interfaces.web.page_checks import faults

from salur.access.actions import as_owner
from salur.jobs.actions import run_now

_DUE = "/graduasi/kunjungan/"


def _text(response: object) -> str:
    return unescape(response.content.decode())  # type: ignore[attr-defined]


def _family() -> tuple[uuid.UUID, str]:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, kode_wilayah FROM registry_family WHERE path <@ 'id.62.01'"
            " AND ended_from IS NULL AND waiting_since IS NULL ORDER BY id_kpm LIMIT 1"
        )
        return cursor.fetchone()  # type: ignore[no-any-return]


def test_somebody_is_visited_from_page_to_page(signed_in: SignedIn, picture: Pictures) -> None:
    operator, ministry = signed_in("operator"), signed_in("ministry")
    family, desa = _family()
    assert "Pilih provinsi dahulu" in _text(ministry.get(_DUE))
    shown = operator.get(f"{_DUE}?region={desa}")
    picture("kunjungan", shown)
    page = _text(shown)
    assert faults(page) == [] and str(family) in page and "belum dikunjungi" in page
    assert operator.get(f"{_DUE}?why=LAIN").status_code == 404

    one = f"{_DUE}{family}/"
    page = _text(operator.get(one))
    assert faults(page) == [] and "Belum pernah dikunjungi." in page
    key = re.search(r'name="key" value="([^"]*)"', page)
    assert key is not None
    given = {
        "key": key[1], "visited_on": timezone.localdate().isoformat(), "visitor": "Pendamping Contoh",
        "makan_sehari": "2", "jumlah_anggota": "4", "ibu_hamil": "YA",
    }  # fmt: skip
    for field, typed in (("makan_sehari", "9"), ("visited_on", "2999-01-01"), ("visitor", "")):
        answer = operator.post(one, given | {field: typed})
        wrong = _text(answer)
        assert (answer.status_code, faults(wrong)) == (422, []), field
        at_it = re.search(r"<(?:input|select)[^>]*autofocus[^>]*>", wrong)
        assert at_it is not None and f'name="{field}"' in at_it[0], (
            "the first wrong field has the focus"
        )
        assert f'href="#id_{field}"' in wrong and typed in at_it[0]
        assert field == "visitor" or 'value="Pendamping Contoh"' in wrong
        assert f'value="{key[1]}"' in wrong and "Kunjungan tercatat" not in wrong
    empty = {name: given[name] for name in ("key", "visited_on", "visitor")}
    answer = operator.post(one, empty)
    assert (answer.status_code, "Belum ada pertanyaan yang dijawab" in _text(answer)) == (422, True)
    assert 'id="kesalahan" autofocus' in _text(answer)
    assert signed_in("auditor").post(one, given).status_code == 403
    page = _text(operator.post(one, given, follow=True))
    assert "Kunjungan tercatat." in page and "Makan sehari: 2, di bawah batas 3." in page
    assert "masih punya komponen program" in page and "Pendamping Contoh" in page
    again = _text(operator.post(one, given, follow=True))
    assert again.count("Pendamping Contoh") == page.count("Pendamping Contoh")
    assert str(family) not in _text(operator.get(f"{_DUE}?region={desa}")), "it is due no more"
    assert one in _text(operator.get(reverse("family-along", args=[family])))

    for address, start in (
        (f"{one}kertas/", b"%PDF-"),
        (f"{_DUE}formulir.xlsx", b"PK"),
        (f"{_DUE}formulir.xml", b"<?xml"),
    ):
        assert operator.get(address).content.startswith(start), address


def test_worklists_come_at_once_or_by_a_job(signed_in: SignedIn) -> None:
    operator = signed_in("operator")
    _one, desa = _family()
    answer = operator.post(f"{_DUE}daftar/?region={desa}", {"key": "k1"})
    assert answer.content.startswith(b"%PDF-") and desa in answer["Content-Disposition"]
    answer = operator.post(f"{_DUE}daftar/?region=6201", {"key": "k2"})
    job = answer["Location"].rstrip("/").rpartition("/")[2]
    assert "Menyusun daftar kunjungan" in _text(operator.get(answer["Location"]))
    assert signed_in("facilitator").get(answer["Location"]).status_code == 404
    run_now(uuid.UUID(job))
    assert "Unduh ZIP" in _text(operator.get(answer["Location"]))
    taken = operator.post(f"{answer['Location']}unduh/")
    assert b"".join(taken.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
