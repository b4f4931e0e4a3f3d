"""What a backup says of itself: its parts with their hashes, its program, the keys it needs."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from salur.config.keys import key_files
from salur.kernel.refused import Refused, Sentence

FORMAT = 1
NAME = "manifest.json"
DUMP = "database.dump"
DIRECTORIES = ("evidence", "seals")


class BackupRefused(Refused):
    """This backup is not made, or not restored; nothing was changed."""


@dataclass(frozen=True)
class Manifest:
    """The first member of every backup. `keys` are fingerprints, never keys."""

    format: int
    program: str
    postgres: int
    made_at: str
    keys: Mapping[str, str]
    files: Mapping[str, str]

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Manifest":
        """Read a manifest; BackupRefused when it is none."""
        try:
            found = cls(**json.loads(text))
            assert isinstance(found.keys, dict) and isinstance(found.files, dict)
        except (ValueError, TypeError, AssertionError) as fault:
            raise damaged("manifest.json") from fault
        return found


def fingerprints(directory: Path) -> dict[str, str]:
    """Give the fingerprint of each key that lies in `directory`; keys are 256 random bits."""
    return {
        path.stem: hashlib.sha256(b"salur key " + path.read_bytes().strip()).hexdigest()[:32]
        for path in key_files(directory)
        if path.exists()
    }


def sha256(path: Path) -> str:
    """Give the SHA-256 of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def damaged(what: str) -> BackupRefused:
    """Say that a part of the backup is not what was written."""
    return BackupRefused(
        "backup_damaged",
        Sentence(
            f"Cadangan ini rusak atau bukan cadangan Salur: {what}.",
            f"This backup is damaged, or no backup of Salur: {what}.",
        ),
        Sentence("Pakai salinan lain.", "Use another copy."),
    )


def check_keys(manifest: Manifest, directory: Path) -> None:
    """Refuse unless the keys that the backup needs lie in `directory`."""
    here = fingerprints(directory)
    missing = sorted(name for name in manifest.keys if name not in here)
    if missing:
        raise BackupRefused(
            "keys_missing",
            Sentence(
                f"Kunci {', '.join(missing)} tidak ada di {directory}.",
                f"The keys {', '.join(missing)} are not in {directory}.",
            ),
            Sentence(
                "Pulihkan dahulu berkas kunci dari simpanannya (SALUR_KEYS).",
                "Bring the key files back from where they are kept first (SALUR_KEYS).",
            ),
        )
    other = sorted(name for name, print_ in manifest.keys.items() if here[name] != print_)
    if other:
        raise BackupRefused(
            "keys_differ",
            Sentence(
                f"Kunci {', '.join(other)} bukan kunci cadangan ini: datanya tidak akan terbuka.",
                f"The keys {', '.join(other)} are not this backup's: its data would stay shut.",
            ),
            Sentence("Pakai kunci dari pemasangan asalnya.", "Use the original's keys."),
        )
