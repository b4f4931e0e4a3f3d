"""Every action as a sentence: the audit page reads like a story. One file per capability.

A template names facts of its event in braces, besides `actor` and `subject`. A test walks every
`record(action=…)` of the program and fails where the action has no sentence here.
"""

from salur.audit.domain.event import Event
from salur.audit.domain.sentences import (
    access,
    complaints,
    coordination,
    distribution,
    evidence,
    graduation,
    ledger,
    meetings,
    parties,
    places,
    programs,
    quality,
    reconciliation,
    referrals,
    registry,
    reporting,
    slots,
    transition,
    visits,
)
from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    **access.SENTENCES,
    **places.SENTENCES,
    **parties.SENTENCES,
    **evidence.SENTENCES,
    **ledger.SENTENCES,
    **meetings.SENTENCES,
    **registry.SENTENCES,
    **programs.SENTENCES,
    **quality.SENTENCES,
    **distribution.SENTENCES,
    **reconciliation.SENTENCES,
    **referrals.SENTENCES,
    **transition.SENTENCES,
    **graduation.SENTENCES,
    **coordination.SENTENCES,
    **reporting.SENTENCES,
    **complaints.SENTENCES,
    **slots.SENTENCES,
    **visits.SENTENCES,
}


def sentence_of(event: Event, language: str) -> str:
    """Give the event as a sentence; an action or a fact that is unknown shows by its own name."""
    template = SENTENCES.get(event.action)
    if template is None:
        return f"{event.actor_name}: {event.action}."
    words = {name: _word(value) for name, value in event.facts.items()}
    words |= {"actor": event.actor_name, "subject": event.subject_id}
    return template.in_language(language).format_map(_Named(words))


class _Named(dict[str, str]):
    """This leaves a fact that an old event lacks visible as a gap, never as a fault of the page."""

    def __missing__(self, name: str) -> str:
        return f"[{name}]"


def _word(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
