"""Relations that the register stages for the SQL of others: temporary, gone at commit."""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.db import connection

from salur.kernel.period import Period
from salur.kernel.sql_text import sql_text
from salur.registry.domain import IN_HAND, NEVER_OPENED, code_range


def stage_states() -> None:
    """Put into `registry_state` how accounts and cards stand where something is amiss with them.

    And how those of `registry_asked` (account) stand in any case. Both temporary tables are made
    by whoever calls, in that caller's role; `registry_state` has (account, state, as_of).
    """
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "stage_states"))


def stage_states_of(accounts: Iterable[UUID]) -> None:
    """Put into `registry_state` how these accounts and their cards stand; as `stage_states`."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "stage_states_of"), {"accounts": list(accounts)})


def stage_families(path: str, period: int) -> None:
    """Put the families at or under `path` that belong on a list of `period` into `registry_staged`.

    The temporary table (id_kpm, kode_wilayah, path, payable) is made by whoever calls, in that
    caller's role, and is gone at commit: lists are drawn up from it without a query per family.
    """
    lowest, highest = code_range(path)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "stage_families"),
            {"lowest": lowest, "highest": highest, "period": period},
        )


def stage_members(path: str) -> None:
    """Put every member at or under `path` into `registry_member`, and where it is to be found.

    The temporary table (family_id, id_kpm, kode_wilayah, path, name, address, rt, rw, verified_on,
    member_from) belongs to the caller's role and is gone at commit; no number stands in it.
    """
    lowest, highest = code_range(path)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "stage_members"), {"lowest": lowest, "highest": highest}
        )


def stage_reached(path: str) -> None:
    """Put which families at or under `path` have an account, and a card, into `registry_reached`.

    The temporary table (id_kpm, has_card) belongs to the caller's role and is gone at commit.
    """
    lowest, highest = code_range(path)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "stage_reached"),
            {
                "lowest": lowest,
                "highest": highest,
                "never_opened": list(NEVER_OPENED),
                "in_hand": list(IN_HAND),
            },
        )


def stage_standing(path: str) -> None:
    """Put how every family at or under `path` stands on its way to a card into `registry_standing`.

    The temporary table (family_id, id_kpm, kode_wilayah, path, suspended_reasons, stage, said,
    is_blocked) belongs to the caller's role and is gone at commit. `stage` is NO_ACCOUNT, FAILED
    (`said` is then the bank's reason), NO_CARD, UNREPORTED or how the card stands; `is_blocked`:
    the bank has blocked the account.
    """
    lowest, highest = code_range(path)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "stage_standing"),
            {"lowest": lowest, "highest": highest, "never_opened": list(NEVER_OPENED)},
        )


def forget_standing() -> None:
    """Drop what `stage_standing` made: a role that comes after in the transaction makes its own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DROP TABLE IF EXISTS pg_temp.registry_standing, pg_temp.registry_held,"
            " pg_temp.registry_refused"
        )


def stage_ineligible(period: Period) -> None:
    """Put the families that were not to be paid in a month, as known, into `registry_ineligible`.

    The temporary table (id_kpm) belongs to the caller's role and is gone at commit.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "stage_ineligible"),
            {"period": period.number, "last_day": period.last_day},
        )


def write_holders(holders: Path, cards: Path) -> None:
    """Write whose every account is, and whose every card, as CSV by blind index, for batch.

    Holders: account, id_kpm, code; cards: card, account; both with a header, as whoever asks sees
    them.
    """
    for name, target in (("holders", holders), ("card_accounts", cards)):
        with (
            connection.cursor() as cursor,
            cursor.copy(sql_text("registry", name)) as copy,
            target.open("wb") as file,
        ):
            for block in copy:
                file.write(block)
