"""Every way a command can end, as a sentence and an exit code; no trace reaches the screen.

| code | meaning |
|---|---|
| 0 | done, nothing to do |
| 1 | done, and somebody must act |
| 2 | refused: bad usage or unusable input |
| 70 | a fault of the program; a log file says where |
| 130 | stopped by Ctrl-C |
"""

import datetime as dt
import os
import platform
import re
import sys
import tempfile
import traceback
from pathlib import Path

from typer.exceptions import TyperException

from salur.interfaces.cli.words import Words
from salur.kernel.refused import Refused

CLEAN, NEEDS_SOMEONE, REFUSED, FAULT, INTERRUPTED = 0, 1, 2, 70, 130

# A fault's own words may quote a row: numbers and quoted texts in them are not kept.
_TELLING = re.compile(r"\d{4,}|\"[^\"\n]*\"|'[^'\n]*'")


def refusal_text(refusal: Refused, words: Words) -> str:
    """Give a refusal for the screen: the file it is about, what happened, what to do."""
    about = "".join(f"{note}: " for note in getattr(refusal, "__notes__", ()))
    return (
        f"{words('Ditolak', 'Refused')}: {about}{words.of(refusal.message)}\n"
        f"{words('Selanjutnya', 'Next')}: {words.of(refusal.next_step)}"
    )


def usage_text(fault: TyperException, words: Words) -> str:
    """Give what is wrong with the command that was typed, in the chosen language."""
    kind = type(fault).__name__
    parameter = getattr(fault, "param", None)
    name = " / ".join([*getattr(parameter, "opts", ())]) or getattr(fault, "option_name", "")
    if parameter is not None and parameter.param_type_name == "argument":
        name = str(parameter.name).rstrip("_").upper()
    said = _usage(kind, name, fault.format_message(), words)
    context = getattr(fault, "ctx", None)
    command = context.command_path if context is not None else "salur"
    return (
        f"{words('Ditolak', 'Refused')}: {said}\n"
        f"{words('Selanjutnya', 'Next')}: {words('lihat', 'see')} {command} --help"
    )


def _usage(kind: str, name: str, english: str, words: Words) -> str:
    said = {
        "MissingParameter": words(f"{name} harus diisi.", f"{name} is required."),
        "NoSuchOption": words(f"pilihan {name} tidak ada.", f"there is no option {name}."),
        "BadParameter": words(f"nilai {name} tidak dapat dipakai.", english),
        "BadOptionUsage": words(f"{name} memerlukan nilai.", f"{name} needs a value."),
    }
    if english.startswith("Missing command"):
        return words("perintah belum disebut.", "no command was named.")
    return said.get(kind) or words(
        "perintah atau jumlah isiannya tidak dikenal.", english[:1].lower() + english[1:]
    )


def fault_text(fault: BaseException, words: Words) -> str:
    """Write the fault to a log file and give the one sentence that the screen shows."""
    path = _write_log(fault)
    where = words(f" Catatan: {path}", f" Log: {path}") if path else ""
    return words(
        f"Salur berhenti karena kesalahan program; tidak ada hasil yang ditulis.{where}",
        f"Salur stopped because of a fault in the program; no result was written.{where}",
    )


def _write_log(fault: BaseException) -> Path | None:
    now = dt.datetime.now(dt.UTC)
    name = f"salur-{now:%Y%m%dT%H%M%S}-{os.getpid()}.log"
    text = _log_text(fault, now)
    for directory in (state_directory(), Path(tempfile.gettempdir())):
        try:
            directory.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = directory / name
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return path
    return None


def _log_text(fault: BaseException, now: dt.datetime) -> str:
    lines = [f"{now.isoformat()} Python {platform.python_version()} {sys.platform}"]
    step: BaseException | None = fault
    while step is not None:
        lines.append(f"{type(step).__name__}: {_TELLING.sub('…', str(step))}")
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(step.__traceback__)
        ]
        step = step.__cause__ or step.__context__
    return "\n".join(lines) + "\n"


def state_directory() -> Path:
    """Give where logs of the command line lie."""
    base = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".local" / "state") / "salur" / "log"


def was_interrupted(fault: BaseException) -> bool:
    """Say whether a fault is only how the engine answers Ctrl-C."""
    return "interrupt" in f"{type(fault.__cause__).__name__} {fault}".lower()
