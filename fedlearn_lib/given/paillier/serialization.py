"""Public keys and encrypted vectors as bytes, to be sent or stored.

Everything has a fixed width and ends with a SHA-256 checksum: damage on the way is noticed and told. It is no
signature: whoever changes the bytes on purpose computes a new checksum, and only authentication helps (chapter 9).

    key:         "FLpk" | half-length 0 or 1 (1 byte) | n | checksum
    ciphertexts: "FLct" | fingerprint of n (8 bytes) | ciphertexts of 2 · bytes(n) each | checksum
"""

import hashlib
from collections.abc import Iterable

from .fast import supports_half_length
from .keys import PrivateKey, PublicKey
from .sums import check_ciphertexts

KEY, CIPHERTEXTS, CHECKSUM, FINGERPRINT = b"FLpk", b"FLct", 32, 8


def publish_key(private_key: PrivateKey) -> bytes:
    """The public key as the owner hands it out, with the word whether half-length exponents are sound under it.

    Args:
        private_key: the owner's; only n and one yes or no leave it.

    Returns:
        bytes, bytes(n) + 37 of them.

    Raises:
        TypeError: no private key.

    >>> read_key(publish_key(PrivateKey(7, 11)))
    (PublicKey(n of 7 bits, for demonstrations only), True)
    """
    if not isinstance(private_key, PrivateKey):
        raise TypeError(f"publish_key takes the owner's PrivateKey, but got a {type(private_key).__name__}.")
    n, half_length = private_key.n, supports_half_length(private_key)
    return _sealed(KEY + bytes([half_length]) + _bytes(n, _width(n)))


def read_key(data: bytes) -> tuple[PublicKey, bool]:
    """Read what `publish_key` wrote.

    Args:
        data: the bytes.

    Returns:
        the public key, and what `Encryptor` takes as `half_length`.

    Raises:
        TypeError, ValueError: damaged bytes, or something else.
    """
    body = _opened(data, KEY, "a public key")
    if len(body) < 2 or body[0] > 1 or body[1] == 0:
        raise ValueError("these bytes are no public key of this course's form. Ask the owner for it again.")
    return PublicKey(int.from_bytes(body[1:])), bool(body[0])


def ciphertexts_to_bytes(public_key: PublicKey, ciphertexts: Iterable[int]) -> bytes:
    """Write an encrypted vector.

    Args:
        public_key: under which it was encrypted.
        ciphertexts: at least one.

    Returns:
        bytes: 2 · bytes(n) a ciphertext, and 44 more.

    Raises:
        TypeError, ValueError: no ciphertexts under this key, or none at all.

    >>> data = ciphertexts_to_bytes(PublicKey(77), [5, 6])
    >>> len(data), ciphertexts_from_bytes(PublicKey(77), data)
    (48, [5, 6])
    """
    ciphertexts = list(ciphertexts)
    if not ciphertexts:
        raise ValueError("ciphertexts is empty, but there must be at least one. Encrypt a vector.")
    check_ciphertexts(public_key, ciphertexts)
    width = 2 * _width(public_key.n)
    return _sealed(CIPHERTEXTS + _fingerprint(public_key) + b"".join(_bytes(c, width) for c in ciphertexts))


def ciphertexts_from_bytes(public_key: PublicKey, data: bytes) -> list[int]:
    """Read an encrypted vector.

    Args:
        public_key: under which it should have been encrypted.
        data: what `ciphertexts_to_bytes` wrote.

    Returns:
        the ciphertexts, each checked to be one.

    Raises:
        TypeError, ValueError: damaged bytes, another key's ciphertexts, or something else.
    """
    body = _opened(data, CIPHERTEXTS, "ciphertexts")
    fingerprint, body, width = body[:FINGERPRINT], body[FINGERPRINT:], 2 * _width(public_key.n)
    if fingerprint != _fingerprint(public_key):
        raise ValueError("these ciphertexts were made under another public key. Use that one, or encrypt anew.")
    if not body or len(body) % width:
        raise ValueError(
            f"these bytes hold {len(body)} bytes of ciphertexts, but one takes {width} under this key, and there must "
            "be at least one. Ask the sender for them again."
        )
    ciphertexts = [int.from_bytes(body[at : at + width]) for at in range(0, len(body), width)]
    check_ciphertexts(public_key, ciphertexts)
    return ciphertexts


def _width(n: int) -> int:
    return -(-n.bit_length() // 8)


def _bytes(number: int, width: int) -> bytes:
    return int(number).to_bytes(width)


def _fingerprint(public_key: PublicKey) -> bytes:
    return hashlib.sha256(_bytes(public_key.n, _width(public_key.n))).digest()[:FINGERPRINT]


def _sealed(content: bytes) -> bytes:
    return content + hashlib.sha256(content).digest()


def _opened(data: bytes, kind: bytes, what: str) -> memoryview:
    """What stands between the mark and the checksum."""
    if not isinstance(data, bytes | bytearray | memoryview):
        raise TypeError(f"{what} must come as bytes, but got a {type(data).__name__}.")
    data = memoryview(data).cast("B")
    content, checksum = data[:-CHECKSUM], data[-CHECKSUM:]
    if len(data) < len(kind) + CHECKSUM:
        raise ValueError(f"{len(data)} bytes are too few for {what}: cut off on the way? Ask for them again.")
    if content[: len(kind)] != kind:
        raise ValueError(f"these bytes are not {what}: they begin differently. Was something else sent?")
    if hashlib.sha256(content).digest() != checksum:
        raise ValueError(f"the checksum of {what} does not match: damaged or cut off on the way. Ask for them again.")
    return content[len(kind) :]
