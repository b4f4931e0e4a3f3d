"""Every kind of account and every reason why something moves has its name on pages and papers."""

from salur.ledger.domain import FLOWS, KINDS
from salur.ledger.domain.words import KIND_WORDS, REASON_WORDS


def test_every_kind_and_reason_has_its_words() -> None:
    assert set(map(str, KINDS)) == set(KIND_WORDS)
    assert set(FLOWS) == set(REASON_WORDS)
