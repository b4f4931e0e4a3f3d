"""The physical lines of a text, each with its number, for formats whose unit is the line.

A text that the engine can take is read where it lies. Every other one (blank lines, mixed line
ends, stray signs) is first written anew, line for line, so that a line keeps its number.
"""

import codecs
from dataclasses import dataclass
from pathlib import Path

from salur.batch.session import text_literal
from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.plain import LONGEST_LINE
from salur.evidence.pipeline.unpacking import CHUNK, made, recoded

DIVIDER = "\x1f"  # stands in no line, so that each is one cell to the engine
_ODD = (b"\x00", DIVIDER.encode(), b"\n\n", b"\n\r")

_ODD_FIRST = (b"\n", b"\r", codecs.BOM_UTF8)


@dataclass
class _Facts:
    """What reading every byte once tells of a text."""

    odd: bool = False
    ascii: bool = True
    returns: int = 0
    ends: int = 0
    pairs: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether every line ends alike, and none is blank or bears a sign of ours."""
        pairs = self.pairs
        return not self.odd and self.returns == pairs and pairs in (0, self.ends)


def plain_lines(path: Path, scratch: Path, encoding: str) -> Path:
    """Give the text in UTF-8 with plain lines: as it lies there, or written anew in `scratch`.

    Blank lines become a blank each. Refused: letters of another encoding, an endless line.
    """
    if encoding == "windows-1252":
        path = recoded(path, scratch)
    facts = _look(path)
    if encoding == "ascii" and not facts.ascii:
        raise refusals.other_letters(encoding)
    if facts.is_plain:
        return path
    target = made(scratch, path)
    with (
        path.open(encoding="utf-8-sig", newline=None) as text,
        target.open("w", encoding="utf-8", newline="") as out,
    ):
        for line in text:
            bare = line.rstrip("\n").replace("\x00", " ").replace(DIVIDER, " ")
            out.write((bare or " ") + "\n")
    return target


def scan_of_lines(path: Path) -> str:
    """Give the SQL that reads `row`, the number of a line from 1, and `line`; needs order."""
    return (
        "(SELECT row_number() OVER () AS row, coalesce(line, '') AS line FROM"
        f" read_csv({text_literal(str(path))}, auto_detect = false, header = false,"
        f" delim = '{DIVIDER}', quote = '', escape = '', strict_mode = true,"
        f" max_line_size = {LONGEST_LINE}, buffer_size = {4 * LONGEST_LINE},"
        " columns = {line: 'VARCHAR'}))"
    )


def first_lines(path: Path, encoding: str, most: int) -> list[str]:
    """Give the first lines, none longer than a chunk; letters of another encoding are replaced."""
    with path.open("rb") as file:
        start = file.read(CHUNK)
    name = {"ascii": "ascii", "windows-1252": "cp1252"}.get(encoding, "utf-8-sig")
    text = start.decode(name, errors="replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    whole = lines if len(start) < CHUNK else lines[:-1]
    return whole[:most]


def _look(path: Path) -> _Facts:
    """Read every byte once; refused: what is no UTF-8, and a line without an end."""
    facts, decoder = _Facts(), codecs.getincrementaldecoder("utf-8")()
    since, last = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            facts.ascii = facts.ascii and chunk.isascii()
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as fault:
                raise refusals.other_letters("utf-8") from fault
            end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            since = since + len(chunk) if end < 0 else len(chunk) - end
            if since > LONGEST_LINE:
                raise refusals.endless()
            joined = last + chunk
            facts.odd = facts.odd or any(sign in joined for sign in _ODD)
            facts.odd = facts.odd or (
                not last and chunk.startswith((b"\n", b"\r", codecs.BOM_UTF8))
            )
            facts.returns += chunk.count(b"\r")
            facts.ends += chunk.count(b"\n")
            facts.pairs += joined.count(b"\r\n")
            last = chunk[-1:]
    if decoder.getstate()[0]:
        raise refusals.other_letters("utf-8")
    return facts
