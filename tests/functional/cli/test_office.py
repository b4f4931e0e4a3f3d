"""One office's day at the command line: set up, people, regions, a file, a month, its report."""

import gzip
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import copied_database
from tests.functional.cli.running import Ended, Listening, salur, salur_process

PASSWORD = "rahasia-sekali-2019"
REGIONS = "62,KALIMANTAN TENGAH\n62.01,KAB. KOTAWARINGIN BARAT\n62.01.02,ARUT SELATAN\n"


def _later(*values: object) -> object:
    """A case that waits for `make test-long`."""
    return pytest.param(*values, marks=pytest.mark.long)


@dataclass(frozen=True)
class Office:
    """An installation of its own, and what was refused before it had anybody."""

    listening: Listening
    weak: Ended
    unknown: Ended

    def __call__(self, *arguments: object) -> Ended:
        return self.listening(*arguments)


@pytest.fixture(scope="module")
def office(
    superuser: object, django_db_setup: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """An installation on a server that is there already, its database migrated and empty."""
    from django.db import connection

    place = tmp_path_factory.mktemp("office")
    with copied_database(superuser, connection.settings_dict["NAME"]) as address:
        one = Listening(
            SALUR_DATA=str(place / "data"), XDG_STATE_HOME=str(place / "state"),
            SALUR_DATABASE_URL=address.url,  # type: ignore[attr-defined]
        )  # fmt: skip
        try:
            asked = ("user", "add-admin", "--email", "adm@salur.test", "--name", "Siti Aminah")
            weak = one(*asked, typed="123")
            unknown = one(*asked, "--organisation", "DINSOS-9999", typed=PASSWORD)
            more = ("--provinces", "62", "--since", "2019-01-01")
            made = one(*asked, *more, typed=PASSWORD)
            assert made.code == 0, made.err
            yield Office(one, weak, unknown)
        finally:
            one.close()


@pytest.mark.long
def test_there_is_one_first_administrator(office: Office) -> None:
    again = office("user", "add-admin", "--email", "b@salur.test", "--name", "Budi")
    assert again.code == 2 and "Administrator sudah ada" in again.err
    assert "adm@salur.test" in office("user", "list", "--organisation", "KEMENSOS").out


def test_a_weak_password_and_an_unknown_office_are_refused(office: Office) -> None:
    assert office.weak.code == 2 and "Kata sandi" in office.weak.err
    assert office.unknown.code == 2 and "DINSOS-9999" in office.unknown.err


def test_an_invitation_prints_its_link_once(office: Office) -> None:
    asked = ("user", "invite", "--email", "ani@salur.test", "--name", "Ani",
             "--organisation", "DINSOS-6201", "--role", "operator")  # fmt: skip
    invited = office(*asked, "--address", "https://salur.example")
    assert invited.code == 0, invited.err
    assert invited.out.startswith("https://salur.example/undangan/")
    refused = office(*asked[:-1], "raja")
    assert refused.code == 2 and "Peran tidak dikenal" in refused.err


def test_another_edition_of_regions_is_loaded_once_and_a_faulty_one_not(
    office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "wilayah.csv"
    file.write_text(REGIONS, encoding="utf-8")
    asked = ("regions", "import", file, "--edition", "uji", "--from", "2018-01-01")
    first, second = office(*asked), office(*asked, "--lang", "en")
    assert (first.code, first.out) == (0, "Edisi uji: 3 wilayah.\n"), first.err
    assert second.out == "Edition uji: 3 regions, loaded before.\n"
    file.write_text("62.01,ORPHAN\n62.01,TWICE\n", encoding="utf-8")
    faulty = office("regions", "import", file, "--edition", "x", "--from", "2017-01-01")
    assert faulty.code == 2 and "tidak dimuat" in faulty.err
    missing = office("regions", "import", "none.csv", "--edition", "x", "--from", "2017-01-01")
    assert missing.code == 2 and "none.csv" in missing.err


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        _later("gzip that is none", b"\x1f\x8b\x08" + b"\0" * 40),
        _later("zeros", b"62,KAL\0IMANTAN\n"),
        _later("an endless cell", b"62," + b"x" * (1 << 20)),
        ("a bomb", gzip.compress(b"0" * (60 << 20), 1)),
        ("pipe", None),
        _later("device", None),
    ],
)  # fmt: skip
def test_what_is_no_list_of_regions_is_refused(
    office: Office, tmp_path: Path, kind: str, content: bytes | None
) -> None:
    file = Path("/dev/zero") if kind == "device" else tmp_path / "wilayah.csv"
    if content is not None:
        file.write_bytes(content)
    elif kind == "pipe":
        os.mkfifo(file)
    ended = office("regions", "import", file, "--edition", "x", "--from", "2017-01-01")
    assert ended.code == 2 and "tidak dapat dibaca" in ended.err, ended


@pytest.mark.parametrize("name", ["", _later("x" * 61), _later("a\tb")])
def test_an_edition_has_a_name(office: Office, name: str) -> None:
    asked = ("regions", "import", "/dev/zero", "--edition", name, "--from", "2017-01-01")
    misnamed = office(*asked)
    assert misnamed.code == 2 and "Nama edisi" in misnamed.err, misnamed


@pytest.mark.parametrize(
    ("email", "name", "said"),
    [
        ("tanpa at", "Ani", "surel"),
        _later("a" * 400 + "@salur.test", "Ani", "surel"),
        _later("a@salur.test", " ", "Nama"),
        _later("a@salur.test", "A" * 201, "Nama"),
        ("a@salur.test", "Ani\x1b[31m", "Nama"),
    ],
)
def test_nobody_is_invited_under_an_address_or_a_name_that_is_none(
    office: Office, email: str, name: str, said: str
) -> None:
    ended = office("user", "invite", "--email", email, "--name", name,
                   "--organisation", "DINSOS-6201", "--role", "operator")  # fmt: skip
    assert ended.code == 2 and said in ended.err, ended


@pytest.mark.long
def test_names_that_no_file_can_have_are_refused(office: Office, tmp_path: Path) -> None:
    endless = tmp_path / ("x" * 300)
    for typed in (("backup", endless), ("restore", endless), ("restore", "/dev/zero")):
        ended = office(*typed)
        assert ended.code == 2 and "Selanjutnya: " in ended.err, ended
    odd = salur("cycle", "list", "--as", "\udcff", "--period", "2019-03")
    assert odd.code == 2 and "UTF-8" in odd.err
    host = office("serve", "--host", "999.1.1.1", "--port", "0")
    assert host.code == 2 and "999.1.1.1" in host.err, host


@pytest.mark.parametrize(
    "url", ["nonsense", _later("mysql://a@b/c"), _later("postgresql://a@b:x/c")]
)
def test_an_address_of_no_database_is_refused(tmp_path: Path, url: str) -> None:
    ended = salur_process(
        "user", "list", "--organisation", "X", SALUR_DATA=str(tmp_path / "data"),
        SALUR_DATABASE_URL=url,
    )  # fmt: skip
    assert ended.code == 2 and "SALUR_DATABASE_URL" in ended.err, ended


@pytest.mark.long
def test_who_is_not_there_cannot_act(office: Office) -> None:
    for asked in (
        ("evidence", "list", "--as", "nobody@salur.test"),
        ("cycle", "list", "--as", "nobody@salur.test", "--period", "2019-03"),
        ("report", "list", "--as", "nobody@salur.test", "--period", "2019-03"),
    ):
        ended = office(*asked)
        assert ended.code == 2 and "nobody@salur.test" in ended.err


def test_an_administrator_sees_no_data(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "kuota.csv"
    file.write_text("kode_wilayah,program,periode,kpm\n6201,BPNT,2019-03,10\n", encoding="utf-8")
    ended = office("evidence", "receive", file, "--contract", "kuota", "--sender", "DINSOS-6201",
                   "--region", "62.01", "--as", "adm@salur.test")  # fmt: skip
    assert ended.code == 2 and "Peran Anda" in ended.err


@pytest.mark.parametrize(
    "typed",
    [
        ["serve", "--port", "many"],
        ["serve", "--port", "99999"],
        ["demo", "--families", "many"],
        ["regions", "import", "x.csv", "--edition", "e", "--from", "kemarin"],
        ["evidence", "list"],
        ["evidence", "receive", "x", "--contract", "kpm", "--sender", "S", "--as", "a",
         "--region", "Kalimantan"],
        ["cycle", "list", "--as", "a", "--period", "2019"],
        ["cycle", "open", "--program", "PKH", "--period", "2019-03", "--region", "62", "--as", "a"],
        ["report", "draft", "--program", "BPNT", "--period", "2019-03", "--region", "x",
         "--as", "a"],
        ["user"],
        ["backup"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_bad_usage_is_refused_before_anything_starts(typed: list[str]) -> None:
    ended = salur(*typed)
    assert ended.code == 2 and ended.err.startswith("Ditolak: "), ended


def test_the_keys_may_not_lie_inside_the_data(tmp_path: Path) -> None:
    ended = salur_process(
        "user", "list", "--organisation", "X", SALUR_DATA=str(tmp_path),
        SALUR_KEYS=str(tmp_path / "keys"),
    )  # fmt: skip
    assert ended.code == 2 and "SALUR_KEYS" in ended.err
    assert not list(tmp_path.iterdir())


def test_a_server_that_does_not_answer_is_said_plainly(tmp_path: Path) -> None:
    ended = salur_process(
        "user", "list", "--organisation", "X", SALUR_DATA=str(tmp_path / "data"),
        SALUR_DATABASE_URL="postgresql://salur_app@127.0.0.1:1/salur",
    )  # fmt: skip
    assert ended.code == 2 and "tidak menjawab" in ended.err, ended


@pytest.mark.long
def test_a_crosswalk_is_loaded_once_and_a_faulty_one_not(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "padanan.csv"
    file.write_text("kode_bps,kode_dagri\n6201040,620102\n6402,6407\n", encoding="utf-8")
    asked = ("regions", "crosswalk", "import", file, "--citation", "BPS 2020")
    first = office(*asked)
    assert (first.code, first.out) == (0, "Padanan bps-2020: 2 kode, 1 baru.\n"), first.err
    assert office(*asked, "--lang", "en").out == "Crosswalk bps-2020: 2 codes, 0 new.\n"
    file.write_text("kode_bps,kode_dagri\n6402,6402\n", encoding="utf-8")
    assert "6402 → 6402 (6407)" in office(*asked).err


@pytest.mark.long
def test_a_region_is_succeeded_and_a_wrong_successor_is_refused(
    office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "pengganti.csv"
    file.write_text("kode_lama,kode_baru\n6201022001,6201022004\n", encoding="utf-8")
    asked = ("regions", "succeed", file, "--citation", "UU contoh", "--from")
    assert "hari pertama" in office(*asked, "2030-01-02").err
    done = office(*asked, "2030-01-01")
    assert done.code == 0 and done.out.startswith("1 desa berganti kode: 0 keluarga"), done.err
    assert "Tidak ada yang baru." in office(*asked, "2030-01-01").out
    assert office("regions", "left").code == 0
    assert "H-0000001" in office("regions", "place", "H-0000001", "6201022004").err
    file.write_text("6201022001,6201999999\n", encoding="utf-8")
    refused = office(*asked, "2030-01-01")
    assert refused.code == 2 and "6201999999" in refused.err
