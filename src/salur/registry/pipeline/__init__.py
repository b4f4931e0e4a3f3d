"""The steps by which the register is written: sets in SQL, as the owner."""

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
    Vault,
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

__all__ = [
    "FileOfMatches",
    "Proposal",
    "Vault",
    "account_rows",
    "apply_due",
    "change_rows",
    "close",
    "close_of_evidence",
    "copy_accounts",
    "copy_families",
    "drop_members",
    "endorse",
    "family_rows",
    "follow",
    "keep_matches",
    "path_of",
    "proposals",
    "propose",
    "verify",
    "write_accounts",
    "write_families",
]
