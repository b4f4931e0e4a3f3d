"""The steps by which the register is written: sets in SQL, as the owner."""

from salur.registry.pipeline.cards import (
    Record,
    ask_to_replace,
    count_cards,
    lock_for_records,
    new_card,
    record,
    take_claims,
)
from salur.registry.pipeline.changing import (
    apply_due,
    change_rows,
    close,
    close_of_evidence,
    endorse,
    propose,
    verify,
)
from salur.registry.pipeline.following import follow
from salur.registry.pipeline.loading import (
    Proposal,
    account_rows,
    copy_accounts,
    copy_families,
    drop_members,
    family_rows,
    path_of,
    proposals,
    write_accounts,
    write_families,
)
from salur.registry.pipeline.matching import FileOfMatches, keep_matches
from salur.registry.pipeline.sealing import Vault

__all__ = [
    "FileOfMatches",
    "Proposal",
    "Record",
    "Vault",
    "account_rows",
    "apply_due",
    "ask_to_replace",
    "change_rows",
    "close",
    "close_of_evidence",
    "copy_accounts",
    "copy_families",
    "count_cards",
    "drop_members",
    "endorse",
    "family_rows",
    "follow",
    "keep_matches",
    "lock_for_records",
    "new_card",
    "path_of",
    "proposals",
    "propose",
    "record",
    "take_claims",
    "verify",
    "write_accounts",
    "write_families",
]
