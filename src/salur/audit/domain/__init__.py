"""Events, their sentences and their chain, as plain values."""

from salur.audit.domain.chain import Fault, Head, read_seal, seal_line, seal_name
from salur.audit.domain.event import Doer, Event, Facts, check_facts
from salur.audit.domain.sentences import SENTENCES, sentence_of

__all__ = [
    "SENTENCES",
    "Doer",
    "Event",
    "Facts",
    "Fault",
    "Head",
    "check_facts",
    "read_seal",
    "seal_line",
    "seal_name",
    "sentence_of",
]
