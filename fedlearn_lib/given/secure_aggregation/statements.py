"""What clients sign in secure aggregation: short texts that mean one thing only."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey


@dataclass(frozen=True)
class Contribution:
    """One client's signed word that it is in a total.

    Args:
        name: the client's.
        total_digest: `digest` of the total that it handed on, its own update included.
        signature: over `statement(round_number, roster, name, total_digest)`, 64 bytes.
    """

    name: str
    total_digest: bytes
    signature: bytes


@dataclass(frozen=True)
class Roster:
    """The clients that may take part, fixed before the round; the server cannot write it.

    Args:
        verify_keys: name → the key with which the client's signatures are verified, in the order of the round.
        seal_keys: name → the key under which messages are sealed for a party; the server and holders of key shares
            that are no clients have one too.
    """

    verify_keys: dict[str, Ed25519PublicKey] = field(repr=False)
    seal_keys: dict[str, X25519PublicKey] = field(default_factory=dict, repr=False)

    @property
    def names(self) -> list[str]:
        """The clients in the order of the round."""
        return list(self.verify_keys)

    @cached_property
    def fingerprint(self) -> bytes:
        """32 bytes that stand for all names and keys in their order; computed once, a roster does not change."""
        content = b"".join(
            kind + len(name.encode()).to_bytes(4) + name.encode() + key.public_bytes_raw()
            for kind, keys in [(b"verify", self.verify_keys), (b"seal", self.seal_keys)]
            for name, key in keys.items()
        )
        return hashlib.sha256(b"roster" + content).digest()


def digest(running_total: list[int]) -> bytes:
    """32 bytes that stand for a list of ciphertexts; another list has another digest."""
    content = b"".join(
        (width := (number.bit_length() + 7) // 8).to_bytes(4) + number.to_bytes(width)
        for number in map(int, running_total)
    )
    return hashlib.sha256(b"total" + content).digest()


def statement(round_number: int, roster: Roster, name: str, total_digest: bytes) -> bytes:
    """The bytes that a client signs: round, roster, client and total, each of a fixed meaning.

    Raises:
        ValueError: a digest that is not 32 bytes long.
    """
    if len(total_digest) != 32:
        raise ValueError(f"the digest has {len(total_digest)} bytes, but must have 32. Take it from digest(…).")
    return b"contribution" + round_number.to_bytes(8) + roster.fingerprint + total_digest + name.encode()
