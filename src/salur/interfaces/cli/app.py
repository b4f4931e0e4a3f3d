"""The command line as a whole: its commands, and how each of its runs ends."""

import os
import sys
from collections.abc import Callable, Sequence

import typer
from typer.exceptions import TyperException

from salur import __version__
from salur.interfaces.cli import faults
from salur.interfaces.cli.commands import (
    check,
    cycle,
    duplicates,
    evidence,
    graduation,
    merge,
    quality,
    reconcile,
    regions,
    report,
    safekeeping,
    serve,
    simulate,
    site,
    trace,
    user,
)
from salur.interfaces.cli.demo import command as demo
from salur.interfaces.cli.marking import marked
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen
from salur.interfaces.cli.words import Words, take_language
from salur.kernel.refused import Refused

_COMMANDS: tuple[Callable[[typer.Typer, Screen, Runtime], None], ...] = (
    check.add_to,
    reconcile.add_to,
    merge.add_to,
    duplicates.add_to,
    site.add_to,
    quality.add_to,
    simulate.add_to,
    demo.add_to,
    serve.add_to,
    regions.add_to,
    evidence.add_to,
    cycle.add_to,
    report.add_to,
    trace.add_to,
    graduation.add_to,
    user.add_to,
    safekeeping.add_to,
)


def run(arguments: Sequence[str], runtime: Runtime) -> int:
    """Run one command line to its end and give its exit code; see `faults` for the codes."""
    words = Words()
    try:
        words, rest = take_language(arguments)
        return _answered(words, rest, runtime)
    except Refused as refusal:  # of the language itself
        _complain(faults.refusal_text(refusal, words))
        return faults.REFUSED
    except BrokenPipeError:
        return _reader_gone()
    except (KeyboardInterrupt, typer.Abort):
        _complain(words("Dihentikan.", "Stopped."))
        return faults.INTERRUPTED
    except Exception as fault:  # whatever it is, nobody is shown a trace
        if os.environ.get("SALUR_DEBUG") == "1":
            raise
        if faults.was_interrupted(fault):
            _complain(words("Dihentikan.", "Stopped."))
            return faults.INTERRUPTED
        _complain(faults.fault_text(fault, words))
        return faults.FAULT


def _answered(words: Words, arguments: list[str], runtime: Runtime) -> int:
    try:
        return _ended(build(words, runtime), arguments)
    except Refused as refusal:
        _complain(faults.refusal_text(refusal, words))
    except TyperException as fault:
        _complain(faults.usage_text(fault, words))
    return faults.REFUSED


def build(words: Words, runtime: Runtime) -> typer.Typer:
    """Make the application in one language."""
    app = typer.Typer(
        name="salur",
        help=words(
            "Bantuan pangan sampai ke setiap keluarga, dan terbukti. Bahasa: --lang id|en.",
            "Food aid reaches every family, and it is proven. Language: --lang id|en.",
        ),
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    screen = Screen(words)
    _add_version(app, words)
    opened = marked(runtime, screen)
    for add_to in _COMMANDS:
        add_to(app, screen, opened)
    return app


def _add_version(app: typer.Typer, words: Words) -> None:
    def show(wanted: bool) -> None:
        if wanted:
            sys.stdout.write(f"salur {__version__}\n")
            raise typer.Exit

    @app.callback()
    def salur(
        version: bool = typer.Option(
            False,
            "--version",
            callback=show,
            is_eager=True,
            help=words("Tampilkan versi.", "Show the version."),
        ),
    ) -> None:
        pass


def _ended(app: typer.Typer, arguments: list[str]) -> int:
    ended = app(args=arguments, prog_name="salur", standalone_mode=False)
    sys.stdout.flush()
    if ended == faults.INTERRUPTED:  # Typer has met Ctrl-C first
        raise KeyboardInterrupt
    return ended if isinstance(ended, int) else faults.CLEAN


def _complain(text: str) -> None:
    sys.stderr.write(text + "\n")


def _reader_gone() -> int:
    # Whoever read the output has gone; nothing more can be said, not even at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return faults.NEEDS_SOMEONE
