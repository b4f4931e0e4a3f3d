"""How mails leave where somebody practises: they do not; each becomes a marked file."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends import filebased

MARK = "[LATIHAN]"


class PracticeMails(filebased.EmailBackend):
    """This writes each mail to a file, its subject marked: a practice area sends nothing."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Mark what is not marked yet, and write it."""
        for one in email_messages:
            if not one.subject.startswith(MARK):
                one.subject = f"{MARK} {one.subject}"
        return super().send_messages(email_messages) or 0
