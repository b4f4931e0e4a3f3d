"""Invitations: a place is offered by mail and taken with a link that works once."""

import datetime as dt
import secrets
import uuid
from dataclasses import dataclass, field
from hashlib import sha256

from django.core.mail import send_mail
from django.db import transaction

from salur.access.actions.admission import Enrolled, NewMember, admit, facts_of
from salur.access.actions.checks import check_manages, check_roles, check_words
from salur.access.models import Invitation
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.kernel.refused import Refused, Sentence

OPEN_FOR = dt.timedelta(days=7)


@dataclass(frozen=True)
class Invited:
    """An invitation; its token is known this once and kept nowhere (empty when repeated)."""

    invitation_id: uuid.UUID
    token: str = field(repr=False)


class InvitationRefused(Refused):
    """This invitation cannot be accepted."""


@transaction.atomic
def invite_person(
    *, member: NewMember, link: str, by: Actor, at: dt.datetime, key: str = ""
) -> Invited:
    """Offer somebody a place by mail; `link` is an address with `{token}` in it.

    The mail leaves when the transaction has committed. Refused, in this order: `role_missing`,
    `outside_scope`, `organisation_not_yours`, `roles_unknown`, `roles_clash`, `email_malformed`,
    `name_malformed`.
    """
    earlier = audit.done("person.invited", key)
    if earlier is not None:
        return Invited(uuid.UUID(earlier.subject_id), "")
    check_manages(by, member.organisation_id, member.paths)
    check_roles(member.roles)
    check_words(email=member.email, name=member.name, title=member.title, nip=member.nip)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=member.email.lower(),
        name=member.name,
        organisation_id=member.organisation_id,
        title=member.title,
        nip=member.nip,
        roles=sorted(member.roles),
        paths=sorted(set(member.paths)),
        token_hash=_hash(token),
        invited_by=by.person_id,
        created_at=at,
        expires_at=at + OPEN_FOR,
    )
    audit.record(
        action="person.invited",
        by=by,
        at=at,
        subject=("invitation", invitation.id),
        organisation_id=member.organisation_id,
        facts={"name": member.name, "roles": sorted(member.roles)},
        key=key,
    )
    transaction.on_commit(lambda: _send(member, by, link.replace("{token}", token)))
    return Invited(invitation.id, token)


@transaction.atomic
def accept_invitation(*, token: str, password: str, at: dt.datetime) -> Enrolled:
    """Take the place that an invitation offers; whoever is known already keeps their password.

    Refused, in this order: `invitation_unknown`, `invitation_used`, `invitation_expired`,
    `roles_clash`, `member_already`, `password_weak`.
    """
    invitation = Invitation.objects.select_for_update().filter(token_hash=_hash(token)).first()
    if invitation is None:
        raise _refused("invitation_unknown", "tidak dikenal", "is not known")
    if invitation.accepted_at is not None:
        raise _refused("invitation_used", "sudah dipakai", "has been used")
    if invitation.expires_at <= at:
        raise _refused("invitation_expired", "sudah kedaluwarsa", "has expired")
    member = NewMember(
        email=invitation.email,
        name=invitation.name,
        organisation_id=invitation.organisation_id,
        roles=frozenset(invitation.roles),
        paths=tuple(invitation.paths),
        title=invitation.title,
        nip=invitation.nip,
    )
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    enrolled = admit(member, password=password, at=at)
    audit.record(
        action="invitation.accepted",
        by=Actor(
            enrolled.person_id, member.organisation_id, member.roles, member.paths, member.name
        ),
        at=at,
        subject=("person", enrolled.person_id),
        facts=facts_of(member, enrolled),
    )
    return enrolled


def _hash(token: str) -> bytes:
    return sha256(token.encode()).digest()


def _send(member: NewMember, by: Actor, address: str) -> None:
    send_mail(
        "Undangan ke Salur",
        f"Yth. {member.name},\n\n{by.name} mengundang Anda ke Salur.\n"
        f"Buka tautan ini dalam 7 hari untuk membuat kata sandi; tautan berlaku satu kali:\n\n"
        f"{address}\n\nAbaikan surel ini bila Anda tidak mengenal pengirimnya.\n",
        None,
        [member.email],
    )


def _refused(code: str, indonesian: str, english: str) -> InvitationRefused:
    return InvitationRefused(
        code,
        Sentence(f"Undangan ini {indonesian}.", f"This invitation {english}."),
        Sentence(
            "Mintalah undangan baru kepada administrator kantor Anda.",
            "Ask your office's administrator for a new one.",
        ),
    )
