"""The code that the authenticator of a test person shows now."""

import base64
import hashlib
import hmac
import struct
import time

from tests.functional.web.staff import SECRET

_DIGITS = 6
_SECONDS = 30
_TIME_TO_TYPE = 3


def now() -> str:
    """Give the code of this half minute; near its end, of the next one."""
    left = _SECONDS - time.time() % _SECONDS
    if left < _TIME_TO_TYPE:
        time.sleep(left)
    counter = struct.pack(">Q", int(time.time()) // _SECONDS)
    digest = hmac.new(base64.b32decode(SECRET), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**_DIGITS:0{_DIGITS}d}"
