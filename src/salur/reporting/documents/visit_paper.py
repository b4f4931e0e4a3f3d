"""The paper form of a home visit: the family's code to scan, a box for every choice."""

import datetime as dt
import io
import json
from collections.abc import Mapping
from importlib.resources import files
from itertools import groupby

import segno
import typst
from django.conf import settings

from salur.graduation.domain.indicators import Indicator, group_name, indicators_on
from salur.registry.queries import FamilyAddress
from salur.reporting.domain import writing


def visit_paper_pdf(family: FamilyAddress, names: Mapping[str, str], *, on: dt.date) -> bytes:
    """Write the form of a visit to one family as asked on a day; marked LATIHAN in a training."""
    template = (files("salur.reporting.documents") / "visit_paper.typ").read_bytes()
    said = visit_paper_words(family, names, on)
    pdf = typst.compile(  # type: ignore[call-overload]  # its stubs miss files given as a dict
        {"main.typ": template, "data.json": json.dumps(said, ensure_ascii=False).encode()},
        format="pdf",
        pdf_tags=False,  # this is for a pen
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf


def visit_paper_words(
    family: FamilyAddress, names: Mapping[str, str], on: dt.date
) -> dict[str, object]:
    """Give everything that the form says, as finished strings."""
    code = family.kode_wilayah
    place = [writing.region_name(names.get(code[:size], code[:size])) for size in (10, 6, 4)]
    rt, rw = (
        f"{what} {text}" if text else "" for what, text in (("RT", family.rt), ("RW", family.rw))
    )
    where = (family.address, rt, rw)
    return {
        "title": "Formulir kunjungan rumah",
        "date": {"year": on.year, "month": on.month, "day": on.day},
        "watermark": "LATIHAN" if settings.SALUR_TRAINING else "",
        "heading": "FORMULIR KUNJUNGAN RUMAH",
        "name": family.name,
        "place": ", ".join(filter(None, (*where, *place))),
        "family": family.id_kpm,
        "qr": _qr(family.id_kpm),
        "lines": ["Tanggal kunjungan", "Nama petugas"],
        "hint": "Beri tanda pada satu kotak untuk setiap pertanyaan; yang tidak diketahui dibiarkan"
        " kosong atau ditandai Tidak tahu. Formulir ini tidak memutuskan apa pun.",
        "groups": [
            {"name": group_name(group).id, "questions": [_question(one) for one in several]}
            for group, several in groupby(indicators_on(on), key=lambda one: one.group)
        ],
        "signs": ["Petugas,", "Keluarga,"],
        "footer": f"Formulir kunjungan rumah per {writing.date(on)}",
    }  # fmt: skip


def _question(one: Indicator) -> dict[str, object]:
    return {
        "text": one.question.id,
        "choices": [choice.label.id for choice in one.choices],
    }


def _qr(text: str) -> str:
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=2, svgns=True)
    return out.getvalue().decode()
