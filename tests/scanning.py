"""Reading the codes of printed sheets back, as a telephone or a scanner would."""

import datetime as dt
import json
import struct
import zlib
from collections.abc import Sequence
from importlib.resources import files

import numpy as np
import typst
import zxingcpp

from salur.reporting.documents import PaperSheet
from salur.reporting.documents.handover_sheet import _words

_TOP = 0.15  # the head of a page, where the code stands, as a part of its height


def codes_read_back(sheets: Sequence[PaperSheet], drawn_on: dt.date) -> list[list[str]]:
    """Print sheets page by page as pictures, and give what the codes at their heads say."""
    template = (files("salur.reporting.documents") / "handover_sheet.typ").read_bytes()
    said = json.dumps(_words(sheets, drawn_on, training=True)).encode()
    pictures = typst.compile(  # type: ignore[call-overload]  # its stubs miss files given as a dict
        {"main.typ": template, "data.json": said},
        format="png",
        ppi=80,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
    )
    pages = [pictures] if isinstance(pictures, bytes) else pictures
    return [[one.text for one in zxingcpp.read_barcodes(_head(page))] for page in pages]


def _head(png: bytes) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    """Give the grey rows at the top of a PNG of eight bits."""
    width, height, depth, colours = struct.unpack(">IIBB", png[16:26])
    bytes_each = {0: 1, 2: 3, 6: 4}[colours]
    assert depth == 8
    packed, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += length + 12
    flat, stride = zlib.decompress(packed), width * bytes_each
    rows, above = [], bytearray(stride)
    for start in range(0, int(height * _TOP) * (stride + 1), stride + 1):
        above = _row(
            flat[start], bytearray(flat[start + 1 : start + 1 + stride]), above, bytes_each
        )
        rows.append(above[::bytes_each])
    return np.frombuffer(b"".join(rows), np.uint8).reshape(len(rows), width)


def _row(kind: int, row: bytearray, above: bytearray, step: int) -> bytearray:
    """Undo the filter of one row of a PNG (ISO/IEC 15948, 9.2)."""
    if kind == 2:
        return bytearray((np.frombuffer(row, np.uint8) + np.frombuffer(above, np.uint8)).tobytes())
    for place in range(len(row)) if kind else ():
        left, corner = (row[place - step], above[place - step]) if place >= step else (0, 0)
        up = above[place]
        if kind == 1:
            guess = left
        elif kind == 3:
            guess = (left + up) // 2
        elif left == up == corner:
            guess = left
        else:
            guess = min(left, up, corner, key=lambda one: abs(left + up - corner - one))
        row[place] = (row[place] + guess) & 255
    return row
