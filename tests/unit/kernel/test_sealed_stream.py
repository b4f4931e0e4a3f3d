"""A sealed file opens whole and unchanged, or not at all."""

import io

import pytest

from salur.kernel.sealed_stream import CHUNK, SealedFileFault, open_stream, seal_stream

KEY, OTHER = b"k" * 32, b"o" * 32
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7]
HEADER, SEALED_CHUNK = 40, CHUNK + 16


def _bytes(size: int) -> bytes:
    return (bytes(range(251)) * (size // 251 + 1))[:size]


def _sealed(plain: bytes, *, key: bytes = KEY, context: str = "a", piece: int = 70_000) -> bytes:
    target = io.BytesIO()
    pieces = (plain[start : start + piece] for start in range(0, len(plain), piece))
    seal_stream(key, context, pieces, target)
    return target.getvalue()


def _opened(sealed: bytes, *, key: bytes = KEY, context: str = "a") -> bytes:
    return b"".join(open_stream(key, context, io.BytesIO(sealed)))


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_opens_again(size: int) -> None:
    assert _opened(_sealed(_bytes(size))) == _bytes(size)
    assert _opened(_sealed(_bytes(size), piece=3 * CHUNK)) == _bytes(size)


def test_equal_files_are_sealed_differently_and_show_nothing() -> None:
    plain = b"6201024101900001" * 100
    assert _sealed(plain) != _sealed(plain)
    assert b"620102" not in _sealed(plain)


@pytest.mark.parametrize("size", SIZES)
def test_another_key_or_another_place_does_not_open_it(size: int) -> None:
    sealed = _sealed(_bytes(size))
    with pytest.raises(SealedFileFault):
        _opened(sealed, key=OTHER)
    with pytest.raises(SealedFileFault):
        _opened(sealed, context="b")


def test_a_file_cut_anywhere_does_not_open() -> None:
    sealed = _sealed(_bytes(3 * CHUNK))
    ends = [0, 7, HEADER - 1, HEADER, HEADER + 5, HEADER + 16, len(sealed) - 1]
    ends += [HEADER + n * SEALED_CHUNK + d for n in (1, 2) for d in (-1, 0, 1, 16)]
    for end in ends:
        with pytest.raises(SealedFileFault):
            _opened(sealed[:end])


def test_a_file_with_chunks_moved_repeated_or_added_does_not_open() -> None:
    sealed = _sealed(_bytes(3 * CHUNK))
    head = sealed[:HEADER]
    one, two, three = (
        sealed[HEADER + n * SEALED_CHUNK : HEADER + (n + 1) * SEALED_CHUNK] for n in range(3)
    )
    assert head + one + two + three == sealed
    for mixed in (
        (two, one, three),
        (one, three),
        (one, one, two, three),
        (one, two, three, three),
    ):
        with pytest.raises(SealedFileFault):
            _opened(head + b"".join(mixed))
    with pytest.raises(SealedFileFault):
        _opened(sealed + b"x")


def test_one_changed_bit_anywhere_is_noticed() -> None:
    sealed = _sealed(_bytes(CHUNK + 100))
    for place in (0, 7, 8, 39, 40, 500, HEADER + SEALED_CHUNK, len(sealed) - 1):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(SealedFileFault):
            _opened(bytes(changed))
