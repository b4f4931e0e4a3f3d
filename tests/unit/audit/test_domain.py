"""Sentences, facts and seals of the audit."""

import datetime as dt
import uuid

import pytest

from salur.audit import domain
from salur.kernel.refused import Refused

EVENT = domain.Event(
    1, dt.datetime(2019, 3, 1, tzinfo=dt.UTC), uuid.UUID(int=1), "Budi", None,
    "person.invited", "invitation", "x", None, {"name": "Yanti", "roles": ["head", "operator"]},
)  # fmt: skip


def test_an_event_reads_like_a_sentence() -> None:
    assert domain.sentence_of(EVENT, "id") == "Budi mengundang Yanti dengan peran head, operator."
    assert domain.sentence_of(EVENT, "en") == "Budi invited Yanti in the roles head, operator."


def test_an_unknown_action_or_a_missing_fact_never_breaks_the_page() -> None:
    old = domain.Event(*(1, EVENT.at, EVENT.actor_id, "Budi", None, "x.y", "", "", None))
    assert domain.sentence_of(old, "id") == "Budi: x.y."
    bare = domain.Event(
        *(1, EVENT.at, EVENT.actor_id, "Budi", None, "person.invited", "", "", None)
    )
    assert "[name]" in domain.sentence_of(bare, "id")


@pytest.mark.parametrize(
    "value", ["6201014101900001", "rek 123456789012.", ["ok", "KK 6201014101900001"]]
)
def test_what_looks_like_somebodys_number_is_no_fact(value: str | list[str]) -> None:
    with pytest.raises(Refused, match="number_in_words"):
        domain.check_facts({"note": value})


def test_hashes_keys_codes_and_amounts_are_facts() -> None:
    domain.check_facts(
        {
            "sha256": "12345678901234567890" + "a" * 44,
            "key": "12345678-1234-1234-1234-123456789012",
            "region": "6201022001",
            "sum": 1_716_000_000_000,
            "nothing": None,
        }
    )


def test_a_seal_is_read_as_it_was_written() -> None:
    heads = (domain.Head(1, "ab" * 32), domain.Head(7, "cd" * 32))
    assert domain.read_seal("".join(map(domain.seal_line, heads))) == heads
    with pytest.raises(ValueError, match="hexadecimal"):
        domain.read_seal("1 nothex\n")
