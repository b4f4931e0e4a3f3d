"""Tokens: made for one's own membership, shown once, revoked by whoever made them.

A token is random and long, so a plain hash of it is kept; it never stands in the audit or a log.
"""

import datetime as dt
import secrets
import uuid
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import transaction

from salur.access.actions.checks import MembershipRefused
from salur.access.domain import MOST_DAYS, TOKEN_VERBS, USUAL_DAYS, covers
from salur.access.domain.tokens import MARK, ends_at, hash_of
from salur.access.models import Membership, Token
from salur.access.queries import Actor, NotAllowed, Tokened, may
from salur.audit import actions as audit
from salur.kernel.refused import Refused, Sentence

_BYTES = 32
_MOST_LETTERS, _MOST_TOKENS = 100, 20


@dataclass(frozen=True)
class Made:
    """A token; its text is known this once and kept nowhere (empty when repeated)."""

    token_id: uuid.UUID
    token: str = field(repr=False)


class TokenRefused(Refused):
    """This token cannot be made or revoked."""


@transaction.atomic
def make_token(
    *,
    name: str,
    days: int = USUAL_DAYS,
    verbs: Collection[str] | None = None,
    paths: Collection[str] | None = None,
    by: Actor,
    at: dt.datetime,
    key: str = "",
) -> Made:
    """Let a program act for `by` in their present membership, at most as they may themselves.

    `verbs` and `paths` narrow it further. Refused, in this order: `membership_unknown`,
    `name_malformed`, `token_too_long`, `token_verbs_unknown`, `role_missing`, `outside_scope`,
    `tokens_too_many`.
    """
    earlier = audit.done("token.made", key)
    if earlier is not None:
        return Made(uuid.UUID(earlier.subject_id), "")
    membership_id = _membership_of(by)
    _check(name, days, verbs, paths, by)
    # Whoever makes two at once waits here, so that the most are the most.
    Membership.objects.select_for_update().get(id=membership_id)
    open_ones = Token.objects.filter(
        membership_id=membership_id, revoked_at__isnull=True, expires_at__gt=at
    )
    if open_ones.count() >= _MOST_TOKENS:
        raise _too_many()
    token = MARK + secrets.token_urlsafe(_BYTES)
    made = Token.objects.create(
        membership_id=membership_id,
        name=name.strip(),
        token_hash=hash_of(token),
        verbs=None if verbs is None else sorted(set(verbs)),
        paths=None if paths is None else sorted(set(paths)),
        created_at=at,
        expires_at=ends_at(at, days),
    )
    audit.record(
        action="token.made",
        by=by,
        at=at,
        subject=("token", made.id),
        facts={"name": made.name, "until": made.expires_at.date().isoformat()},
        key=key,
    )
    return Made(made.id, token)


@transaction.atomic
def revoke_token(*, token_id: uuid.UUID, by: Actor, at: dt.datetime, key: str = "") -> None:
    """End one of one's own tokens now; one that is revoked already stays so.

    Refused: `token_unknown` (also for somebody else's).
    """
    if audit.done("token.revoked", key) is not None:
        return
    row = (
        Token.objects.select_for_update(of=("self",))
        .filter(id=token_id, membership__person_id=by.person_id)
        .first()
    )
    if row is None:
        raise _unknown()
    if row.revoked_at is not None:
        return
    row.revoked_at = at
    row.save(update_fields=["revoked_at"])
    audit.record(
        action="token.revoked",
        by=by,
        at=at,
        subject=("token", row.id),
        facts={"name": row.name},
        key=key,
    )


def note_use(used: Tokened, day: dt.date) -> None:
    """Keep the day on which a token was used last; once a day, not once a request."""
    if used.last_used_on != day:
        Token.objects.filter(id=used.token_id).update(last_used_on=day)


def _membership_of(by: Actor) -> uuid.UUID:
    if by.membership_id is None:
        raise MembershipRefused(
            "membership_unknown",
            Sentence("Penugasan Anda tidak ditemukan.", "Your membership is not found."),
            Sentence("Masuk kembali.", "Sign in again."),
        )
    return by.membership_id


def _check(
    name: str,
    days: int,
    verbs: Collection[str] | None,
    paths: Collection[str] | None,
    by: Actor,
) -> None:
    if not name.strip() or len(name.strip()) > _MOST_LETTERS or not name.isprintable():
        raise TokenRefused(
            "name_malformed",
            Sentence(
                "Nama token kosong, terlalu panjang, atau memuat tanda tak tercetak.",
                "The token's name is empty, too long, or holds signs that do not print.",
            ),
            Sentence("Tulis untuk apa token itu.", "Write what the token is for."),
        )
    if not 1 <= days <= MOST_DAYS:
        raise TokenRefused(
            "token_too_long",
            Sentence(
                f"Token berlaku paling sedikit 1 dan paling lama {MOST_DAYS} hari.",
                f"A token holds for 1 day at least and {MOST_DAYS} days at most.",
            ),
            Sentence("Pilih masa yang lebih pendek.", "Choose a shorter time."),
        )
    if verbs is not None and (not verbs or set(verbs) - set(TOKEN_VERBS)):
        raise TokenRefused(
            "token_verbs_unknown",
            Sentence(
                "Tindakan untuk token ini kosong atau tidak dikenal.",
                "What the token is for is empty or unknown.",
            ),
            Sentence("Pilih dari daftar.", "Choose from the list."),
        )
    if any(not may(by, verb) for verb in verbs or ()):
        raise NotAllowed(
            "role_missing",
            Sentence("Peran Anda tidak mencakup tindakan itu.", "Your role does not include it."),
            Sentence("Pilih tindakan yang tercakup.", "Choose what your role includes."),
        )
    if any(not covers(by.paths, path) for path in paths or ()):
        raise NotAllowed(
            "outside_scope",
            Sentence("Wilayah itu di luar cakupan Anda.", "That region lies outside your scope."),
            Sentence("Pilih wilayah dalam cakupan Anda.", "Choose a region within your scope."),
        )


def _too_many() -> TokenRefused:
    return TokenRefused(
        "tokens_too_many",
        Sentence(
            f"Anda sudah memiliki {_MOST_TOKENS} token yang berlaku.",
            f"You have {_MOST_TOKENS} tokens that hold already.",
        ),
        Sentence("Cabut dahulu yang tidak dipakai.", "Revoke those that are not in use first."),
    )


def _unknown() -> TokenRefused:
    return TokenRefused(
        "token_unknown",
        Sentence("Token itu tidak ditemukan.", "There is no such token."),
        Sentence("Buka lagi halaman akun Anda.", "Open your account page again."),
    )
