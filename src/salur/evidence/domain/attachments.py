"""What may be kept beside a record: a photo or a scan, known by its first bytes, not its name."""

MOST_BYTES = 10 * 1_048_576
_KINDS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}


def media_type_of(data: bytes) -> str | None:
    """Give what the bytes are, None where they are no JPEG, PNG or PDF."""
    return next((kind for start, kind in _KINDS.items() if data.startswith(start)), None)
