"""The questions about families; numbers come masked, and row security limits who is seen."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL

from salur.kernel.sealing import blind_index, open_sealed
from salur.kernel.sql_text import sql_text
from salur.registry.domain import CONTEXTS, Secret, code_range, mask, mask_words
from salur.registry.models import Account, Alias, Card, Family, FamilyAccount
from salur.registry.queries.matches import MatchView

PAGE = 50


@dataclass(frozen=True)
class FamilyAccountView:
    """An account that a family is or was paid on; numbers masked."""

    number: str
    bank: str | None
    status: str | None
    reason: str | None
    as_of: dt.date | None
    card: str | None
    card_status: str | None
    valid_from: dt.date
    valid_to: dt.date | None


@dataclass(frozen=True)
class FamilyView:
    """One family as a page shows it; NIK, KK and mother's name masked."""

    id: UUID
    id_kpm: str
    kode_wilayah: str
    path: str
    name: str
    head_name: str | None
    birth_place: str | None
    sex: str | None
    address: str | None
    rt: str | None
    rw: str | None
    pkh_status: str | None
    payable: bool
    suspended_reasons: tuple[str, ...]
    nik: str | None
    no_kk: str | None
    mother: str | None
    member_from: int | None
    ended_from: int | None
    ended_no_ba: str | None
    waiting_since: dt.date | None
    waiting_no_ba: str | None
    waiting_first: bool
    held_reasons: tuple[str, ...]
    held_no_ba: str | None
    verified_on: dt.date | None
    changed_at: dt.datetime
    is_joined: bool
    accounts: tuple[FamilyAccountView, ...] = ()
    matches: tuple[MatchView, ...] = ()


@dataclass(frozen=True)
class FamilyLine:
    """One family in a list."""

    id: UUID
    id_kpm: str
    kode_wilayah: str
    name: str
    head_name: str | None
    payable: bool
    suspended_reasons: tuple[str, ...]
    nik: str | None
    ended_from: int | None = None
    waiting_since: dt.date | None = None

    @property
    def after_key(self) -> tuple[str, str, str]:
        """Where the next page begins."""
        return (self.kode_wilayah, self.name, str(self.id))


@dataclass(frozen=True)
class FamilyAddress:
    """Whom a facilitator looks for, and where."""

    id: UUID
    id_kpm: str
    name: str
    head_name: str | None
    kode_wilayah: str
    address: str | None
    rt: str | None
    rw: str | None


@dataclass(frozen=True)
class FamilyFilter:
    """What a list of families is narrowed to; numbers are found whole, by their blind index."""

    payable: bool | None = None
    name: str = ""
    nik: str = field(default="", repr=False)
    no_kk: str = field(default="", repr=False)
    id_kpm: str = ""
    reason: str = ""


def family(family_id: UUID) -> FamilyView | None:
    """Give one family with its accounts and what is known of it, None where it is not in scope."""
    halves = Q(alias_id=OuterRef("id")) | Q(canonical_id=OuterRef("id"))
    joined = Exists(Alias.objects.filter(halves, undone_at=None))
    matches = RawSQL(sql_text("registry", "matching/of_one_family"), ())
    accounts = RawSQL(sql_text("registry", "accounts_of_family"), ())
    known = Family.objects.annotate(is_joined=joined, matches=matches, accounts=accounts)
    row = known.filter(id=family_id).first()
    if row is None:
        return None
    return FamilyView(
        id=row.id,
        id_kpm=row.id_kpm,
        kode_wilayah=row.kode_wilayah,
        path=row.path,
        name=row.name,
        head_name=row.head_name,
        birth_place=row.birth_place,
        sex=row.sex,
        address=row.address,
        rt=row.rt,
        rw=row.rw,
        pkh_status=row.pkh_status,
        payable=row.payable,
        suspended_reasons=tuple(row.suspended_reasons),
        nik=mask(_opened(row.nik_sealed, Secret.NIK)),
        no_kk=mask(_opened(row.no_kk_sealed, Secret.NO_KK)),
        mother=mask_words(_opened(row.mother_sealed, Secret.MOTHER)),
        member_from=row.member_from,
        ended_from=row.ended_from,
        ended_no_ba=row.ended_no_ba,
        waiting_since=row.waiting_since,
        waiting_no_ba=row.waiting_no_ba,
        waiting_first=row.waiting_first,
        held_reasons=tuple(row.held_reasons),
        held_no_ba=row.held_no_ba,
        verified_on=row.verified_on,
        changed_at=row.changed_at,
        is_joined=row.is_joined,
        accounts=tuple(_account(*one) for one in row.accounts),
        matches=tuple(_match(row.id_kpm, *one) for one in row.matches),
    )


def _match(
    id_kpm: str, kind: str, status: str, detail: str | None, as_of: str, evidence: str | None
) -> MatchView:
    file = None if evidence is None else UUID(evidence)
    return MatchView(id_kpm, kind, status, detail, dt.date.fromisoformat(as_of), file)


def family_id_of(id_kpm: str) -> UUID | None:
    """Give the family that bears `id_kpm`, None where there is none in scope."""
    return Family.objects.filter(id_kpm=id_kpm).values_list("id", flat=True).first()


def families_named(ids: Iterable[str]) -> dict[str, tuple[UUID, str]]:
    """Give (id, name) of the families that bear these `id_kpm`; those out of scope are absent."""
    rows = Family.objects.filter(id_kpm__in=list(ids)).values_list("id_kpm", "id", "name")
    return {id_kpm: (identity, name) for id_kpm, identity, name in rows}


def paths_of(ids: Iterable[str]) -> dict[str, str]:
    """Give where families live, by `id_kpm`; those that the scope lacks are absent."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "paths_of"), {"ids": list(ids)})
        return dict(cursor.fetchall())


def families_to_visit(ids: Iterable[str]) -> dict[str, FamilyAddress]:
    """Give where families are to be found, by `id_kpm`; those out of scope are absent."""
    columns = ("id", "id_kpm", "name", "head_name", "kode_wilayah", "address", "rt", "rw")
    rows = Family.objects.filter(id_kpm__in=list(ids)).values_list(*columns)
    return {row[1]: FamilyAddress(*row) for row in rows}


def families_addressed(ids: Iterable[UUID]) -> dict[UUID, FamilyAddress]:
    """Give where families are to be found, by id; those out of scope are absent."""
    columns = ("id", "id_kpm", "name", "head_name", "kode_wilayah", "address", "rt", "rw")
    rows = Family.objects.filter(id__in=list(ids)).values_list(*columns)
    return {row[0]: FamilyAddress(*row) for row in rows}


def families_to_sheet(ids: Iterable[str]) -> tuple[tuple[str, str, str, str], ...]:
    """Give (id_kpm, name, rt, rw) of these families, as a sheet to sign needs them; no numbers."""
    rows = Family.objects.filter(id_kpm__in=list(ids)).values_list("id_kpm", "name", "rt", "rw")
    return tuple((id_kpm, name, rt or "", rw or "") for id_kpm, name, rt, rw in rows.iterator())


def families_page(
    path: str,
    *,
    after: tuple[str, str, str] | None = None,
    only: FamilyFilter | None = None,
    limit: int = PAGE,
) -> tuple[FamilyLine, ...]:
    """Give the next `limit` families at or under `path`, by desa and name, beyond the key `after`.

    Read in the order of an index: no page costs more than the first.
    """
    lowest, highest = code_range(path)
    found = Family.objects.filter(kode_wilayah__gte=lowest, kode_wilayah__lt=highest)
    found = found.filter(_wanted(only or FamilyFilter()))
    if after is not None:
        code, name, identity = after
        found = found.filter(
            Q(kode_wilayah__gt=code)
            | Q(kode_wilayah=code, name__gt=name)
            | Q(kode_wilayah=code, name=name, id__gt=identity),
            kode_wilayah__gte=code,
        )
    rows = found.order_by("kode_wilayah", "name", "id").values_list(
        "id",
        "id_kpm",
        "kode_wilayah",
        "name",
        "head_name",
        "payable",
        "suspended_reasons",
        "nik_sealed",
        "ended_from",
        "waiting_since",
    )[:limit]
    return tuple(
        FamilyLine(*row[:6], tuple(row[6]), mask(_opened(row[7], Secret.NIK)), *row[8:])
        for row in rows
    )


def _wanted(only: FamilyFilter) -> Q:
    wanted = Q()
    if only.payable is not None:
        wanted &= Q(payable=only.payable)
    if only.name:
        wanted &= Q(name__icontains=only.name) | Q(head_name__icontains=only.name)
    if only.id_kpm:
        wanted &= Q(id_kpm=only.id_kpm)
    if only.nik:
        wanted &= Q(nik_blind=blind_of(only.nik))
    if only.no_kk:
        wanted &= Q(no_kk_blind=blind_of(only.no_kk))
    if only.reason:
        wanted &= Q(suspended_reasons__contains=[only.reason])
    return wanted


def blind_of(text: str) -> UUID:
    """Give the blind index of an identifier, as the tables keep it."""
    return blind_index(settings.SALUR_KEYS.blind, text)


def families_of_accounts(blinds: Iterable[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Give, per account, the `id_kpm` of the families that are paid on it now."""
    owners: dict[UUID, tuple[str, ...]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "families_of_accounts"), [list(blinds)])
        for blind, id_kpm in cursor.fetchall():
            owners[blind] = (*owners.get(blind, ()), id_kpm)
    return owners


def sealed_value(family_id: UUID, secret: Secret) -> bytes | None:
    """Give one value of a family as it is sealed; of accounts and cards the newest."""
    columns = {
        Secret.NIK: "nik_sealed",
        Secret.NO_KK: "no_kk_sealed",
        Secret.MOTHER: "mother_sealed",
    }
    if secret in columns:
        found = Family.objects.filter(id=family_id).values_list(columns[secret], flat=True).first()
        return None if found is None else bytes(found)
    link = FamilyAccount.objects.filter(family_id=family_id, valid_to=None).order_by("-id").first()
    if link is None:
        return None
    if secret is Secret.ACCOUNT:
        return bytes(Account.objects.get(blind=link.account_blind).sealed)
    if link.card_blind is None:
        return None
    return bytes(Card.objects.get(blind=link.card_blind).sealed)


def _opened(sealed: bytes | memoryview | None, secret: Secret) -> str | None:
    if sealed is None:
        return None
    return open_sealed(settings.SALUR_KEYS.identifier, bytes(sealed), CONTEXTS[secret])


def _account(
    number: str,
    bank: str | None,
    status: str | None,
    reason: str | None,
    as_of: str | None,
    card: str | None,
    card_status: str | None,
    valid_from: str,
    valid_to: str | None,
) -> FamilyAccountView:
    """Give an account that came as JSON, whose days are texts."""
    return FamilyAccountView(
        number, bank, status, reason, _day(as_of), card, card_status,
        dt.date.fromisoformat(valid_from), _day(valid_to),
    )  # fmt: skip


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
