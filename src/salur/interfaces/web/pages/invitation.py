"""Accepting an invitation: who invites, for which office and role, and the new password."""

import datetime as dt
from dataclasses import dataclass

from salur.interfaces.web.components import Definition, Heading


@dataclass(frozen=True)
class InvitationPage:
    """One invitation; its form (`forms.AcceptInvitation`) stands beside it in the context."""

    head: Heading
    facts: tuple[Definition, ...]
    url: str
    open_until: dt.date
