"""Mistakes that people make when they write a family down a second time."""

import random
from collections.abc import Sequence

_VARIANTS = (
    ("U", "OE"), ("J", "DJ"), ("C", "TJ"), ("Y", "I"), ("F", "P"), ("V", "F"), ("Z", "J"), ("SY", "S"), ("KH", "H"),
    ("DH", "D"), ("NN", "N"), ("N", "NN"), ("D", "DD"), ("AH", "A"), ("H", ""), ("I", "IE"), ("TH", "T"), ("Q", "K"),
)  # fmt: skip
_SHORT = {"MUHAMMAD": ("MUH.", "MOH.", "M.", "MUHAMAD", "MOCHAMAD"), "SITI": ("ST.", "S.", "SITTI"),
          "ABDUL": ("ABD.", "ABD"), "AHMAD": ("AKHMAD", "ACHMAD", "A."), "NUR": ("NOR", "NOER"),
          "NOR": ("NUR", "NOOR")}  # fmt: skip


class Mistakes:
    """This makes mistakes, one way or another each time it is asked."""

    def __init__(self, rng: random.Random, fathers: Sequence[str]) -> None:
        self._rng, self._fathers = rng, fathers

    def misspelt(self, name: str) -> str:
        """Give a name as somebody else would write it."""
        rng = self._rng
        kind = rng.random()
        words = name.split()
        at = rng.randrange(len(words))
        if kind < 0.3:
            words[at] = self._typo(words[at])
        elif kind < 0.55:
            fitting = [(a, b) for a, b in _VARIANTS if a in words[at]]
            if fitting:
                a, b = rng.choice(fitting)
                words[at] = words[at].replace(a, b, 1)
        elif kind < 0.7:
            words = [rng.choice(("HJ.", "H.", "IBU", "BAPAK", "ALM.", "NY.")), *words]
        elif kind < 0.8:
            words = [rng.choice(_SHORT[w]) if w in _SHORT else w for w in words]
        elif kind < 0.88 and len(words) > 1:
            words.pop(at)
        elif kind < 0.93:
            words += [rng.choice(("BINTI", "BIN", "BT.")), rng.choice(self._fathers)]
        elif len(words) > 1:
            words = ["".join(words)] if rng.random() < 0.5 else words[::-1]
        return " ".join(words)

    def _typo(self, word: str) -> str:
        rng = self._rng
        at = rng.randrange(len(word))
        letter = chr(65 + rng.randrange(26))
        kind = rng.randrange(4)
        if kind == 0:
            return word[:at] + letter + word[at + 1 :]
        if kind == 1:
            return word[:at] + letter + word[at:]
        if kind == 2 and len(word) > 3:
            return word[:at] + word[at + 1 :]
        return word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]

    def mistyped(self, number: str) -> str:
        """Give a number with one slip of the hand, or as a spreadsheet leaves it."""
        rng = self._rng
        kind = rng.random()
        at = rng.randrange(len(number) - 1)
        if kind < 0.4:
            return number[:at] + number[at + 1] + number[at] + number[at + 2 :]
        if kind < 0.85:
            return number[:at] + str(rng.randrange(10)) + number[at + 1 :]
        if kind < 0.93:
            return number[:-3] + "000"
        return number[:at] + number[at + 1 :]

    def misdated(self, day: tuple[int, int, int]) -> tuple[int, int, int] | None:
        """Give a day as it is often written wrong; None where it is left out."""
        year, month, d = day
        kind = self._rng.random()
        if kind < 0.3 and d <= 12:
            return year, d, month
        if kind < 0.5:
            return year, month, min(28, max(1, d + self._rng.choice((-10, -1, 1, 10))))
        if kind < 0.65:
            return year + self._rng.choice((-10, -1, 1, 10)), month, d
        if kind < 0.8:
            return (year, 1, 1) if self._rng.random() < 0.5 else (year, 12, 31)
        return None if kind > 0.9 else (year, self._rng.randint(1, 12), d)

    def readdressed(self, address: str) -> str:
        """Give an address in other words."""
        rng = self._rng
        kind = rng.random()
        if kind < 0.3:
            return address.replace("JL. ", rng.choice(("JLN ", "JALAN ", "JL ")))
        if kind < 0.5:
            return address.replace("NO. ", rng.choice(("NO ", "NOMOR ", "NO.")))
        if kind < 0.65:
            return address.split(" NO.")[0]
        if kind < 0.8:
            return self._typo(address)
        return "" if kind < 0.9 else f"RT {rng.randint(1, 12)} DEKAT MASJID"
