"""Switching a rule off in a region, from a day on and for a reason, and on again.

Refusals of `switch_rule_off`, in this order: `role_missing`, `outside_scope`, `rule_unknown`,
`reason_too_short`, `identifier_in_text`, `days_reversed`, `rule_off_already`. Of `switch_rule_on`:
`role_missing`, `switch_unknown`, `outside_scope`, `switch_ended`.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.free_text import holds_long_number
from salur.kernel.refused import Refused, Sentence
from salur.quality.domain.rules import all_rules
from salur.quality.models import RuleSwitch

SHORTEST_REASON = 10


class SwitchRefused(Refused):
    """The rule stays as it was."""


@dataclass(frozen=True)
class Switched:
    """A rule that is, or was, switched off in a region; it counts from the next assessment on."""

    id: UUID
    rule: str
    path: str


@transaction.atomic
def switch_rule_off(
    *,
    rule: str,
    path: str,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    reason: str,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Switched:
    """Let a rule not hold at or under `path`, until `valid_to` or until somebody ends it."""
    require(by, "rule.switch", path)
    done = audit.done("quality.rule_switched_off", key)
    if done is not None:
        return Switched(UUID(str(done.subject_id)), rule, path)
    _check(rule, reason, valid_from, valid_to)
    with as_owner():
        if RuleSwitch.objects.select_for_update().filter(rule=rule, path=path, ended_at=None):
            raise _off_already()
        row = RuleSwitch.objects.create(
            id=uuid.uuid4(), rule=rule, path=path, valid_from=valid_from, valid_to=valid_to,
            reason=reason.strip(), switched_by=by.person_id, switched_by_name=by.name,
            switched_at=at,
        )  # fmt: skip
    audit.record(
        action="quality.rule_switched_off",
        by=by,
        at=at,
        subject=("rule_switch", row.id),
        path=path,
        facts={"rule": rule, "from": valid_from.isoformat(), "reason": reason.strip()},
        key=key,
    )
    return Switched(row.id, rule, path)


@transaction.atomic
def switch_rule_on(*, switch_id: UUID, by: Actor, at: dt.datetime, key: str) -> Switched:
    """Let a rule hold again where it was switched off."""
    require(by, "rule.switch")
    done = audit.done("quality.rule_switched_on", key)
    row = RuleSwitch.objects.filter(id=switch_id).first()
    if row is None:
        raise _unknown()
    if done is not None:
        return Switched(row.id, row.rule, row.path)
    require(by, "rule.switch", row.path)
    with as_owner():
        row = RuleSwitch.objects.select_for_update().get(id=switch_id)
        if row.ended_at is not None:
            raise _ended()
        row.ended_by, row.ended_at = by.person_id, at
        row.save(update_fields=["ended_by", "ended_at"])
    audit.record(
        action="quality.rule_switched_on",
        by=by,
        at=at,
        subject=("rule_switch", row.id),
        path=row.path,
        facts={"rule": row.rule},
        key=key,
    )
    return Switched(row.id, row.rule, row.path)


def check_rule(rule: str) -> None:
    """Refuse a rule that the program does not have."""
    if rule not in all_rules():
        raise SwitchRefused(
            "rule_unknown",
            Sentence("Aturan itu tidak ada.", "There is no such rule."),
            Sentence("Pilih dari daftar aturan.", "Choose one of the list of rules."),
        )


def _check(rule: str, reason: str, valid_from: dt.date, valid_to: dt.date | None) -> None:
    check_rule(rule)
    if len(reason.strip()) < SHORTEST_REASON:
        raise SwitchRefused(
            "reason_too_short",
            Sentence(
                "Alasan mematikan aturan terlalu pendek.",
                "The reason for switching the rule off is too short.",
            ),
            Sentence(
                f"Tulis sedikitnya {SHORTEST_REASON} huruf.",
                f"Write at least {SHORTEST_REASON} letters.",
            ),
        )
    if holds_long_number(reason):
        raise SwitchRefused(
            "identifier_in_text",
            Sentence(
                "Alasan memuat nomor panjang, mungkin NIK atau rekening.",
                "The reason holds a long number, maybe a NIK or an account.",
            ),
            Sentence("Tulis tanpa nomor itu.", "Write it without the number."),
        )
    if valid_to is not None and valid_to <= valid_from:
        raise SwitchRefused(
            "days_reversed",
            Sentence("Hari berakhir mendahului hari mulai.", "The last day precedes the first."),
            Sentence("Periksa kedua tanggalnya.", "Check the two days."),
        )


def _off_already() -> SwitchRefused:
    return SwitchRefused(
        "rule_off_already",
        Sentence("Aturan ini sudah dimatikan di wilayah itu.", "The rule is off there already."),
        Sentence("Hidupkan dulu yang lama.", "Switch the old one on first."),
    )


def _unknown() -> SwitchRefused:
    return SwitchRefused(
        "switch_unknown",
        Sentence("Catatan itu tidak ditemukan.", "There is no such entry."),
        Sentence("Buka lagi daftar aturan.", "Open the list of rules again."),
    )


def _ended() -> SwitchRefused:
    return SwitchRefused(
        "switch_ended",
        Sentence("Aturan ini sudah dihidupkan lagi.", "The rule is on again already."),
        Sentence("Tidak perlu apa-apa.", "Nothing needs to be done."),
    )
