"""Every action as a sentence: one table, by which the audit page reads like a story.

A template names facts of its event in braces, besides `actor` and `subject`. A test walks every
`record(action=…)` of the program and fails where the action has no sentence here.
"""

from salur.audit.domain.event import Event
from salur.kernel.refused import Sentence

_ACCESS = {
    "administrator.first": Sentence(
        "{name} menjadi administrator pertama.", "{name} became the first administrator."
    ),
    "person.enrolled": Sentence(
        "{actor} mendaftarkan {name} dengan peran {roles}.",
        "{actor} enrolled {name} in the roles {roles}.",
    ),
    "person.invited": Sentence(
        "{actor} mengundang {name} dengan peran {roles}.",
        "{actor} invited {name} in the roles {roles}.",
    ),
    "invitation.accepted": Sentence(
        "{name} menerima undangan dengan peran {roles}.",
        "{name} accepted the invitation in the roles {roles}.",
    ),
    "role.granted": Sentence(
        "{actor} memberi {name} peran {role} mulai {from}.",
        "{actor} gave {name} the role {role} from {from}.",
    ),
    "role.ended": Sentence(
        "{actor} mengakhiri peran {role} dari {name} per {on}.",
        "{actor} ended {name}'s role {role} on {on}.",
    ),
    "membership.ended": Sentence(
        "{actor} mengakhiri keanggotaan {name} per {on}.",
        "{actor} ended {name}'s membership on {on}.",
    ),
    "membership.chosen": Sentence(
        "{name} berganti peran kerja.", "{name} changed the place they act in."
    ),
    "stand_in.appointed": Sentence(
        "{actor} menunjuk {name} menggantikan {for} dari {from} sampai sebelum {until}.",
        "{actor} appointed {name} to stand in for {for} from {from} until before {until}.",
    ),
    "second_factor.reset": Sentence(
        "{actor} menghapus faktor kedua {name}: {reason}.",
        "{actor} reset {name}'s second factor: {reason}.",
    ),
}
_PLACES = {
    "regions.imported": Sentence(
        "{actor} memuat daftar wilayah {subject}: {regions} wilayah, berlaku sejak {valid_from}.",
        "{actor} loaded the list of regions {subject}: {regions} regions, valid from {valid_from}.",
    ),
}
SENTENCES: dict[str, Sentence] = {**_ACCESS, **_PLACES}


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
