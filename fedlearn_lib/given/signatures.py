"""Look at a signature once, however many clients of one process look at the same."""

from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


@lru_cache(maxsize=10_000)  # in a simulated round every client verifies everybody's; the answer is always the same
def is_signed(public_key: bytes, signature: bytes, statement: bytes) -> bool:
    """Whether an Ed25519 signature belongs to a key and a statement.

    Args:
        public_key: 32 bytes.
        signature: 64 bytes; with another length it belongs to nothing.
        statement: what should have been signed.

    >>> is_signed(bytes(32), bytes(64), b"statement")
    False
    """
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, statement)
    except (InvalidSignature, ValueError):
        return False
    return True
