"""The verbs of access: enter a scope; invite, enrol, end; grant; stand in; reset; tokens."""

from salur.access.actions.admission import (
    Enrolled,
    NewMember,
    create_first_administrator,
    enrol_person,
)
from salur.access.actions.asking import Answered, Asked, KeyRefused, bind_key, keep_answer
from salur.access.actions.checks import MembershipRefused
from salur.access.actions.following import follow_scopes
from salur.access.actions.invitations import (
    InvitationRefused,
    Invited,
    accept_invitation,
    invite_person,
)
from salur.access.actions.people import (
    choose_membership,
    end_membership,
    end_role,
    grant_role,
    reset_second_factor,
)
from salur.access.actions.scope import as_owner, enter_scope
from salur.access.actions.stand_ins import appoint_stand_in
from salur.access.actions.tokens import Made, TokenRefused, make_token, note_use, revoke_token

__all__ = [
    "Answered",
    "Asked",
    "Enrolled",
    "InvitationRefused",
    "Invited",
    "KeyRefused",
    "Made",
    "MembershipRefused",
    "NewMember",
    "TokenRefused",
    "accept_invitation",
    "appoint_stand_in",
    "as_owner",
    "bind_key",
    "choose_membership",
    "create_first_administrator",
    "end_membership",
    "end_role",
    "enrol_person",
    "enter_scope",
    "follow_scopes",
    "grant_role",
    "invite_person",
    "keep_answer",
    "make_token",
    "note_use",
    "reset_second_factor",
    "revoke_token",
]
