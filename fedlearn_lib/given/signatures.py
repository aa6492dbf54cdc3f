"""Look at a signature once, however many clients of one process look at the same."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from .wire import fingerprint

MOST = 10_000  # answers that are kept
# In a simulated round every client verifies everybody's, and the answer is always the same. What was signed may be a
# whole update of many megabytes: only its fingerprint is kept.
_answers: dict[bytes, bool] = {}


def is_signed(public_key: bytes, signature: bytes, statement: bytes) -> bool:
    """Whether an Ed25519 signature belongs to a key and a statement.

    Args:
        public_key: 32 bytes.
        signature: 64 bytes; with another length it belongs to nothing.
        statement: what should have been signed.

    >>> is_signed(bytes(32), bytes(64), b"statement")
    False
    """
    asked = fingerprint(public_key, signature, statement)
    if (answer := _answers.get(asked)) is None:
        if len(_answers) >= MOST:
            _answers.clear()
        answer = _answers[asked] = _verify(public_key, signature, statement)
    return answer


def _verify(public_key: bytes, signature: bytes, statement: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, statement)
    except (InvalidSignature, ValueError):
        return False
    return True
