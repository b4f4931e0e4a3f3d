"""Crosswalks: what comes along, what an office imports, and what is refused of it."""

import datetime as dt
import uuid
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor, NotAllowed
from salur.audit.models import Event
from salur.evidence.queries import known_regions
from salur.places import actions, queries

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 1, 2, 8, tzinfo=dt.UTC)
CITATION = "BPS, bridging 2020"
HEAD = "kode_bps,nama_bps,kode_dagri,nama_dagri\n"


def _load(directory: Path, text: str, **changes: object) -> actions.CrosswalkLoaded:
    file = directory / "padanan.csv"
    file.write_text(text, encoding="utf-8")
    values = {"system": "bps-2020", "citation": CITATION, "by": SYSTEM, "at": AT, **changes}
    return actions.import_crosswalk(file, **values)  # type: ignore[arg-type]


def _codes(system: str = "bps-2020") -> dict[str, str]:
    return {walk.system: dict(walk.codes) for walk in queries.crosswalks()}[system]


def test_the_kabkota_of_the_four_provinces_come_along() -> None:
    assert len(_codes()) == 42
    assert _codes()["6402"] == "6407"


def test_kecamatan_are_imported_on_top_and_once(tmp_path: Path) -> None:
    text = HEAD + "6201040,ARUT SELATAN,62.01.02,ARUT SELATAN\n6402,KUTAI BARAT,6407,X\n"
    assert _load(tmp_path, text) == actions.CrosswalkLoaded("bps-2020", 2, 1)
    assert _codes()["6201040"] == "620102"
    assert known_regions(None).crosswalks[0].codes["6201040"] == "620102"
    again = _load(tmp_path, text)
    assert again.repeated and len(_codes()) == 43
    with as_owner():
        assert Event.objects.filter(action="crosswalk.imported").count() == 1


def test_another_system_has_a_name_of_its_own(tmp_path: Path) -> None:
    assert (
        _load(
            tmp_path,
            "kode;x\n".replace(";x", ",kode_kemendagri") + "6402,6402\n",
            system="bps-2023",
        ).added
        == 1
    )
    assert _codes("bps-2023") == {"6402": "6402"}
    assert _codes()["6402"] == "6407"


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (HEAD + "6402,A,6402,B\n", "crosswalk_differs", "6402 → 6402 (6407)"),
        (HEAD + "640,A,6402,B\n6403,A,9999,B\n6403010,A,6402,B\n6405,A,6403,B\n6405,A,6407,B\n",
         "crosswalk_faulty", "1 baris salah bentuk, 1 ke kode yang tidak ada"),
        (HEAD, "crosswalk_faulty", "tidak ada baris"),
        ("a,b\n1,2\n", "crosswalk_unreadable", "kode_bps"),
        ("", "crosswalk_unreadable", "kode_bps"),
        ("\0\0", "crosswalk_unreadable", "tidak dapat dibaca"),
    ],
)  # fmt: skip
def test_a_wrong_crosswalk_is_refused_whole(
    tmp_path: Path, text: str, code: str, said: str
) -> None:
    with pytest.raises(actions.CrosswalkRefused, match=code) as refused:
        _load(tmp_path, text)
    assert said in refused.value.message.id
    assert len(_codes()) == 42


def test_a_crosswalk_needs_a_name_a_source_and_somebody_who_may(tmp_path: Path) -> None:
    text = HEAD + "6201040,A,620102,B\n"
    for changes, code in (
        ({"system": "BPS 2020"}, "crosswalk_misnamed"),
        ({"citation": " "}, "citation_missing"),
    ):
        with pytest.raises(actions.CrosswalkRefused, match=code):
            _load(tmp_path, text, **changes)
    budi = Actor(uuid.UUID(int=1), None, frozenset({"operator"}), ("id",), "Budi")
    with pytest.raises(NotAllowed, match="role_missing"):
        _load(tmp_path, text, by=budi)


def test_the_program_itself_writes_no_crosswalk() -> None:
    with (
        pytest.raises(DatabaseError, match="permission"),
        transaction.atomic(),
        connection.cursor() as c,
    ):
        c.execute("DELETE FROM places_crosswalk")
