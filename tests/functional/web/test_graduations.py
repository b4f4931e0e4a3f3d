"""A family's way from the proposal until it is told, page by page; the rest stands in journey 9."""

import re
import uuid
from html import unescape

from django.db import connection
from django.test import Client
from django.utils import timezone
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.unit.interfaces.web.page_checks import faults

from salur.access.actions import as_owner
from salur.kernel.period import Period


def _text(response: object) -> str:
    return unescape(response.content.decode())  # type: ignore[attr-defined]


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


def _deed(client: Client, address: str, what: str, **given: str) -> str:
    """Take a step as its form on the page has it; give the page that answers."""
    page = _text(client.get(address))
    prefixed = {f"{what}-{name}": value for name, value in given.items()}
    key = {f"{what}-key": _hidden(page, f"{what}-key")}
    return _text(client.post(f"{address}{what}/", prefixed | key, follow=True))


def _member() -> uuid.UUID:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM registry_family WHERE path <@ 'id.62.01.02'"
            " AND ended_from IS NULL AND waiting_since IS NULL ORDER BY id_kpm LIMIT 1"
        )
        return cursor.fetchone()[0]  # type: ignore[no-any-return]


def test_a_family_is_proposed_decided_on_and_told_from_page_to_page(
    signed_in: SignedIn, picture: Pictures
) -> None:
    facilitator, operator = map(signed_in, ("facilitator", "operator"))
    family = _member()
    today = timezone.localdate()
    meeting, asked = today.isoformat(), str(Period(today.year, today.month).shift(1))

    page = _text(facilitator.get(f"/graduasi/keluarga/{family}/"))
    new = f"/graduasi/baru/{family}/"
    assert new in page
    page = _text(facilitator.get(new))
    assert faults(page) == []
    given = {"kind": "MANDIRI", "source": "family", "key": _hidden(page, "key")}
    assert "words" in _text(facilitator.post(new, given))  # the reason is missing
    answer = facilitator.post(new, {**given, "words": "Warung kami sudah ramai."})
    address = answer["Location"]
    visit = f"/graduasi/kunjungan/{family}/"
    found = {"jumlah_anggota": 4, "pendapatan_bulan": 4_000_000, "makan_sehari": 3,
             "nilai_simpanan": 300_000, "bulan_bekerja": 12}  # fmt: skip
    seen = {"key": _hidden(_text(facilitator.get(visit)), "key"), "visited_on": meeting}
    answer = facilitator.post(visit, {**seen, "visitor": "Pendamping Contoh", **found}, follow=True)
    assert "maju selangkah" in _text(answer) and address in _text(answer)
    todo = _text(operator.get("/tugas/keluarga/"))
    assert "menunggu keputusan musyawarah desa" in todo and 'href="/graduasi/musdes/"' in todo
    (row,) = re.findall(
        r'href="(/graduasi/musdes/desa/[^"]+)"', _text(operator.get("/graduasi/musdes/"))
    )
    evening = operator.get(row)
    picture("musdes", evening)
    assert faults(_text(evening)) == [] and f'id="alasan-{address.split("/")[2]}"' in _text(evening)

    said = _deed(operator, address, "keluar", no_ba=" ", tanggal_ba=meeting, asked=asked)
    assert 'id="keluar-no_ba' in said or "keluar-no_ba" in said  # without a number nobody leaves
    _deed(operator, address, "keluar", no_ba="BA/GRAD/1", tanggal_ba=meeting, asked=asked)
    shown = operator.get(address)
    picture("graduasi", shown)
    page = _text(shown)
    assert faults(page) == [] and "BA/GRAD/1" in page and "Warung kami sudah ramai." in page
    printed = operator.post(f"{address}surat/", {})
    every = operator.post("/graduasi/surat/", {"case": address.split("/")[2]})
    assert printed.content[:4] == every.content[:4] == b"%PDF"
    _deed(operator, address, "sampaikan", letter_no="460/1", on=meeting, to="Ibu Contoh")
    assert "Dapat keberatan sampai" in _text(facilitator.get(address))

    case = address.split("/")[2]
    early = operator.post("/graduasi/musdes/ajukan/?region=6201", {"case": case, "key": "k"})
    assert early.status_code == 422 and "G-" in _text(early), "who may still object is named"
    letters = f"/graduasi/musdes/surat/{case}/"
    assert "sudah disampaikan" in _text(operator.get(letters))
    again = {"on": meeting, "letter_no": "460/1", "key": "k", f"beri-{case}": "1"}
    twice = operator.post(letters, {**again, f"penerima-{case}": "Ibu Contoh", "do": "record"})
    assert twice.status_code == 422 and f'href="{address}' not in _text(twice)
    listed = _text(operator.get("/graduasi/?which=TOLD&region=6201"))
    assert address in listed and faults(listed) == []
    assert "diberi tahu" in _text(operator.get(f"/graduasi/keluarga/{family}/ringkas/"))
    sheet = operator.post("/graduasi/unduh/", {"region": "6201", "which": "TOLD"})
    assert sheet.content[:2] == b"PK" and "graduasi-6201.xlsx" in sheet["Content-Disposition"]


def test_who_may_not_see_a_case_does_not_and_what_nobody_offers_is_not_found(
    signed_in: SignedIn,
) -> None:
    bank, operator = signed_in("bank"), signed_in("operator")
    assert bank.get("/graduasi/").status_code == 403
    assert operator.get("/graduasi/?which=APA").status_code == 404
    assert operator.get(f"/graduasi/{uuid.uuid4()}/").status_code == 404
    assert operator.post("/graduasi/surat/", {"case": str(uuid.uuid4())}).status_code == 404
    assert "Graduasi keluarga" in _text(operator.get("/mesin/?name=case"))
