"""The verbs of parties: register organisations, say whom they serve, set up a new installation."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import RegionCode
from salur.parties import domain, pipeline
from salur.parties.models import Organisation, Reach, Service
from salur.places import queries as places


@dataclass(frozen=True)
class Seeded:
    """What setting up made; zeros when everything stood already."""

    organisations: int
    services: int


class PartyRefused(Refused):
    """This organisation or service is not recorded."""


@transaction.atomic
def seed_parties(
    *, provinces: Iterable[str], on: dt.date, by: Actor, at: dt.datetime, key: str = ""
) -> Seeded:
    """Make the parties of `provinces` (2 digits) from the first data, where they are missing.

    Kemensos and its three Wilayah, the Dinas Sosial, government and Dukcapil of each province and
    kab/kota that is valid on that day, the four Himbara banks, Bulog and its divisions, and who
    serves whom from that day.
    Refused, in this order: `role_missing`, `region_unknown`.
    """
    earlier = audit.done("parties.seeded", key)
    if earlier is not None:
        return Seeded(int(str(earlier.facts["organisations"])), int(str(earlier.facts["services"])))
    require(by, "organisation.manage")
    known = sorted(set(provinces))
    for province in known:
        if places.region_as_of(province, on) is None:
            raise _unknown_region(province)
    plan = pipeline.plan(known, on)
    seeded = Seeded(*pipeline.write(plan, on))
    audit.record(
        action="parties.seeded",
        by=by,
        at=at,
        subject=("parties", ",".join(known)),
        facts={"organisations": seeded.organisations, "services": seeded.services},
        key=key,
    )
    return seeded


@transaction.atomic
def register_organisation(
    *,
    kind: str,
    code: str,
    name: str,
    parent_code: str | None,
    paths: Iterable[str],
    on: dt.date,
    by: Actor,
    at: dt.datetime,
    key: str = "",
) -> uuid.UUID:
    """Record a new organisation with the subtrees it is responsible for from that day.

    Refused, in this order: `role_missing`, `outside_scope`, `kind_unknown`, `code_taken`,
    `parent_unknown`.
    """
    earlier = audit.done("organisation.registered", key)
    if earlier is not None:
        return uuid.UUID(earlier.subject_id)
    wanted = sorted(set(paths))
    require(by, "organisation.manage")
    for path in wanted:
        require(by, "organisation.manage", path)
    if kind not in domain.KINDS:
        raise _refused("kind_unknown", f"Jenis {kind} tidak dikenal.", f"No kind {kind}.")
    if Organisation.objects.filter(code=code).exists():
        raise _refused("code_taken", f"Kode {code} sudah dipakai.", f"The code {code} is taken.")
    parent = Organisation.objects.filter(code=parent_code).first() if parent_code else None
    if parent_code and parent is None:
        raise _refused("parent_unknown", "Lembaga induk tidak ada.", "There is no such parent.")
    made = Organisation.objects.create(kind=kind, code=code, name=name, parent=parent)
    Reach.objects.bulk_create(Reach(organisation=made, path=p, valid_from=on) for p in wanted)
    audit.record(
        action="organisation.registered",
        by=by,
        at=at,
        subject=("organisation", made.id),
        facts={"name": name, "kind": kind, "code": code},
        key=key,
    )
    return made.id


@transaction.atomic
def begin_service(
    *,
    organisation_id: uuid.UUID,
    code: str,
    valid_from: dt.date,
    citation: str,
    by: Actor,
    at: dt.datetime,
    valid_to: dt.date | None = None,
    key: str = "",
) -> None:
    """Record that a bank or Bulog serves a kab/kota from a day (until before a day).

    Refused, in this order: `role_missing`, `outside_scope`, `kind_serves_nobody`,
    `region_unknown`, `service_overlaps`.
    """
    if audit.done("service.begun", key) is not None:
        return
    require(by, "organisation.manage", RegionCode(code).path)
    organisation = _serving(organisation_id)
    region = places.region_as_of(code, valid_from)
    if region is None or len(code) != 4:
        raise _unknown_region(code)
    begun = Q() if valid_to is None else Q(valid_from__lt=valid_to)
    running = Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)
    if organisation.services.filter(running, begun, code=code).exists():
        raise _refused(
            "service_overlaps",
            f"{organisation.name} sudah melayani {region.name} pada masa itu.",
            f"{organisation.name} serves {region.name} in that time already.",
        )
    Service.objects.create(
        organisation=organisation,
        code=code,
        valid_from=valid_from,
        valid_to=valid_to,
        citation=citation,
    )
    audit.record(
        action="service.begun",
        by=by,
        at=at,
        subject=("organisation", organisation.id),
        path=region.path,
        facts={
            "name": organisation.name,
            "region": region.name,
            "from": valid_from.isoformat(),
            "citation": citation,
        },
        key=key,
    )


@transaction.atomic
def end_service(
    *,
    organisation_id: uuid.UUID,
    code: str,
    on: dt.date,
    by: Actor,
    at: dt.datetime,
    key: str = "",
) -> None:
    """Record that a bank or Bulog stops serving a kab/kota; `on` is the first day without it.

    Refused, in this order: `role_missing`, `outside_scope`, `kind_serves_nobody`,
    `service_unknown`.
    """
    if audit.done("service.ended", key) is not None:
        return
    path = RegionCode(code).path
    require(by, "organisation.manage", path)
    organisation = _serving(organisation_id)
    running = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    ended = organisation.services.filter(running, code=code, valid_from__lte=on).update(valid_to=on)
    if not ended:
        raise _refused("service_unknown", "Layanan itu tidak ada.", "There is no such service.")
    region = places.region_as_of(code, on)
    audit.record(
        action="service.ended",
        by=by,
        at=at,
        subject=("organisation", organisation.id),
        path=path,
        facts={
            "name": organisation.name,
            "region": code if region is None else region.name,
            "on": on.isoformat(),
        },
        key=key,
    )


def _serving(organisation_id: uuid.UUID) -> Organisation:
    found = Organisation.objects.select_for_update().filter(id=organisation_id).first()
    if found is None or found.kind not in domain.BANK_KINDS | domain.BULOG_KINDS:
        raise _refused(
            "kind_serves_nobody",
            "Hanya bank dan Bulog yang melayani kabupaten/kota.",
            "Only banks and Bulog serve a kab/kota.",
        )
    return found


def _unknown_region(code: str) -> PartyRefused:
    return _refused(
        "region_unknown",
        f"Kode wilayah {code} tidak ada pada tanggal itu.",
        f"There is no region {code} on that day.",
    )


def _refused(code: str, indonesian: str, english: str) -> PartyRefused:
    return PartyRefused(
        code,
        Sentence(indonesian, english),
        Sentence("Periksa isian, lalu ulangi.", "Check the entries and try again."),
    )
