"""Who makes a request: what the middleware found out, once, for every view and presenter."""

from dataclasses import dataclass

from django.http import HttpRequest

from salur.access.domain import SENDERS
from salur.access.queries import Actor, may
from salur.parties.domain import BANK_KINDS, BULOG_KINDS
from salur.parties.queries import Organisation


@dataclass(frozen=True)
class Visit:
    """Whoever is here: as whom they act, for which organisation, which other hats they have.

    `unseen` counts the notices that they have not seen.
    """

    actor: Actor
    choices: tuple[Actor, ...]
    organisation: Organisation | None
    unseen: int = 0

    def may(self, verb: str) -> bool:
        """Say whether this person may do `verb` at all."""
        return may(self.actor, verb)

    @property
    def programs(self) -> tuple[str, ...]:
        """The programmes that concern them: a bank has no rice, Bulog has no cards."""
        kind = self.organisation.kind if self.organisation else ""
        if kind in BANK_KINDS:
            return ("BPNT",)
        return ("RASTRA",) if kind in BULOG_KINDS else ("BPNT", "RASTRA")

    @property
    def turns(self) -> frozenset[str]:
        """The owners of exceptions for whom this person acts."""
        owners = {
            "operator": {"dinsos", "kabkota"},
            "head": {"dinsos", "kabkota"},
            "bank": {"bank"},
            "bulog": {"bulog"},
            "facilitator": {"dinsos"},
        }
        return frozenset().union(*(owners.get(role, ()) for role in self.actor.roles))

    @property
    def bank(self) -> str | None:
        """The bank whose sums alone they see, by the name that orders call it; None: all."""
        if self.organisation is None or self.organisation.kind not in BANK_KINDS:
            return None
        return self.organisation.code.split("-")[0]

    @property
    def is_sender(self) -> bool:
        """Whether they see only what is of their own organisation."""
        return bool(self.actor.roles & SENDERS)


class Visited(HttpRequest):
    """A request that passed the door."""

    visit: Visit
