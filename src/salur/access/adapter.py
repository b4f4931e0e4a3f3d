"""What allauth is told: nobody signs up by themselves, and second factors are kept sealed."""

from base64 import b64decode, b64encode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings

from salur.kernel.sealing import open_sealed, seal

_CONTEXT = "mfa_authenticator.data"


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """This keeps the public sign-up shut: people come in by invitation only."""

    def is_open_for_signup(self, request: object) -> bool:
        return False


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """This seals the secrets of second factors: a copy of the database opens no door."""

    def encrypt(self, text: str) -> str:
        return b64encode(seal(settings.SALUR_KEYS.identifier, text, _CONTEXT)).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        sealed = b64decode(encrypted_text)
        return open_sealed(settings.SALUR_KEYS.identifier, sealed, _CONTEXT)
