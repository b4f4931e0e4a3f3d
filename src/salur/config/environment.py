"""Reads the environment once, typed; every setting of an installation stands here.

| variable | meaning | default |
|---|---|---|
| SALUR_DATA | directory of database, evidence and Parquet | `~/.local/share/salur` |
| SALUR_KEYS | directory of the keys; must lie outside SALUR_DATA | beside it, `<SALUR_DATA>-keys` |
| SALUR_DATABASE_URL | PostgreSQL server, 15 or newer; empty: the embedded one | empty |
| SALUR_HOSTS | host names that are served, separated by commas | `127.0.0.1,localhost` |
| SALUR_TRAINING | `1` marks every page and paper LATIHAN | `0` |
| SALUR_ONE_FACTOR | `1`, only with SALUR_TRAINING: nobody needs a second factor | `0` |
| SALUR_DEBUG | `1` shows faults in full, for development only | `0` |
| SALUR_BANK_INBOX | directory that stands for the banks' inbox; empty: orders wait | empty |
| SALUR_PROXY | address of a proxy whose word about where requests come from is believed | empty |
| SALUR_EMAIL_URL | `smtp://user:password@host:port`; empty: mails are written to files | empty |
| SALUR_EMAIL_FROM | who mails come from | `Salur <salur@localhost>` |
| SALUR_ADDRESS | where people open it, for the links in mails | `http://127.0.0.1:8000` |
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Environment:
    """The settings of one installation, as its operator gave them."""

    data: Path
    keys: Path
    database_url: str
    hosts: tuple[str, ...]
    training: bool
    one_factor: bool
    debug: bool
    email_url: str
    bank_inbox: Path | None = None
    email_from: str = "Salur <salur@localhost>"
    address: str = "http://127.0.0.1:8000"
    proxy: str = ""

    @property
    def postgres_data(self) -> Path:
        """Where the embedded PostgreSQL keeps its cluster."""
        return self.data / "postgres"

    @property
    def evidence_data(self) -> Path:
        """Where evidence and its Parquet lie, encrypted."""
        return self.data / "evidence"

    @property
    def seals(self) -> Path:
        """Where the heads of the audit's days lie, outside the database."""
        return self.data / "seals"


def read_environment(values: Mapping[str, str] = os.environ) -> Environment:
    """Read and check the environment; ValueError when the keys would lie inside the data."""
    data = Path(values.get("SALUR_DATA") or "~/.local/share/salur").expanduser().absolute()
    keys = Path(values.get("SALUR_KEYS") or f"{data}-keys").expanduser().absolute()
    if keys == data or data in keys.parents:
        raise ValueError(
            "SALUR_KEYS must lie outside SALUR_DATA: a copy of the data must not hold its keys"
        )
    inbox = values.get("SALUR_BANK_INBOX")
    return Environment(
        data=data,
        keys=keys,
        database_url=values.get("SALUR_DATABASE_URL", ""),
        hosts=tuple(h for h in values.get("SALUR_HOSTS", "127.0.0.1,localhost").split(",") if h),
        training=values.get("SALUR_TRAINING", "0") == "1",
        one_factor=(values.get("SALUR_TRAINING"), values.get("SALUR_ONE_FACTOR")) == ("1", "1"),
        debug=values.get("SALUR_DEBUG", "0") == "1",
        email_url=values.get("SALUR_EMAIL_URL", ""),
        proxy=values.get("SALUR_PROXY", ""),
        bank_inbox=Path(inbox).expanduser().absolute() if inbox else None,
        email_from=values.get("SALUR_EMAIL_FROM") or Environment.email_from,
        address=values.get("SALUR_ADDRESS") or Environment.address,
    )
