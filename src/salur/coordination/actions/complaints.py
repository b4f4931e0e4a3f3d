"""Taking complaints: from an officer who writes one down, and from anybody by the public form.

Refused, in this order: `role_missing`, `outside_scope` (an officer's), `region_unknown`, and what
is wrong with the words (`words_missing`, `words_too_long`, `kind_unknown`). The register is asked
nothing here: whether somebody is listed, a receipt never tells.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.coordination.actions.complaint_refusals import refused
from salur.coordination.domain.complaints import (
    Channel,
    NewComplaint,
    shown_number,
    wrong_with,
)
from salur.coordination.domain.receipts import spelt, words_of
from salur.coordination.pipeline import complaints as steps
from salur.coordination.queries.causes import causes
from salur.coordination.queries.complaints import clocks_on
from salur.kernel.region_code import Level, RegionCode
from salur.kernel.sealing import blind_index
from salur.places import queries as places

# Whoever complains by the public form, or looks at a receipt: nobody that we know.
PUBLIC = Actor(uuid.UUID(int=2), None, frozenset(), (), "Pelapor")


@dataclass(frozen=True)
class Receipt:
    """What whoever complained takes along: the number, and the words that open it."""

    id: uuid.UUID
    number: int
    secret: str = field(repr=False)


@transaction.atomic
def record_complaint(*, new: NewComplaint, by: Actor, at: dt.datetime, key: str) -> Receipt:
    """Write down what somebody complains of to an officer; again with the key it is the same."""
    require(by, "complaint.record")
    path = _path_of(new.code, at, Level.PROVINCE)
    require(by, "complaint.record", path)
    return _take(new, path, by, at, key)


@transaction.atomic
def complain(*, new: NewComplaint, at: dt.datetime, key: str) -> Receipt:
    """Take a complaint from the public form; whoever calls has counted the knock before."""
    path = _path_of(new.code, at, Level.KABKOTA)
    public = NewComplaint(
        new.code, new.words, Channel.FORM, new.program, new.t, "", new.sensitive, new.name,
        new.contact,
    )  # fmt: skip
    return _take(public, path, PUBLIC, at, key)


def secret_index(secret: str) -> uuid.UUID:
    """Give the keyed index by which the secret words of a receipt are found."""
    return blind_index(settings.SALUR_KEYS.blind, f"complaint receipt {spelt(secret)}")


def _take(new: NewComplaint, path: str, by: Actor, at: dt.datetime, key: str) -> Receipt:
    key = key or uuid.uuid4().hex
    keys = settings.SALUR_KEYS
    secret = words_of(blind_index(keys.blind, f"complaint secret {key}").int)
    kept_key = blind_index(keys.blind, f"complaint key {key}").hex
    done = audit.done("complaint.received", kept_key)
    if done is not None:
        return Receipt(uuid.UUID(done.subject_id), int(str(done.facts["of"])), secret)
    wrong = wrong_with(new, causes())
    if wrong:
        raise refused(wrong)
    today = timezone.localdate(at)
    identity = uuid.uuid4()
    with as_owner():
        due = clocks_on(today, path).verify.after(today)
        values = _values(new, path, by)
        times = {"at": at, "day": today, "due": due}
        number = steps.insert({"id": identity, **values, **times, "secret": secret_index(secret)})
    audit.record(
        action="complaint.received",
        by=by,
        at=at,
        subject=("complaint", identity),
        path=path,
        facts={"number": shown_number(number), "of": number, "channel": str(new.channel)},
        key=kept_key,
    )
    return Receipt(identity, number, secret)


def _values(new: NewComplaint, path: str, by: Actor) -> Mapping[str, object]:
    return {
        "program": new.program,
        "channel": str(new.channel),
        "t": new.t,
        "cause": new.cause,
        "code": new.code,
        "path": path,
        "sensitive": new.sensitive,
        "anonymous": new.anonymous,
        "who": steps.sealed_who(new.name, new.contact),
        "words": steps.sealed_words(new.words),
        "by": None if by is PUBLIC else by.person_id,
        "by_name": by.name,
        "by_org": by.organisation_id,
    }


def _path_of(code: str, at: dt.datetime, highest: Level) -> str:
    try:
        region = RegionCode(code)
    except ValueError as fault:
        raise refused("region_unknown") from fault
    if region.level < highest or code not in places.names([code], timezone.localdate(at)):
        raise refused("region_unknown")
    return region.path
