"""Messages that only their receiver can read, whoever carries them: the server sees sealed bytes.

Sender and receiver agree on a key from their lasting X25519 keys in the roster; HKDF binds it to round, roster, sender
and receiver; AES-GCM encrypts and notices every changed bit. The nonce is fresh from the operating system.

Lasting keys mean that who steals one later reads what was recorded earlier; real systems add a fresh exchange.
Sources: RFC 7748 (X25519), RFC 5869 (HKDF), NIST SP 800-38D (GCM).
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ..refused import Refused
from ..wire import fingerprint, join, names_of, split
from .statements import Roster

NONCE = 12  # bytes


class Sealer:
    """Seals and opens the messages of one party.

    Args:
        name: the party's.
        key: its `X25519PrivateKey`; never shown.
        roster: in which everybody's public sealing keys stand.

    >>> keys = {name: X25519PrivateKey.generate() for name in ("ann", "bob")}
    >>> roster = Roster({}, {name: key.public_key() for name, key in keys.items()})
    >>> ann, bob = (Sealer(name, key, roster) for name, key in keys.items())
    >>> bob.open(ann.seal(7, "bob", b"hello"), 7)
    ('ann', b'hello')
    """

    def __init__(self, name: str, key: X25519PrivateKey, roster: Roster):
        self.name, self.roster = name, roster
        self._key, self._opened = key, set()

    def __repr__(self) -> str:
        return f"Sealer({self.name})"

    def seal(self, round_number: int, receiver: str, content: bytes) -> bytes:
        """Seal bytes for one receiver in one round.

        Args:
            round_number: of the round for which they are meant.
            receiver: a name that stands in the roster.
            content: the bytes.

        Returns:
            bytes: sender and round can be read by all, the rest by the receiver.

        Raises:
            Refused: the receiver is not in the roster.
        """
        bound = _bound(round_number, self.roster, self.name, receiver)
        nonce = secrets.token_bytes(NONCE)
        sealed = AESGCM(self._shared(receiver, bound)).encrypt(nonce, content, bound)
        return join(self.name, round_number, nonce + sealed)

    def open(self, message: bytes, round_number: int | None = None) -> tuple[str, bytes]:
        """Open what was sealed for this party, once.

        Args:
            message: as `seal` returned it.
            round_number: of the round under way; None: any, and the caller asks `round_of` for it.

        Returns:
            the sender's name, and the bytes.

        Raises:
            Refused: cut off, changed, for somebody else, from somebody else, for another round, or opened before.
        """
        sender, told, sealed = _parts(message)
        if round_number is not None and told != round_number:
            raise Refused(f"the message is from round {told}, but this is round {round_number}")
        bound = _bound(told, self.roster, sender, self.name)
        try:
            key = self._shared(sender, bound)
            content = AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound)
        except (InvalidTag, ValueError):
            raise Refused(
                f"the seal is broken: {sender} did not send this to {self.name} in round {told}, or it was changed"
            ) from None
        if (mark := fingerprint(message)) in self._opened:
            raise Refused(f"this message of {sender} came before")
        self._opened.add(mark)
        return sender, content

    def open_own(self, message: bytes, receiver: str) -> bytes:
        """What this party itself sealed for somebody: it has the same key.

        Raises:
            Refused: it did not.
        """
        sender, told, sealed = _parts(message)
        bound = _bound(told, self.roster, self.name, receiver)
        try:
            return AESGCM(self._shared(receiver, bound)).decrypt(sealed[:NONCE], sealed[NONCE:], bound)
        except (InvalidTag, ValueError):
            raise Refused(f"{self.name} did not seal this for {receiver}") from None

    def _shared(self, other: str, bound: bytes) -> bytes:
        if other not in self.roster.seal_keys:
            raise Refused(f"{other} is not in the roster")
        secret = self._key.exchange(self.roster.seal_keys[other])
        return HKDF(SHA256(), 32, salt=None, info=bound).derive(secret)


def round_of(message: bytes) -> int:
    """For which round a message says that it is meant; `Sealer.open` checks it.

    Raises:
        Refused: no sealed message.
    """
    return _parts(message)[1]


def _parts(message: bytes) -> tuple[str, int, bytes]:
    if not isinstance(message, bytes):
        raise Refused(f"a sealed message comes as bytes, but this is of type {type(message).__name__}")
    sender, told, sealed = split(message, 3)
    if len(told) != 8 or len(sealed) < NONCE:
        raise Refused("this is no sealed message: it was damaged or made up")
    return names_of([sender])[0], int.from_bytes(told), sealed


def _bound(round_number: int, roster: Roster, sender: str, receiver: str) -> bytes:
    return join("sealed", round_number, roster.fingerprint, sender, receiver)
