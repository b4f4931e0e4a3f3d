"""The form of a home visit for telephones, as the rows of an XLSForm: for ODK, Kobo and their kin.

It asks what is asked on a day, in Indonesian and English. A group for every dimension gives a page
each; what comes back is a file of contract `kunjungan`, whichever way the groups stand in its head.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from salur.graduation.domain.indicators import (
    DAY,
    FAMILY,
    VISITOR,
    Indicator,
    group_name,
    indicators_on,
)
from salur.kernel.refused import Sentence

ID, EN = "Bahasa Indonesia (id)", "English (en)"
FORM_ID = "kunjungan_keluarga"
SCANNED = "pindai"
Row = dict[str, str]

SURVEY = (
    "type", "name", f"label::{ID}", f"label::{EN}", f"hint::{ID}", f"hint::{EN}", "required",
    "constraint", f"constraint_message::{ID}", f"constraint_message::{EN}", "relevant",
    "appearance", "default", "calculation", "trigger",
)  # fmt: skip
CHOICES = ("list_name", "name", f"label::{ID}", f"label::{EN}")
SETTINGS = ("form_title", "form_id", "version", "default_language")
_YES = "yes"


def survey(on: dt.date) -> tuple[Row, ...]:
    """Give the questions of the form as it is asked on a day."""
    return (*_head(), *_questions(on))


def choices(on: dt.date) -> tuple[Row, ...]:
    """Give the choices of the form, list by list."""
    return tuple(
        {"list_name": one.name, "name": choice.code, **_said("label", choice.label)}
        for one in indicators_on(on)
        for choice in one.choices
    )


def settings(on: dt.date) -> tuple[Row, ...]:
    """Give the form's own name and version: the day whose questions it asks."""
    return (
        {
            "form_title": "Kunjungan rumah keluarga penerima",
            "form_id": FORM_ID,
            "version": f"{on:%Y%m%d}",
            "default_language": ID,
        },
    )


def _head() -> Iterator[Row]:
    yield {
        "type": "barcode",
        "name": SCANNED,
        **_said("label", Sentence("Pindai kode keluarga", "Scan the family's code")),
        **_said("hint", Sentence("Lewati bila tidak ada kode.", "Skip where there is no code.")),
    }
    yield {
        "type": "text",
        "name": FAMILY,
        **_said("label", Sentence("Nomor keluarga di DTKS", "The family's number in DTKS")),
        "required": _YES,
        "calculation": f"${{{SCANNED}}}",
        "trigger": f"${{{SCANNED}}}",
    }
    yield {
        "type": "date",
        "name": DAY,
        **_said("label", Sentence("Tanggal kunjungan", "Day of the visit")),
        "required": _YES,
        "default": "today()",
        "constraint": ". <= today()",
        **_said("constraint_message", Sentence("Tidak sesudah hari ini.", "Not after today.")),
    }
    yield {
        "type": "text",
        "name": VISITOR,
        **_said("label", Sentence("Nama petugas", "Name of the visitor")),
        "required": _YES,
        "default": f"${{last-saved#{VISITOR}}}",
    }


def _questions(on: dt.date) -> Iterator[Row]:
    for group, several in groupby(indicators_on(on), key=lambda one: one.group):
        yield {
            "type": "begin_group",
            "name": group,
            **_said("label", group_name(group)),
            "appearance": "field-list",
        }
        yield from map(_question, several)
        yield {"type": "end_group"}


def _question(one: Indicator) -> Row:
    row = {"name": one.name, **_said("label", one.question)}
    if one.asked_when is not None:
        row["relevant"] = f"${{{one.asked_when}}} > 0"
    if one.choices:
        return row | {"type": f"select_one {one.name}", "required": _YES}
    return row | {
        "type": "integer",
        "constraint": _within(one),
        **_said("constraint_message", _bounds(one)),
        **_said("hint", Sentence("Kosongkan bila tidak tahu.", "Leave open where not known.")),
    }


def _within(one: Indicator) -> str:
    bounds = [f". >= {one.least}"]
    if one.most is not None:
        bounds.append(f". <= {one.most}")
    if one.all_of is not None:
        bounds.append(f". <= ${{{one.all_of}}}")
    return " and ".join(bounds)


def _bounds(one: Indicator) -> Sentence:
    if one.all_of is not None:
        return Sentence("Tidak lebih dari seluruhnya.", "Not more than there are.")
    return Sentence(
        f"Antara {one.least} dan {one.most}.", f"Between {one.least} and {one.most}."
    )  # fmt: skip


def _said(column: str, sentence: Sentence) -> Row:
    return {f"{column}::{ID}": sentence.id, f"{column}::{EN}": sentence.en}
