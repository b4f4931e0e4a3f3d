"""How often a token may ask: counted per minute, in this process.

One process serves an installation, so its memory knows every request; a restart forgets, which
hurts nobody. What is to be held back is a program that runs in circles, not an attack.
"""

import threading
import time
from uuid import UUID

MOST_A_MINUTE = 600
_MINUTE = 60

_lock = threading.Lock()
_asked: dict[UUID, int] = {}
_minute = 0


def seconds_to_wait(token_id: UUID, now: float | None = None) -> int:
    """Count one more request of a token; give how long it must wait, 0 where it need not."""
    global _minute
    seconds = time.time() if now is None else now
    minute = int(seconds // _MINUTE)
    with _lock:
        if minute != _minute:
            _asked.clear()
            _minute = minute
        _asked[token_id] = _asked.get(token_id, 0) + 1
        if _asked[token_id] <= MOST_A_MINUTE:
            return 0
    return int(_MINUTE - seconds % _MINUTE) + 1
