"""Messages as bytes: fields of known length one after the other, so that nothing can be read in two ways."""

import hashlib
from numbers import Integral

import numpy as np

from .refused import Refused

LENGTH = 4  # bytes that tell how long a field is
BYTES, TEXT, NUMBER = b"b", b"t", b"n"  # the kinds of fields


def join(*fields: bytes | str | int) -> bytes:
    """Put fields behind each other, each with its length before it.

    Args:
        fields: bytes; texts, as UTF-8; whole numbers from 0 to 2**64 - 1, NumPy's too, in 8 bytes.

    Returns:
        bytes, that `split` takes apart again.

    Raises:
        TypeError, ValueError: anything else, or a field of 4 GB.

    >>> split(join("token", 7))
    [b'token', b'\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x07']
    """
    parts = []
    for field in fields:
        raw = field if type(field) is bytes else _raw(field)
        parts += (len(raw).to_bytes(LENGTH), raw)
    return b"".join(parts)


def split(data: bytes, count: int | None = None) -> list[bytes]:
    """Take apart what `join` put together.

    Args:
        data: the bytes.
        count: how many fields there must be; None: any number.

    Raises:
        Refused: no bytes, bytes are missing or too many, or there is another number of fields.
    """
    if not isinstance(data, bytes):
        raise Refused(f"a message comes as bytes, but this is of type {type(data).__name__}")
    fields, at = [], 0
    while at < len(data):
        start = at + LENGTH
        at = start + int.from_bytes(data[at:start])
        if start > len(data) or at > len(data):
            raise Refused(f"the message was cut off: it has {len(data)} bytes, but should have {max(start, at)}")
        fields.append(data[start:at])
    if count is not None and len(fields) != count:
        raise Refused(f"the message has {len(fields)} fields, but must have {count}: it was damaged or made up")
    return fields


def names_of(fields: list[bytes]) -> list[str]:
    """Fields as texts.

    Raises:
        Refused: bytes that are no text.
    """
    try:
        return [field.decode() for field in fields]
    except UnicodeDecodeError:
        raise Refused("a name in the message is no text: it was damaged or made up") from None


def weights_to_bytes(weights: np.ndarray) -> bytes:
    """Weights as 64-bit floats, to the last bit; -0.0 as 0.0, so that equal weights have equal bytes."""
    return (np.asarray(weights, "<f8") + 0.0).astype("<f8").tobytes()


def weights_from_bytes(data: bytes) -> np.ndarray:
    """Weights that `weights_to_bytes` wrote, as a vector of one's own; -0.0 as 0.0, whoever wrote it.

    Raises:
        Refused: no whole number of 64-bit floats, or one of them is not finite.
    """
    if not data or len(data) % 8:
        raise Refused(f"{len(data)} bytes are no weights, which take 8 bytes each")
    weights = np.frombuffer(data, "<f8").astype(np.float64) + 0.0  # one model, one training
    if not np.isfinite(weights).all():
        raise Refused("the weights hold something that is no finite number")
    return weights


def fingerprint(*fields: bytes | str | int) -> bytes:
    """32 bytes that stand for fields: fields of another kind, number, length or content have others.

    Args:
        fields: as for `join`, but whole numbers of any length. Each is hashed behind its kind and its length.

    Raises:
        TypeError, ValueError: as `join`.

    >>> len({fingerprint("7"), fingerprint(b"7"), fingerprint(7), fingerprint(bytes(7) + bytes([7]))})
    4
    """
    parts = []
    for field in fields:
        # Most are told by their very type: a round of masks hashes some hundred thousand.
        if type(field) is bytes:
            kind, raw = BYTES, field
        elif type(field) is str:
            kind, raw = TEXT, field.encode()
        elif (kind := _kind(field)) == NUMBER:
            # As few bytes as hold a number, so that equal numbers are equal fields.
            raw = int(field).to_bytes(-(-int(field).bit_length() // 8))
        else:
            raw = _raw(field)
        parts += (kind, len(raw).to_bytes(8), raw)
    return hashlib.sha256(b"".join(parts)).digest()


def _kind(field) -> bytes:
    if isinstance(field, str):
        return TEXT
    # Python's own whole numbers need not be asked what else they might be, which takes ten times as long.
    if type(field) is not int:
        if isinstance(field, bytes | bytearray | memoryview):
            return BYTES
        if isinstance(field, bool | np.bool_) or not isinstance(field, Integral):
            raise TypeError(f"a field is bytes, a text or a whole number, but this is of type {type(field).__name__}.")
    if field < 0:
        raise ValueError("a field is a negative number, but must be at least 0.")
    return NUMBER


def _raw(field: bytes | str | int) -> bytes:
    kind = _kind(field)
    if kind == BYTES:
        return bytes(field)
    if kind == TEXT:
        return field.encode()
    if int(field) >= 2**64:
        raise ValueError("a field is a number of 2**64 or more, which does not fit into 8 bytes.")
    return int(field).to_bytes(8)
