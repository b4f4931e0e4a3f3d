"""The steps by which the register is written: sets in SQL, as the owner."""

from salur.registry.pipeline.loading import (
    Vault,
    account_rows,
    copy_accounts,
    copy_families,
    family_rows,
    path_of,
    write_accounts,
    write_families,
)

__all__ = [
    "Vault",
    "account_rows",
    "copy_accounts",
    "copy_families",
    "family_rows",
    "path_of",
    "write_accounts",
    "write_families",
]
