"""The one family of refusals: an intent that was understood and is not carried out.

Every capability names its own refusals where it raises them, as subclasses or as
values with a code of their own. A refusal is never a bug: it carries a stable code
for machines, a sentence for people in Indonesian and in English, and the next step.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sentence:
    """A sentence in the two languages that Salur speaks."""

    id: str
    en: str

    def in_language(self, language: str) -> str:
        """Give the sentence in `language` ("id" or "en"; anything else is Indonesian)."""
        return self.en if language == "en" else self.id


class Refused(Exception):
    """This intent is refused; nothing was changed.

    `code` is stable and in snake_case, `message` says what happened and why,
    `next_step` says what to do. Neither ever holds a NIK, an account or a card number.
    """

    def __init__(self, code: str, message: Sentence, next_step: Sentence) -> None:
        super().__init__(f"{code}: {message.en} {next_step.en}")
        self.code = code
        self.message = message
        self.next_step = next_step

    def in_language(self, language: str) -> str:
        """Give message and next step as one text in `language`."""
        return f"{self.message.in_language(language)} {self.next_step.in_language(language)}"
