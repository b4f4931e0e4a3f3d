"""After everything that the demo does, no number of any person stands anywhere in the clear.

The demo receives, judges, searches, freezes, reconciles and reports. What is searched is what is
left behind: what the processes said, every file's name and bytes, the database's own files too.
The usual run searches the database's files of the small world that the pages are tested on.
"""

import csv
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from salur.config.postgres import Address
from tests.functional.cli.running import Ended, salur_process
from tests.functional.published import Published

DIGITS = re.compile(rb"\d{12,}")
SECRET = ("nik", "no_kk", "no_rekening", "no_kks")
# What the small world's families have: NIK, KK, account and card.
OF_THE_SMALL_WORLD = re.compile(rb"62010241019[01]\d{4}|0062010000\d{5}|60130100\d{8}")
INPUTS = "files"  # what the simulated parties sent, outside of any installation


def test_no_number_is_in_the_files_of_the_database(
    published: Published, superuser: Address
) -> None:
    with superuser.connect() as admin:
        admin.execute("CHECKPOINT")
        [(place, number)] = admin.execute(
            "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = %s",
            [published.database],
        ).fetchall()
    files = [*(Path(place) / "base" / str(number)).iterdir()]
    assert any(b"6201022001" in file.read_bytes() for file in files), "its desa are no secret"
    assert OF_THE_SMALL_WORLD.search(b"\x09620102410190000160130100")
    for file in files:
        assert OF_THE_SMALL_WORLD.search(file.read_bytes()) is None, file


@pytest.fixture(scope="module")
def ran() -> Iterator[tuple[Path, Ended]]:
    with tempfile.TemporaryDirectory(prefix="salur-test-", ignore_cleanup_errors=True) as name:
        place = Path(name)
        place.chmod(0o755)
        asked = ("demo", "--families", 300, "--no-serve")
        ended = salur_process(*asked, wait=900, SALUR_DATA=str(place / "data"), SALUR_TRAINING="1")
        assert ended.code == 0, ended.err
        yield place / "data", ended


def _secrets(data: Path) -> set[bytes]:
    found: set[bytes] = set()
    for file in (data / INPUTS).rglob("kpm*.csv"):
        text = file.read_text("utf-8-sig")
        delimiter = ";" if ";" in text.split("\n", 1)[0] else ","
        rows = csv.reader(text.splitlines(), delimiter=delimiter)
        head = [cell.strip().lower().replace(" ", "_") for cell in next(rows)]
        places = [head.index(name) for name in SECRET if name in head]
        found |= {row[place].encode() for row in rows for place in places if row[place].isdigit()}
    return {number for number in found if len(number) >= 12}


@pytest.mark.long  # it builds a whole demo
def test_no_number_is_in_what_is_said_kept_or_named(ran: tuple[Path, Ended]) -> None:
    data, ended = ran
    secrets = _secrets(data)
    assert len(secrets) > 500
    assert not secrets & set(DIGITS.findall((ended.out + ended.err).encode()))
    left = [file for file in data.rglob("*") if file.is_file() and INPUTS not in file.parts]
    assert any("postgres" in file.parts for file in left)
    assert any(file.suffix == ".sealed" for file in left)
    for file in left:
        assert not secrets & set(DIGITS.findall(str(file).encode())), file
        assert not secrets & set(DIGITS.findall(file.read_bytes())), file


@pytest.mark.long
def test_the_search_would_find_one(ran: tuple[Path, Ended]) -> None:
    data, _ = ran
    one = next(iter(_secrets(data)))
    assert {one} & set(DIGITS.findall(b"row " + one + b" refused"))
