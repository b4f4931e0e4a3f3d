"""What each role may do: one table, read by every door and every action."""

from collections.abc import Iterable

READING = frozenset(
    {"family.read", "evidence.read", "cycle.read", "exception.read", "report.read", "export.take"}
    | {"card.read", "ledger.read", "quality.read", "sheet.read"}
    | {"payment.read", "shop.read", "match.read", "transition.read"}
    | {"sprint.read", "watch.read"}
    | {"obstacle.read", "complaint.read", "meeting.read", "desk.read"}
    | {"graduation.read", "referral.read"}
)

# Whoever holds one of these decides over money, rice or people, and signs in with a second factor.
APPROVING = frozenset(
    {
        "spa.approve",
        "order.approve",
        "layout.approve",
        "opening.declare",
        "rice.release",
        "report.sign",
        "report.send",
        "report.accept",
        "compilation.pass",
        "suspense.approve",
        "write_off.approve",
        "match.accept",
        "change.endorse",
        "people.manage",
        "plan.decide",
        "meeting.decide",
        "objection.answer",
        "slot.close",
    }
)

# What every party may that is given obstacles to solve.
_OF_PARTIES = frozenset(
    {"obstacle.read", "obstacle.open", "obstacle.comment", "obstacle.resolve", "obstacle.verify"}
    | {"complaint.read", "complaint.answer", "meeting.read", "desk.read", "answer.send"}
    | {"referral.read", "referral.answer"}
)

# What whoever looks after families may do on their way to stand on their own.
_BESIDE_FAMILIES = frozenset(
    {"graduation.propose", "graduation.visit", "graduation.tell", "objection.record"}
    | {"referral.make", "follow_up.record"}
)

ROLES: dict[str, frozenset[str]] = {
    # The officer of a Dinas Sosial who runs the month.
    "operator": READING
    | _BESIDE_FAMILIES
    | {
        "return.prepare",
        "evidence.receive",
        "evidence.accept",
        "evidence.withdraw",
        "evidence.open",
        "layout.propose",
        "layout.withdraw",
        "list.prepare",
        "cycle.open",
        "cycle.freeze",
        "cycle.close",
        "spa.prepare",
        "spa.check",
        "sheet.draw",
        "handover.record",
        "check.record",
        "signal.answer",
        "match.endorse",
        "match.reject",
        "place.manage",
        "rice.receive",
        "reconciliation.run",
        "obstacle.open",
        "obstacle.comment",
        "obstacle.assign",
        "obstacle.resolve",
        "obstacle.verify",
        "complaint.record",
        "complaint.answer",
        "team.manage",
        "meeting.manage",
        "answer.send",
        "report.prepare",
        "line.answer",
        "suspense.clear",
        "write_off.propose",
        "change.propose",
        "change.verify",
        "change.send",
        "conflict.decide",
        "identifier.unmask",
        "family.alias",
        "duplicate.read",
        "duplicate.search",
        "duplicate.review",
        "quality.assess",
        "account.repair",
        "card.record",
        "campaign.plan",
        "burekol.prepare",
        "burekol.take",
        "fact.record",
        "plan.prepare",
        "siting.run",
        "sprint.run",
        "graduation.decide",
        "graduation.submit",
        "referral.answer",
        "slot.fill",
    },
    # Kepala dinas: approves and signs what the operator prepared.
    "head": READING
    | {"return.approve"}
    | {"layout.approve", "layout.withdraw"}
    | {"spa.approve", "opening.declare", "report.sign", "report.send", "obstacle.assign"}
    | {"line.answer", "suspense.approve", "match.accept", "match.reject", "write_off.approve"}
    | {"package.take", "plan.decide"}
    | {"obstacle.open", "obstacle.comment", "obstacle.verify", "meeting.decide"}
    | {"complaint.answer", "complaint.sensitive"}
    | {"objection.answer", "slot.close"}
    | {"change.endorse", "change.send", "identifier.unmask", "family.alias"}
    | {"duplicate.read", "duplicate.review", "quality.assess", "rule.switch"},
    "province": READING
    | {
        "evidence.receive",
        "evidence.accept",
        "evidence.withdraw",
        "evidence.open",
        "layout.approve",
        "layout.propose",
        "layout.withdraw",
        "package.take",
        "report.accept",
        "report.return",
        "report.prepare",
        "report.send",
        "compilation.prepare",
        "compilation.pass",
        "obstacle.open",
        "obstacle.comment",
        "obstacle.assign",
        "obstacle.resolve",
        "obstacle.verify",
        "complaint.record",
        "complaint.answer",
        "complaint.sensitive",
        "team.manage",
        "meeting.manage",
        "meeting.decide",
        "answer.send",
        "signal.answer",
        "family.alias",
        "duplicate.read",
        "duplicate.search",
        "duplicate.settle",
        "quality.assess",
        "rule.switch",
        "fact.record",
        "siting.run",
        "sprint.run",
    },
    "bank": frozenset(
        {"evidence.receive", "evidence.read", "exception.read", "report.read", "report.sign"}
        | {"evidence.withdraw", "ledger.read", "line.contest"}
        | {"burekol.take", "campaign.plan", "card.read", "card.record"}
        | {"payment.read", "shop.read", "signal.answer"}
        | {"return.open", "match.read", "match.comment"}
        | _OF_PARTIES
    ),
    "bulog": frozenset(
        {"evidence.receive", "evidence.read", "exception.read", "report.read", "report.sign"}
        | {"evidence.withdraw", "ledger.read", "line.contest", "cycle.read"}
        | {"place.manage", "rice.release"}
        | _OF_PARTIES
    ),
    # An officer of Dukcapil or another office: sees and answers what its organisation was given.
    "agency": _OF_PARTIES,
    # TKSK and pendamping: look after families where they live.
    "facilitator": frozenset(
        {"family.read", "exception.read", "evidence.receive", "evidence.read", "handover.record"}
        | {"check.record", "shop.read"}
        | {"evidence.withdraw", "change.propose"}
        | {"evidence.withdraw", "question.answer", "quality.read", "sheet.read"}
        | {"payment.read"}
        | {"card.read", "card.record"}
        | {"fact.record", "transition.read"}
        | {"sprint.read", "watch.read"}
        | {"obstacle.read", "obstacle.open", "obstacle.comment", "obstacle.verify", "desk.read"}
        | {"complaint.read", "complaint.record", "meeting.read"}
        | {"graduation.read", "referral.read"}
        | _BESIDE_FAMILIES
    ),
    "ministry": READING
    | {
        "return.prepare",
        "return.approve",
        "evidence.receive",
        "evidence.accept",
        "evidence.withdraw",
        "evidence.open",
        "layout.approve",
        "layout.propose",
        "layout.withdraw",
        "order.prepare",
        "order.check",
        "quota.set",
        "parameter.set",
        "regions.succeed",
        "package.take",
        "report.accept",
        "report.return",
        "compilation.prepare",
        "compilation.pass",
        "suspense.approve",
        "suspense.clear",
        "obstacle.open",
        "obstacle.comment",
        "obstacle.assign",
        "obstacle.resolve",
        "obstacle.verify",
        "complaint.record",
        "complaint.answer",
        "complaint.sensitive",
        "team.manage",
        "meeting.manage",
        "meeting.decide",
        "answer.send",
        "family.alias",
        "duplicate.read",
        "duplicate.search",
        "duplicate.settle",
        "quality.assess",
        "rule.switch",
    },
    # KPA: the ministry's budget authority, who lets money move and prepares nothing.
    "budget_authority": READING | {"order.approve"},
    "analyst": READING - {"family.read", "card.read", "sheet.read", "complaint.read"}
    | {"reconciliation.run"},
    # Reads everything in scope, changes nothing, unmasks with a recorded reason.
    "auditor": READING
    | {"audit.read", "identifier.unmask", "evidence.open", "duplicate.read", "package.take"},
    # People and roles, no data.
    "administrator": frozenset(
        {"people.manage", "organisation.manage", "regions.import", "regions.succeed", "audit.read"}
    ),
}
VERBS = frozenset().union(*ROLES.values())
# They see what they sent or were given, not what others sent.
SENDERS = frozenset({"bank", "bulog", "agency"})
_SYSTEM = "system"


def allowed(roles: Iterable[str], verb: str) -> bool:
    """Say whether one of `roles` may do `verb`; ValueError for a verb that no role has."""
    if verb not in VERBS:
        raise ValueError(f"no role has the verb {verb!r}: it is misspelt or missing in the table")
    return any(role == _SYSTEM or verb in ROLES.get(role, ()) for role in roles)


def needs_second_factor(roles: Iterable[str]) -> bool:
    """Say whether somebody in `roles` approves something, and so signs in with two factors."""
    return any(ROLES.get(role, frozenset()) & APPROVING for role in roles)


def clashing(roles: Iterable[str]) -> tuple[str, str] | None:
    """Give the first two roles that one person may not hold together, None where all agree.

    The administrator has no data role; the auditor changes nothing; a bank, Bulog or another
    agency is nobody else. Who prepared a thing is kept from approving it by the action, person by
    person.
    """
    held = sorted(set(roles))
    for alone in ("administrator", "auditor", "bank", "bulog", "agency"):
        others = [role for role in held if role != alone]
        if alone in held and others:
            return alone, others[0]
    return None
