"""Which public keys are none that anybody may use: low-order ones, with which everybody agrees on the same."""

from functools import lru_cache

P = 2**255 - 19  # Curve25519 and Ed25519 count modulo this prime
D = -121665 * pow(121666, -1, P) % P  # Ed25519 is the curve y² - x² = 1 + D x² y²

# The coordinates of all points of X25519 whose eightfold is zero (RFC 7748, section 6.1, has them refused).
LOW_ORDER = frozenset({
    0, 1, P - 1,
    325606250916557431795983626356110631294008115727848805560023387167927233504,
    39382357235489614581723060781553021112529911719440698176882885853963445705823,
})  # fmt: skip


def is_agreement_key(public: bytes) -> bool:
    """Whether one can agree on a secret with an X25519 key: it has 32 bytes, and is not of low order.

    >>> is_agreement_key(bytes(32)), is_agreement_key(bytes([9]) + bytes(31))
    (False, True)
    """
    return len(public) == 32 and (int.from_bytes(public, "little") & (2**255 - 1)) % P not in LOW_ORDER


@lru_cache(maxsize=100_000)  # a roster stays the same over all rounds
def is_signing_key(public: bytes) -> bool:
    """Whether an Ed25519 key is one: 32 bytes, a point of the curve in its usual writing, and not of low order.

    Under a key of low order, signatures of one message fit others too, without any private key.

    >>> is_signing_key(b"\\1" + bytes(31)), is_signing_key(bytes([0x58]) + 31 * b"\\x66")
    (False, True)
    """
    y = int.from_bytes(public, "little") & (2**255 - 1)
    if len(public) != 32 or y >= P:
        return False
    if pow(_x_squared(y), (P - 1) // 2, P) == P - 1:  # no square: no x belongs to this y
        return False
    for _ in range(3):  # eight times the point; y alone is enough for that
        both = _x_squared(y) * y * y % P
        y = (y * y + _x_squared(y)) * pow(1 - D * both, -1, P) % P
    return y != 1


def check_roster(roster: list[bytes], clients: int) -> None:
    """Whether a roster holds a usable signing key for every client, and no key twice.

    Args:
        roster: everybody's public Ed25519 key, 32 bytes each, in the order of the ids from 1 on.
        clients: how many there must be.

    Raises:
        ValueError: it does not; the message names the ids.
    """
    if len(roster) != clients:
        raise ValueError(f"the roster has {len(roster)} clients, but the rules say {clients}.")
    places = {}
    for who, key in enumerate(roster, start=1):
        if type(key) is not bytes or not is_signing_key(key):
            raise ValueError(f"the roster has for client {who} no public key of Ed25519, which has 32 bytes.")
        if key in places:
            raise ValueError(f"the roster has one key for the clients {places[key]} and {who}: it would count twice.")
        places[key] = who


def _x_squared(y: int) -> int:
    return (y * y - 1) * pow(D * y * y + 1, -1, P) % P
