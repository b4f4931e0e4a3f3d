"""The doorway of the API: a token of one's own, a declared verb, a scope, and a key on writes.

`reading` and `writing` make the only functions that may be mounted (`urls` refuses others): inside,
the scope was entered and the verb asked, exactly as for a page. A refusal leaves nothing: it passes
through the transaction before it becomes an answer.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import wraps
from hashlib import sha256
from inspect import signature
from typing import Annotated, Any, get_args

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from ninja import Header, Schema
from ninja.errors import Throttled, ValidationError
from ninja.params.models import Query as QueryParam
from ninja.responses import Status
from ninja.security import HttpBearer

from salur.access.actions import Answered, bind_key, enter_scope, keep_answer, note_use
from salur.access.domain import narrowed
from salur.access.domain.tokens import fingerprint_of
from salur.access.queries import (
    Actor,
    NotAllowed,
    Tokened,
    actor_for_request_data,
    may,
    require,
    token_of,
)
from salur.interfaces.api import pace
from salur.interfaces.api.errors import MediaUnsupported
from salur.kernel.refused import Sentence

View = Callable[..., Any]
FORM, JSON = "multipart/form-data", "application/json"

# Chosen by whoever writes, one for each thing they want done.
IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[A-Za-z0-9._:-]{8,80}$",
        description="The same key with the same request is done once and answered the same.",
    ),
]


@dataclass(frozen=True)
class Caller:
    """Whoever calls: as whom they act, and the token that says so."""

    actor: Actor
    token: Tokened

    def may(self, verb: str) -> bool:
        """Say whether role and token both include `verb`."""
        return may(self.actor, verb) and (self.token.verbs is None or verb in self.token.verbs)

    def check(self, verb: str, path: str | None = None) -> None:
        """Refuse unless role and token include `verb`, and the scope `path` where one is given."""
        require(self.actor, verb, path)
        if not self.may(verb):
            raise NotAllowed(
                "token_too_narrow",
                Sentence("Token ini tidak untuk tindakan itu.", "This token is not for that."),
                Sentence("Buat token yang mencakupnya.", "Make a token that includes it."),
            )


class Called(HttpRequest):
    """A request that passed the door."""

    auth: Caller


class Bearer(HttpBearer):
    """This knows who calls by the token in `Authorization: Bearer`; no session counts here."""

    def __init__(self, takes: str | None = None) -> None:
        super().__init__()
        self._takes = takes

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """Give who calls, None where the token opens nothing."""
        caller = _caller(token)
        if caller is None:
            return None
        wait = pace.seconds_to_wait(caller.token.token_id)
        if wait:
            raise Throttled(wait)
        if self._takes is not None and request.content_type != self._takes:
            raise MediaUnsupported(self._takes)
        return caller


@transaction.atomic
def _caller(text: str) -> Caller | None:
    token = token_of(text, timezone.now())
    if token is None:
        return None
    day = timezone.localdate()
    found = actor_for_request_data(token.person_id, day, token.membership_id)
    if found.actor is None:
        return None
    if found.needs_second_factor and not found.has_second_factor:
        raise NotAllowed(
            "second_factor_missing",
            Sentence("Faktor kedua Anda belum dipasang.", "You have set up no second factor."),
            Sentence("Masuk ke Salur dan pasanglah.", "Sign in to Salur and set it up."),
        )
    note_use(token, day)
    actor = found.actor
    if token.paths is not None:
        actor = replace(actor, paths=narrowed(actor.paths, token.paths))
    return Caller(actor, token)


def reading(verb: str | None) -> Callable[[View], View]:
    """Make an operation that reads, for whoever may do `verb` (None: whoever has a token)."""

    def mark(view: View) -> View:
        known = _names_asked(view)

        @wraps(view)
        def admitted(request: Called, **values: Any) -> Any:
            if verb is not None:
                request.auth.check(verb)
            _check_asked(request, known)
            with transaction.atomic():
                enter_scope(request.auth.actor)
                return view(request, **values)

        return _declared(admitted, verb)

    return mark


def writing(verb: str, *, commits_itself: bool = False) -> Callable[[View], View]:
    """Make an operation that writes once under its key, for whoever may do `verb`.

    The view gets the key of its action as `idempotency_key` and answers a status and a value.
    """

    def mark(view: View) -> View:
        operation = view.__name__

        @wraps(view)
        def admitted(request: Called, **values: Any) -> Status[Any]:
            actor = request.auth.actor
            request.auth.check(verb)
            _check_asked(request, frozenset())
            given = values.pop("idempotency_key")
            asked = bind_key(
                operation=operation,
                given=given,
                fingerprint=fingerprint_of(_parts(values)),
                by=actor,
                at=timezone.now(),
            )
            if asked.earlier is not None:
                return Status(asked.earlier.status, asked.earlier.body)
            values["idempotency_key"] = asked.key
            if commits_itself:
                done = view(request, **values)
            else:
                with transaction.atomic():
                    enter_scope(actor)
                    done = view(request, **values)
            made = Answered(done.status_code, done.value.model_dump(mode="json"))
            kept = keep_answer(key=asked.key, answer=made, by=actor)
            return Status(kept.status, kept.body)

        return _declared(admitted, verb)

    return mark


def _names_asked(view: View) -> frozenset[str]:
    """Give the names that an operation takes in its address, from its own `Query[…]`."""
    found = (get_args(one.annotation) for one in signature(view).parameters.values())
    shapes = (args[0] for args in found if args and isinstance(args[-1], QueryParam))
    return frozenset(name for shape in shapes for name in shape.model_fields)


def _check_asked(request: HttpRequest, known: frozenset[str]) -> None:
    """Refuse what nobody reads: a misspelt filter would give everything, a token would be seen."""
    if request.GET.keys() - known:
        raise ValidationError([{"type": "extra_forbidden", "loc": ("query",)}])


def _declared(view: View, verb: str | None) -> View:
    view.verb = verb  # type: ignore[attr-defined]
    return view


def _parts(values: dict[str, Any]) -> Iterator[bytes]:
    """Give what was asked, value by value in the order of their names; of a file its digest."""
    for name, value in sorted(values.items()):
        yield name.encode()
        if isinstance(value, UploadedFile):
            yield _digest(value)
        elif isinstance(value, Schema):
            yield value.model_dump_json().encode()
        else:
            yield str(value).encode()


def _digest(file: Any) -> bytes:
    whole = sha256((file.name or "").encode())
    for chunk in file.chunks():
        whole.update(chunk)
    file.seek(0)
    return whole.digest()
