"""Messages as bytes: fields of known length one after the other, so that nothing can be read in two ways."""

import hashlib

import numpy as np

from .refused import Refused

LENGTH = 4  # bytes that tell how long a field is


def join(*fields: bytes | str | int) -> bytes:
    """Put fields behind each other, each with its length before it.

    Args:
        fields: bytes; texts, as UTF-8; whole numbers of at least 0, in 8 bytes.

    Returns:
        bytes, that `split` takes apart again.

    >>> split(join("token", 7))
    [b'token', b'\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x07']
    """
    raw = [_bytes(field) for field in fields]
    return b"".join(len(field).to_bytes(LENGTH) + field for field in raw)


def split(data: bytes, count: int | None = None) -> list[bytes]:
    """Take apart what `join` put together.

    Args:
        data: the bytes.
        count: how many fields there must be; None: any number.

    Raises:
        Refused: bytes are missing or too many, or there is another number of fields.
    """
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
    """Weights that `weights_to_bytes` wrote, as a vector of one's own.

    Raises:
        Refused: no whole number of 64-bit floats, or one of them is not finite.
    """
    if not data or len(data) % 8:
        raise Refused(f"{len(data)} bytes are no weights, which take 8 bytes each")
    weights = np.frombuffer(data, "<f8").astype(np.float64)
    if not np.isfinite(weights).all():
        raise Refused("the weights hold something that is no finite number")
    return weights


def fingerprint(*fields: bytes | str | int) -> bytes:
    """32 bytes that stand for fields: other fields have others."""
    return hashlib.sha256(join(*fields)).digest()


def _bytes(field: bytes | str | int) -> bytes:
    if isinstance(field, str):
        return field.encode()
    return field.to_bytes(8) if isinstance(field, int) else bytes(field)
