"""The code of a page of paper: short enough to type, and one wrong letter is noticed.

31 letters and digits without look-alikes (no 0, 1, I, L, O); 31 is prime, so that a sum with a
weight of its own for each place catches every single wrong letter and every two that changed
places. Seven are drawn at random and tell nothing of anybody; the eighth checks them.
"""

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
DRAWN = 7
LENGTH = DRAWN + 1
_BASE = len(ALPHABET)
CODES = _BASE**DRAWN


def code_of(number: int) -> str:
    """Give the code that a drawn number below `CODES` stands for; ValueError beyond."""
    if not 0 <= number < CODES:
        raise ValueError(f"no code stands for {number}")
    places = []
    for _ in range(DRAWN):
        number, place = divmod(number, _BASE)
        places.append(place)
    total = sum(weight * place for weight, place in enumerate(places, start=1))
    # The last place weighs 8: the check is what brings the whole sum to nothing.
    check = -total * pow(LENGTH, -1, _BASE) % _BASE
    return "".join(ALPHABET[place] for place in (*places, check))


def read_code(text: str) -> str | None:
    """Read a code as somebody typed it, with or without its dash; None where it cannot be one."""
    code = text.upper().replace("-", "").replace(" ", "").strip()
    if len(code) != LENGTH or any(letter not in ALPHABET for letter in code):
        return None
    total = sum(weight * ALPHABET.index(letter) for weight, letter in enumerate(code, start=1))
    return code if total % _BASE == 0 else None


def written_code(code: str) -> str:
    """Write a code as it stands on paper: `K7Q2-9FMX`."""
    return f"{code[:4]}-{code[4:]}"
