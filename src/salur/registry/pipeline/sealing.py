"""Sealing what is sensitive for the place it is kept in."""

from django.conf import settings

from salur.kernel.sealing import Blinder, Sealer
from salur.registry.domain import CONTEXTS, Secret


class Vault:
    """The sealers and the blinder of an installation, made once per load."""

    def __init__(self) -> None:
        keys = settings.SALUR_KEYS
        self._blinder = Blinder(keys.blind)
        self._sealers = {
            secret: Sealer(keys.identifier, context) for secret, context in CONTEXTS.items()
        }

    def sealed(self, secret: Secret, text: str | None) -> bytes | None:
        """Seal `text` for its place; nothing stays nothing."""
        return self._sealers[secret].seal(text) if text else None

    def blind(self, text: str | None) -> str | None:
        """Give the blind index of `text`; nothing has none."""
        return self._blinder.index(text) if text else None
