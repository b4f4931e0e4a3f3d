"""Tells allauth that nobody signs up: people come in by invitation only."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """This keeps the public sign-up shut."""

    def is_open_for_signup(self, request: object) -> bool:
        return False
