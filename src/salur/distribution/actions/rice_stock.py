"""What accepted rice files say, line by line, and what it makes of the warehouses.

Whatever changes what is known of a warehouse (a file comes or goes, a paper is made, its name is
recorded) brings the ledger's book of stock to what the documents say: from the first count to the
last, so that nothing depends on the order in which they came. The book is of the day that rice
moves; the months that it is for are another (docs/adr/0017).
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.distribution import queries
from salur.distribution.actions import refusals
from salur.distribution.domain import StockMove, stock_moves
from salur.distribution.pipeline import rice
from salur.evidence import queries as evidence
from salur.kernel.program import Program
from salur.ledger import actions as ledger
from salur.ledger.domain import Book, Kind, PlannedTransfer
from salur.ledger.pipeline import ControlRow, DesiredRow
from salur.parties import queries as parties
from salur.parties.queries import Warehouse

RICE_CONTRACTS = ("spa", "do", "bast", "stok")


@transaction.atomic
def take_rice(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> int:
    """Keep the lines of an accepted file about rice; again it changes nothing.

    Follows from the acceptance, so it asks for no verb of its own. Refused with
    `evidence_unknown`.
    """
    row = evidence.evidence(evidence_id)
    if row is None or row.contract not in RICE_CONTRACTS or row.status != "accepted":
        raise refusals.evidence_unknown()
    with evidence.open_statements([evidence_id]) as opened, as_owner():
        files = [file.path for file in opened[row.contract]]
        kept = rice.keep_lines(evidence_id, row.contract, row.sender, row.path, files)
        post_stock(places=rice.place_keys(evidence_id), by=by, at=at)
    return kept


@transaction.atomic
def forget_rice(*, evidence_id: UUID, by: Actor, at: dt.datetime) -> None:
    """Forget the lines of a file that was withdrawn; again it changes nothing."""
    with as_owner():
        places = rice.place_keys(evidence_id)
        rice.drop_lines(evidence_id)
        post_stock(places=places, by=by, at=at)


def post_stock(*, places: Iterable[str], by: Actor, at: dt.datetime) -> None:
    """Bring the ledger to what documents say of the kab/kota where these warehouses stand.

    `places` are names as files match them. Must run inside `as_owner()`.
    """
    wanted = set(places)
    paths = sorted({one.path for one in parties.warehouses() if one.key in wanted})
    if not paths:
        return
    rice.lock("stock")
    warehouses = [one for one in parties.warehouses() if one.path in paths]
    entries = queries.stock_entries(warehouses)
    moved = [(one, stock_moves(entries[one.id])) for one in warehouses]
    ledger.post_book(
        program=Program.RASTRA,
        book=Book.STOCK,
        paths=paths,
        rows=[_desired(one, move) for one, moves in moved for move in moves],
        control=[row for one, moves in moved for row in _control(one, moves)],
        by=by,
        at=at,
    )


def _desired(one: Warehouse, move: StockMove) -> DesiredRow:
    return DesiredRow(
        period=move.period.number,
        evidence=move.evidence,
        transfer=PlannedTransfer(move.reason, one.path, one.organisation_id, move.grams),
    )


def _control(one: Warehouse, moves: Sequence[StockMove]) -> list[ControlRow]:
    """Give what the accounts must have moved by: from what lay there, not from what was moved."""
    rows = []
    before = 0
    for number, move in enumerate(moves):
        last = number + 1 == len(moves) or moves[number + 1].period != move.period
        if last:
            rows.append((move, Kind.WAREHOUSE, move.after - before))
            before = move.after
        rows.append((move, Kind.WEIGHING, move.grams if move.reason == "counted_short" else 0))
        rows.append(
            (move, Kind.SUSPENSE, -move.grams if move.reason == "drawn_beyond_stock" else 0)
        )
    return [
        ControlRow(Program.RASTRA, move.period.number, kind, one.path, one.organisation_id, grams)
        for move, kind, grams in rows
    ]
