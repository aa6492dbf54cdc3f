"""What stands on the board: signed commitments, signed openings, and the product of those that are right.

Everybody who reads the same board finds the same product: what is not right is left out by fixed rules, so that a
client that posts nonsense stops nobody.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ..paillier.serialization import ciphertexts_from_bytes
from ..paillier.sums import add_vectors
from ..refused import Refused
from ..wire import fingerprint, join, names_of, split
from .parties import Terms
from .statements import Roster

COMMIT, OPEN = "commitment", "opening"


def commitment(round_number: int, roster: Roster, name: str, ciphertexts: bytes, nonce: bytes) -> bytes:
    """32 bytes that fix a client's ciphertexts and tell nothing about them."""
    return fingerprint("commitment", round_number, roster.fingerprint, name, ciphertexts, nonce)


def post(
    kind: str, key: Ed25519PrivateKey, name: str, round_number: int, subject: bytes, roster: Roster, *fields: bytes
) -> bytes:
    """A signed post, good for one round, one roster and one subject.

    Args:
        kind: commitment or opening.
        key: with which the client signs.
        name: the client's.
        round_number, subject, roster: of this round.
        fields: the commitment; or the digest of the closed list, the nonce and the ciphertexts.
    """
    return join(kind, name, key.sign(_statement(kind, name, round_number, subject, roster, fields)), *fields)


def read_commitments(posts: list[bytes], round_number: int, subject: bytes, terms: Terms) -> dict[str, bytes]:
    """The first commitment of every client of the roster that is signed for this round.

    Returns:
        name → commitment, in the order of the roster.
    """
    found = _first_of_each(COMMIT, posts, 1, round_number, subject, terms.roster)
    return {name: fields[0] for name, fields in found.items()}


def list_digest(listed: dict[str, bytes]) -> bytes:
    """32 bytes that stand for a closed list of commitments."""
    return fingerprint("closed list", *[part for name, value in listed.items() for part in (name.encode(), value)])


def product_of(
    commits: list[bytes], openings: list[bytes], round_number: int, subject: bytes, terms: Terms, committed: bool = True
) -> tuple[list[str], list[int]]:
    """Multiply the ciphertexts of all clients that opened what they had committed to.

    Args:
        commits, openings: the posts.
        round_number, subject, terms: of this round.
        committed: False where the round goes without commitments.

    Returns:
        the clients' names in the order of the roster, and the product.

    Raises:
        Refused: not more than `threshold` of them.
    """
    listed = read_commitments(commits, round_number, subject, terms)
    closed = list_digest(listed) if committed else b""
    names, total = [], None
    plaintexts = None
    opened = _first_of_each(OPEN, openings, 3, round_number, subject, terms.roster)
    for name, (seen, nonce, data) in opened.items():
        if seen != closed:
            continue  # it opened another list: what it chose may depend on ciphertexts that it saw before
        if committed and listed.get(name) != commitment(round_number, terms.roster, name, data, nonce):
            continue
        try:
            ciphertexts = ciphertexts_from_bytes(terms.public_key, data)
        except ValueError:
            continue
        plaintexts = plaintexts or len(ciphertexts)
        if len(ciphertexts) != plaintexts:
            continue
        total = ciphertexts if total is None else add_vectors(terms.public_key, total, ciphertexts)
        names.append(name)
    threshold = terms.agreement.threshold
    if len(names) <= threshold:
        raise Refused(f"{len(names)} clients are in the product, but it takes more than {threshold}")
    return names, total


def _first_of_each(kind: str, posts, count: int, round_number: int, subject: bytes, roster: Roster) -> dict:
    """Of every client of the roster the first post that it really signed for this round; in the roster's order."""
    found = {}
    for each in posts:
        try:
            told, name, signature, *fields = split(each, 3 + count)
            (name,) = names_of([name])
            if told != kind.encode() or name in found or name not in roster.verify_keys:
                continue
            roster.verify_keys[name].verify(
                signature, _statement(kind, name, round_number, subject, roster, fields)
            )
        except (Refused, InvalidSignature):
            continue
        found[name] = fields
    return {name: found[name] for name in roster.names if name in found}


def _statement(kind: str, name: str, round_number: int, subject: bytes, roster: Roster, fields) -> bytes:
    return join("post", kind, round_number, roster.fingerprint, subject, name, *fields)
