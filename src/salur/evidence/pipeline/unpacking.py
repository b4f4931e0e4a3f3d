"""Turns what a sender packed or wrote in other letters into plain text, within bounds."""

import codecs
import gzip
import zlib
from pathlib import Path

from salur.evidence.pipeline import refusals
from salur.kernel.refused import Sentence

CHUNK = 1 << 20
MOST_UNPACKED = 8 << 30
OLE, PDF, ZIP, GZIP, PARQUET = (
    b"\xd0\xcf\x11\xe0",
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"PAR1",
)


def made(scratch: Path, path: Path) -> Path:
    """Give a fresh place in `scratch` for what is made from `path`."""
    return scratch / f"{len(list(scratch.iterdir()))}-{path.stem[:40]}.csv"


def unpack(path: Path, target: Path) -> None:
    """Unpack a gzip; refused when it is damaged or grows beyond measure."""
    total = 0
    most = min(MOST_UNPACKED, max(200 << 20, path.stat().st_size * 200))
    try:
        with gzip.open(path) as packed, target.open("wb") as out:
            while chunk := packed.read(CHUNK):
                total += len(chunk)
                if total > most:
                    raise refusals.too_large(
                        Sentence(
                            "isinya jauh lebih besar daripada berkasnya",
                            "it unpacks to far more than it is",
                        )
                    )
                out.write(chunk)
    except (OSError, EOFError, zlib.error) as fault:
        raise refusals.damaged() from fault
    if total == 0:
        raise refusals.empty()


def refuse_binary(start: bytes) -> None:
    """Refuse what is no text by its first bytes."""
    if start.startswith(OLE):
        raise refusals.unsupported(
            Sentence(
                "berformat Excel lama atau terkunci kata sandi",
                "an old or password-protected Excel file",
            )
        )
    if start.startswith(PDF):
        raise refusals.unsupported(Sentence("berformat PDF", "a PDF"))
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise refusals.unsupported(Sentence("berhuruf UTF-16", "in UTF-16"))
    if start.startswith((GZIP, ZIP)):
        raise refusals.unsupported(
            Sentence("kemasan di dalam kemasan", "a packed file inside a packed file")
        )
    if b"\x00" in start:
        raise refusals.unsupported(Sentence("bukan tabel teks", "no table of text"))


def recoded(path: Path, scratch: Path) -> Path:
    """Write Windows-1252 anew as UTF-8; refused when it is neither."""
    target = made(scratch, path)
    try:
        with (
            path.open(encoding="cp1252", newline="") as text,
            target.open("w", encoding="utf-8", newline="") as out,
        ):
            while chunk := text.read(CHUNK):
                out.write(chunk)
    except UnicodeDecodeError as fault:
        raise refusals.unknown_encoding() from fault
    return target
