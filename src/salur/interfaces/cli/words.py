"""The two languages of the command line, chosen once per run by `--lang`."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from salur.kernel.refused import Refused, Sentence

LANGUAGES = ("id", "en")


@dataclass(frozen=True)
class Words:
    """This says everything in the language that was chosen."""

    language: str = "id"

    def __call__(self, indonesian: str, english: str) -> str:
        return english if self.language == "en" else indonesian

    def of(self, sentence: Sentence) -> str:
        """Give a sentence in the chosen language."""
        return sentence.in_language(self.language)


def take_language(arguments: Sequence[str]) -> tuple[Words, list[str]]:
    """Take `--lang` out of the arguments, wherever it stands; refused for another language.

    It is taken before anything else is read, so that a complaint about the rest is understood.
    """
    _refuse_no_letters(arguments)
    chosen, rest = os.environ.get("SALUR_LANG", "id"), list[str]()
    given = iter(arguments)
    for argument in given:
        if argument == "--":
            rest += [argument, *given]
        elif argument == "--lang":
            chosen = next(given, "")
        elif argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    if chosen not in LANGUAGES:
        raise Refused(
            "language_unknown",
            Sentence(f"Bahasa {chosen!r} tidak ada.", f"There is no language {chosen!r}."),
            Sentence("Pilih --lang id atau --lang en.", "Choose --lang id or --lang en."),
        )
    return Words(chosen), rest


def _refuse_no_letters(arguments: Sequence[str]) -> None:
    try:
        "".join(arguments).encode()
    except UnicodeEncodeError as fault:
        raise Refused(
            "usage_no_letters",
            Sentence(
                "Perintah ini memuat tanda yang bukan huruf UTF-8.",
                "This command holds signs that are no letters of UTF-8.",
            ),
            Sentence("Ganti nama berkasnya.", "Rename the file."),
        ) from fault
