"""The ministry pays and a bank answers, beside a plain account of who was paid for which month.

The bank pays whatever lies in its inbox, once per file and line, as banks do; what must hold is
that it never finds a family and month there that it has paid already.
"""

import csv
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.distribution import actions, queries
from salur.distribution.domain.ordering import OrderStatus
from salur.distribution.queries import Order
from salur.kernel.period import Period
from salur.kernel.refused import Refused
from tests.integration.distribution import world
from tests.integration.distribution.ordering import CHECKER, KPA, KPA_2, MAKER
from tests.oracle.bpnt import reconcile_bpnt
from tests.property.aid_model import Line
from tests.property.aid_world import FAMILIES, MONTHS, Aid, account, at_once

AMOUNT = 110_000
Paid = tuple[str, Period]
_OPEN = (OrderStatus.PREPARED, OrderStatus.CHECKED, OrderStatus.APPROVED)


@dataclass
class Ministry:
    """This prepares, checks, approves, sends, cancels and resends; the bank answers."""

    aid: Aid
    inbox: Path
    orders: dict[UUID, set[Paid]] = field(default_factory=dict)
    paid: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_reference: dict[str, Line] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)

    def work(self) -> None:
        """Do one thing that the ministry or the bank may do now."""
        chance = self.aid.chance
        waiting = [one for one in self._orders() if one.status in _OPEN]
        files = sorted(one.name for one in self.inbox.iterdir() if one.name not in self.answered)
        dice = chance.random()
        if files and dice < 0.35:
            self._answer(chance.choice(files))
        elif self.by_reference and dice < 0.45:
            self._take_back()
        elif waiting and dice < 0.9:
            self._carry_on(chance.choice(waiting))
        else:
            self._prepare()

    def agree(self) -> None:
        """Compare the lines that stand with what the model thinks stands."""
        standing: Counter[Paid] = Counter()
        for one in self._orders():
            lines = self._lines(one)
            assert lines <= self.orders[one.id], "an order pays whom it named, or fewer"
            if one.status in (OrderStatus.CANCELLED, OrderStatus.RETURNED):
                assert not lines, "nothing of it is payable"
            standing.update(lines)
        assert not [line for line, times in standing.items() if times > 1]

    def _prepare(self) -> None:
        chance, number, key = self.aid.chance, self.aid.key(), self.aid.key()
        sent = [one for one in self._orders() if one.status is OrderStatus.SENT]
        follows = chance.choice(sent) if sent and chance.random() < 0.5 else None
        first, last = chance.choice(((MONTHS[0],) * 2, (MONTHS[1],) * 2, MONTHS))
        at = self.aid.at()

        def deed() -> Order:
            with transaction.atomic():
                enter_scope(MAKER)
                if follows is not None:
                    return actions.prepare_resend(
                        order_id=follows.id, number=f"SPM/{number}", by=MAKER, at=at, key=key
                    )
                return actions.prepare_order(
                    number=f"SPM/{number}", bank=world.BRI, code=world.KAB, first=first, last=last,
                    by=MAKER, at=at, key=key,
                )  # fmt: skip

        self.aid.story.append(f"prepare {first}..{last} after {follows and follows.number}")
        may = self._payable(follows, (first, last) if first != last else (first,))
        made = self._tried(deed)
        if made is None:
            assert follows is not None or not may, f"{may} would have been payable"
            return
        lines = self._lines(made)
        assert lines == may if follows is None else lines <= may, (lines, may)
        self.orders[made.id] = lines

    def _payable(self, follows: Order | None, months: tuple[Period, ...]) -> set[Paid]:
        """Whom the model would pay: nothing credited, and in no other order that stands."""
        elsewhere: set[Paid] = set()
        for one in self._orders():
            if follows is None or one.id != follows.id:
                elsewhere |= self._lines(one)
        if follows is None:
            asked = {(family, month) for family in FAMILIES for month in months}
        else:
            asked = self.orders[follows.id]
        topups = [
            line
            for contract, lines in self.aid.model.files.values()
            for line in lines
            if contract == "topup"
        ]
        credited = {
            (month, unit.no_rekening): unit.credited
            for month in MONTHS
            for unit in reconcile_bpnt(
                str(month), [], topups, [], [], [], opening_given=True
            ).units.values()
        }
        return {
            (family, month)
            for family, month in asked - elsewhere
            if not credited.get((month, account(family)))
        }

    def _carry_on(self, one: Order) -> None:
        key, at = self.aid.key(), self.aid.at()

        def step(do: Callable[..., object], by: Actor, **more: object) -> Callable[[], object]:
            def deed() -> object:
                with transaction.atomic():
                    enter_scope(by)
                    return do(order_id=one.id, by=by, at=at, key=f"{key}{by.name}", **more)

            return deed

        dice = self.aid.chance.random()
        if one.is_open and dice < 0.15:
            self.aid.story.append(f"cancel {one.number}")
            self._tried(step(actions.cancel_order, MAKER, reason="salah bulan"))
        elif one.status is OrderStatus.PREPARED:
            self.aid.story.append(f"check {one.number}")
            self._tried(step(actions.check_order, CHECKER))
        elif one.status is OrderStatus.CHECKED:
            self.aid.story.append(f"approve {one.number}")
            both = (step(actions.approve_order, KPA), step(actions.approve_order, KPA_2))
            if dice < 0.5:
                at_once(*both)
            else:
                self._tried(both[0])
        else:
            self.aid.story.append(f"send {one.number}")
            self._send(one, twice=dice < 0.4)

    def _send(self, one: Order, *, twice: bool) -> None:
        at = self.aid.at()

        def deed() -> Order:
            return actions.send_order(order_id=one.id, at=at)

        if twice:
            cancel = self._cancelling(one)
            told = at_once(deed, self.aid.chance.choice((deed, cancel)))
            self.aid.story.append(f"  ({told})")
        else:
            self._tried(deed)
        sent = next(o for o in self._orders() if o.id == one.id)
        if sent.evidence_id is not None and sent.evidence_id not in self.aid.model.files:
            (file,) = (f for f in self.inbox.iterdir() if str(one.id) in f.name)
            lines = _rows(file)
            self.aid.model.accept(sent.evidence_id, "perintah", lines)
            self._give_way(sent, {(line["id_kpm"], line["periode"]) for line in lines})

    def _give_way(self, sent: Order, resent: set[tuple[str, str]]) -> None:
        """What is ordered once more is not ordered twice: earlier lines make room, one by one."""
        earlier = {one.id: one for one in self._orders()}
        while sent.resends is not None:
            sent = earlier[sent.resends]
            if sent.evidence_id in self.aid.model.files:
                _, lines = self.aid.model.files[sent.evidence_id]
                kept = [one for one in lines if (one["id_kpm"], one["periode"]) not in resent]
                self.aid.model.accept(sent.evidence_id, "perintah", kept)

    def _cancelling(self, one: Order) -> Callable[[], object]:
        key, at = self.aid.key(), self.aid.at()

        def deed() -> object:
            with transaction.atomic():
                enter_scope(MAKER)
                return actions.cancel_order(
                    order_id=one.id, reason="salah bulan", by=MAKER, at=at, key=key
                )

        return deed

    def _answer(self, name: str) -> None:
        """The bank pays what a file in its inbox says, and tells what became of each line."""
        self.aid.story.append(f"bank answers {name}")
        self.answered.add(name)
        lines = []
        for row in _rows(self.inbox / name):
            line = (row["no_rekening"], row["periode"])
            assert not self.paid[line], f"{line} is paid twice"
            status = self.aid.chance.choice(("SUKSES", "SUKSES", "SUKSES", "GAGAL"))
            answer = {
                "referensi": f"P{self.aid.key()}", "periode": row["periode"],
                "no_rekening": row["no_rekening"], "nominal": row["nominal"], "status": status,
                "tanggal": f"{row['periode']}-09",
            }  # fmt: skip
            lines.append(answer)
            if status == "SUKSES":
                self.paid[line] += AMOUNT
                self.by_reference[answer["referensi"]] = answer
        self.aid.send("topup", lines, keeps=True)

    def _take_back(self) -> None:
        """The bank takes a credit back, weeks later."""
        reference = self.aid.chance.choice(sorted(self.by_reference))
        credit = self.by_reference.pop(reference)
        self.aid.story.append(f"bank takes back {reference}")
        self.paid[credit["no_rekening"], credit["periode"]] -= AMOUNT
        back = {**credit, "referensi": f"Q{self.aid.key()}", "status": "BATAL"}
        self.aid.send("topup", [{**back, "referensi_asal": reference}], keeps=True)

    def _tried(self, deed: Callable[[], Any]) -> Any:
        try:
            return self.aid.do(deed)
        except Refused as refusal:
            self.aid.story.append(f"  ({refusal.code})")
            return None

    def _orders(self) -> list[Order]:
        with transaction.atomic():
            enter_scope(SYSTEM)
            with as_owner():
                return [one for one in map(queries.order, self.orders) if one is not None]

    def _lines(self, one: Order) -> set[Paid]:
        with transaction.atomic(), suppress(StopIteration):
            enter_scope(SYSTEM)
            with as_owner():
                page = queries.order_lines_page(one)
                return {(line.id_kpm, line.period) for line in page if line.live}
        return set()


def _rows(file: Path) -> list[Line]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))
