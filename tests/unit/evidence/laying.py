"""Files of the example layouts: good ones, line by line, to be spoilt by tests."""

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from salur.evidence.domain.describing import read_layout
from salur.evidence.domain.layouts import Layout
from salur.evidence.pipeline.check import Checked
from salur.evidence.pipeline.decoding import Decoders
from salur.evidence.pipeline.layout_decoder import LayoutDecoder
from tests.unit.evidence.making import check

WIDE, DIVIDED = "contoh_lebar.1", "contoh_pisah.1"
SUCCESS = ("0000", 11_000_000)
FAILED = ("5151", 11_000_000)


def text_of_example(label: str) -> str:
    """Give the description of an example that comes with the program."""
    found = resources.files("salur.evidence").joinpath("layouts", f"{label}.toml")
    return found.read_text("utf-8")


def example(label: str = WIDE) -> Layout:
    return read_layout(text_of_example(label), label)


def detail(n: int, code: str = "0000", cents: int = 11_000_000) -> str:
    """One line of a credit, its amount in hundredths of a rupiah."""
    number, nik = f"{6201000000 + n:013}", f"62010241019{n:05}"
    name = f"KELUARGA {n}".ljust(25)
    return f"D{f'R{n:011}'}{number}{cents:015}{nik}{name}{code}{'':14}"


def wide(*batches: Sequence[str], **figures: int) -> list[str]:
    """The lines of a whole file of the wide layout; `figures` replace what its trailer declares."""
    lines = ["HCONTOHTOPUP1" + " " * 7 + "201903" + " " * 74]
    for number, batch in enumerate(batches, start=1):
        total = sum(int(line[26:41]) for line in batch)
        lines.append(f"B{number:012}12032019{total:017}{'':62}")
        lines += [*batch, f"E{len(batch):07}{'':92}"]
    rows = [line for batch in batches for line in batch]
    found = {
        "baris": len(rows),
        "nilai": sum(int(line[26:41]) for line in rows),
        "berhasil": sum(int(line[26:41]) for line in rows if line[82:84] == "00"),
    } | figures
    return [
        *lines, f"T{found['baris']:09}{found['nilai']:017}{found['berhasil']:017}{'':56}",
    ]  # fmt: skip


def divided() -> list[str]:
    """The lines of a whole file of the divided layout; a cell bears its own divider in quotes."""
    return [
        "00|CONTOHSETOR|12/03/2019",
        "10|NTPN01|12/03/2019|220000",
        '20|0062010000001|"SITI ""A|B"" É"|032019|110000',
        "20|0062010000002|ANI|022019|110000",
        "99|1|5",
    ]


def write(path: Path, lines: Sequence[str], end: str = "\r\n", encoding: str = "utf-8") -> Path:
    """Write lines, each with its end."""
    path.write_bytes("".join(line + end for line in lines).encode(encoding))
    return path


def check_laid(path: Path, label: str = WIDE, *, chosen: bool = True) -> Checked:
    """Check a file by an example layout."""
    layout = example(label)
    return check(path, layout.contract, decoders=Decoders((LayoutDecoder(layout),), chosen=chosen))
