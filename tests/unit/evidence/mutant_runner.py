"""Puts mutants through every reader, each in a process with little memory and time.

`python -m tests.unit.evidence.mutant_runner FIRST LAST` prints one line of JSON for each. A process
is forked for every mutant, before any engine was started, so that none suffers from another.
"""

import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from salur.batch.session import Session
from salur.evidence.domain.contract import load_contract
from salur.evidence.domain.recognition import contract_of
from salur.evidence.pipeline.check import check_file
from salur.evidence.pipeline.decoding import Decoders
from salur.evidence.pipeline.heads import first_rows
from salur.evidence.pipeline.layout_decoder import LayoutDecoder
from salur.evidence.pipeline.reading import load_macros, read_file
from salur.evidence.pipeline.scanning import with_columns
from salur.evidence.pipeline.sources import recognise
from salur.kernel.refused import Refused
from tests.unit.evidence.laying import DIVIDED, WIDE, example
from tests.unit.evidence.mutants import Mutant, mutant

MOST_MEMORY = 4 << 30
MOST_SECONDS = 60  # of the processor; the clock gets more, for machines that are busy
LAYOUTS = Decoders(tuple(LayoutDecoder(example(label)) for label in (WIDE, DIVIDED)))


def _check(one: Mutant, path: Path, scratch: Path) -> str:
    out = scratch / "out"
    try:
        checked = check_file(path, one.contract, out=out, all_rows=True, decoders=LAYOUTS)
    except Refused:
        assert not out.exists(), "a refused file leaves nothing behind"
        raise
    assert checked.rows == checked.accepted + checked.held_back
    return "read" if checked.is_clean else "findings"


def _match(one: Mutant, path: Path, scratch: Path) -> str:
    contract = load_contract(one.contract)
    keys = contract.has("no_rekening")
    with Session() as session:
        load_macros(session)
        read = read_file(
            *(session, contract, path, "t"), stored=False, account_keys=keys, decoders=LAYOUTS
        )
        return f"read {read.rows >= 0}"


def _head(one: Mutant, path: Path, scratch: Path) -> str:
    return f"read {len(first_rows(path, scratch, 220)) > 0}"


def _recognise(one: Mutant, path: Path, scratch: Path) -> str:
    source = recognise(path, scratch)
    if source.kind == "parquet":
        with Session() as session:
            source = with_columns(session, source)
    return contract_of(source.header).name


READERS: dict[str, Callable[[Mutant, Path, Path], str]] = {
    "check": _check,
    "match": _match,
    "head": _head,
    "recognise": _recognise,
}


def outcomes(number: int, readers: tuple[str, ...] = tuple(READERS)) -> dict[str, Any]:
    """Put one mutant through the readers; what is neither read nor refused is a `fault`."""
    with tempfile.TemporaryDirectory() as made:
        scratch = Path(made)
        one = mutant(number, scratch)
        found: dict[str, Any] = {"name": one.name, "fault": ""}
        for name in readers:
            place = scratch / name
            place.mkdir()
            path = place / "berkas"
            path.write_bytes(one.content)
            try:
                found[name] = READERS[name](one, path, place)
            except Refused as refused:
                found[name] = refused.code
                assert refused.in_language("id") != refused.in_language("en")
            except Exception:  # noqa: BLE001 - whatever it is, it is told
                found["fault"] += f"{name}: {traceback.format_exc()}"
    return found


def _alone(number: int, pipe: int) -> None:
    """Run one mutant within bounds and write what came of it; never returns."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    signal.alarm(10 * MOST_SECONDS)
    found = outcomes(number)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    found["seconds"] = round(usage.ru_utime + usage.ru_stime, 2)
    found["megabytes"] = usage.ru_maxrss // 1024
    with os.fdopen(pipe, "w") as out:
        out.write(json.dumps(found))
    os._exit(0)


def _run(number: int) -> dict[str, Any]:
    reading, writing = os.pipe()
    start = time.monotonic()
    child = os.fork()
    if not child:
        os.close(reading)
        _alone(number, writing)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    took = round(time.monotonic() - start, 1)
    if not text:
        return {"name": str(number), "fault": f"died with status {status} after {took} s"}
    return {**json.loads(text), "clock": took}


if __name__ == "__main__":
    for place in range(int(sys.argv[1]), int(sys.argv[2])):
        sys.stdout.write(json.dumps(_run(place)) + "\n")
        sys.stdout.flush()
