"""What an answer says, whatever its kind: a page, a sheet, a letter, a list, and its headers."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from django.http import HttpResponse

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NAMED = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]+)>")
_WRITTEN = re.compile(rb"\(((?:\\.|[^\\()])*)\)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def said(answer: HttpResponse) -> str:
    """Give all that an answer says in one text, the names of files and the way on included."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    heads = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    return f"{heads}\n{text_of(body)}"


def text_of(body: bytes) -> str:
    """Give what a file says: a workbook or an archive by its parts, a PDF by its letters."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "\n".join(
                f"{name}\n{text_of(archive.read(name))}" for name in archive.namelist()
            )
    if body.startswith(b"%PDF"):
        return body.decode("latin-1") + "\n".join(_letters(body))
    return body.decode(errors="replace")


def _letters(body: bytes) -> Iterator[str]:
    """Give what is written in a PDF of ours, once for each of its fonts: one of them is right."""
    streams = [_inflated(found[1]) for found in _STREAM.finditer(body)]
    fonts = [
        {
            int(number, 16): bytes.fromhex(letters).decode("utf-16-be", errors="replace")
            for number, letters in _NAMED.findall(one.decode("latin-1"))
        }
        for one in streams
        if b"beginbfchar" in one
    ]
    for page in (one for one in streams if b"\nBT" in one and b" Tf " in one):
        lines = [
            b"".join(_plain(part[1]) for part in _WRITTEN.finditer(line))
            for line in page.split(b"TJ")
        ]
        for font in fonts:
            yield "\n".join(
                "".join(
                    font.get(int.from_bytes(line[at : at + 2]), "") for at in range(0, len(line), 2)
                )
                for line in lines
            )


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _plain(written: bytes) -> bytes:
    def sign(found: re.Match[bytes]) -> bytes:
        one = found[1]
        return bytes([int(one, 8) & 255]) if one[0] in b"01234567" else _SIGNS.get(one, one)

    return _ESCAPED.sub(sign, written)
