"""How results of a reconciliation read on a terminal, and the dated parameters they rest on."""

from collections.abc import Callable, Mapping, Sequence

from salur.interfaces.cli.screen import Screen
from salur.kernel.period import Period
from salur.kernel.refused import Refused, Sentence


def parameter_of(program: str, name: str, period: Period) -> int:
    """Give what the program's own table says for a month; refused where it says nothing."""
    from salur.kernel.program import Program
    from salur.programs.domain import default_parameters

    found = default_parameters(period.first_day).get((Program(program), name))
    if found is None:
        raise Refused(
            "parameter_missing",
            Sentence(
                f"Aturan {program} belum ada untuk {period}.",
                f"There are no rules of {program} for {period}.",
            ),
            Sentence("Pilih bulan sejak program berjalan.", "Choose a month of the programme."),
        )
    return found.value


def rupiah(amount: int) -> str:
    """Give `1234567` as `1.234.567`."""
    return f"{amount:,}".replace(",", ".")


def kilograms(grams: int) -> str:
    """Give `10500` grams as `10,5` kilograms."""
    whole, rest = divmod(abs(grams), 1000)
    fraction = f",{rest:03d}".rstrip("0") if rest else ""
    return f"{'-' if grams < 0 else ''}{rupiah(whole)}{fraction}"


def show_classes(
    screen: Screen,
    title: str,
    labels: Mapping[str, Sentence],
    classes: Mapping[str, Mapping[str, int]],
    amounts: Sequence[str],
    heads: Sequence[str],
    shown: Callable[[int], str],
) -> None:
    """Print one line per class that has units."""
    words = screen.words
    rows = [
        [words.of(labels[code]), rupiah(sums["units"]), *(shown(sums[name]) for name in amounts)]
        for code, sums in classes.items()
        if sums["units"]
    ]
    screen.table(title, [words("kelas", "class"), words("satuan", "units"), *heads], rows)


def show_findings(screen: Screen, findings: Mapping[str, int]) -> None:
    """Print one line per finding."""
    words = screen.words
    if findings:
        rows = [[name, rupiah(count)] for name, count in findings.items()]
        screen.table(words("Temuan", "Findings"), [words("temuan", "finding"), "n"], rows)
