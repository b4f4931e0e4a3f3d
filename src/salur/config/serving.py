"""Serves the web application on this machine, the worker of long jobs in a thread beside it."""

import datetime as dt
import logging
import signal
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from salur.kernel.refused import Refused, Sentence

_THREADS = 8
_log = logging.getLogger("salur.serving")


class ServingRefused(Refused):
    """This address cannot be served."""


def serve(host: str, port: int, seals: Path, ready: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; the job in work ends first. Django must be set up."""
    from waitress.server import create_server

    from salur.config.sealing import keep_sealing
    from salur.config.tending import keep_tending
    from salur.config.wsgi import application
    from salur.jobs.actions import run_worker

    try:
        server = create_server(
            application,
            host=host,
            port=port,
            threads=_THREADS,
            ident="Salur",
            clear_untrusted_proxy_headers=True,
            **_proxy(),
        )
    except (OSError, ValueError) as fault:
        raise _taken(host, port) from fault
    _sweep()
    stopping = threading.Event()
    beside = (
        threading.Thread(target=run_worker, kwargs={"in_thread": True, "stopping": stopping}),
        threading.Thread(target=keep_sealing, args=(seals, stopping)),
        threading.Thread(target=keep_tending, args=(stopping,)),
    )
    signal.signal(signal.SIGTERM, _stop)
    for thread in beside:
        thread.start()
    try:
        ready(f"http://{host}:{server.effective_port}")
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        stopping.set()
        server.close()
        for thread in beside:
            thread.join()


def _proxy() -> dict[str, object]:
    """Believe the proxy that the environment names about where requests come from, nobody else.

    Without it everybody behind a proxy shares the limits of the public form.
    """
    from salur.config.settings import ENVIRONMENT

    if not ENVIRONMENT.proxy:
        return {}
    return {"trusted_proxy": ENVIRONMENT.proxy, "trusted_proxy_headers": {"x-forwarded-for"}}


def check_address(host: str, port: int) -> None:
    """Refuse an address that cannot be served on, before there is much work to be lost."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as fault:
        raise _taken(host, port) from fault


def _sweep() -> None:
    """Remove what killed processes left of received files, and say what should be there."""
    from salur.evidence.actions import sweep

    swept = sweep(now=dt.datetime.now(dt.UTC))
    for evidence_id in swept.missing:
        _log.error("the bytes of evidence %s are gone: restore them from a backup", evidence_id)


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _taken(host: str, port: int) -> ServingRefused:
    return ServingRefused(
        "address_taken",
        Sentence(
            f"Alamat {host}:{port} tidak dapat dipakai.",
            f"The address {host}:{port} is not to be had.",
        ),
        Sentence(
            "Hentikan yang memakainya, atau pilih port lain: --port 8001 (make: PORT=8001).",
            "Stop what uses it, or choose another port: --port 8001 (make: PORT=8001).",
        ),
    )
