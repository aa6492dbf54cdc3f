"""What stands on the board: signed commitments, signed openings with their proofs, and the product of those in order.

Everybody who reads the same board finds the same product: what is not right is left out by fixed rules, by name, so
that a client that posts nonsense stops nobody. (Numbers that fit into no slot are right ciphertexts, with right proofs:
they spoil the sum, or stop the round, and nobody knows whose they are.)
"""

from dataclasses import dataclass, field

import numpy as np
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ..paillier.serialization import CHECKSUM, CIPHERTEXTS, FINGERPRINT, ciphertexts_from_bytes
from ..paillier.sums import add_vectors
from ..refused import Refused
from ..signatures import is_signed
from ..wire import fingerprint, join, names_of, split
from .parties import Terms
from .proofs import Bound, check_many, proofs_from_bytes, proofs_size

COMMIT, SIGN, OPEN = "commitment", "signed list", "opening"  # what clients post
CLOSED, SIGNED, ALL = "closed list", "all signatures", "all openings"  # what the board shows of it


@dataclass(frozen=True)
class BoardRules:
    """Which repairs a round on the board has. All but the default are there to show what a repair is good for.

    Args:
        commitments: everybody commits before anybody opens.
        signers: so many clients must sign the closed list of commitments before anybody opens; 0 asks for none. Two
            lists cannot both be signed where 2 · signers > clients + those who sign both.
        proofs: whoever opens proves that it knows what it encrypted.
    """

    commitments: bool = True
    signers: int = 0
    proofs: bool = True


@dataclass(frozen=True)
class Occasion:
    """The round to which everything on a board belongs.

    Args:
        terms: what all agreed on.
        round_number: of the round.
        subject: 32 bytes for weights, agreement and key.
        count: how many ciphertexts a client posts: it follows from layout and weights, and nobody else decides it.
        rules: of the board.
        board_key: 32 bytes, with which the board's own messages of this round are verified.
    """

    terms: Terms
    round_number: int
    subject: bytes
    count: int
    rules: BoardRules
    board_key: bytes

    @classmethod
    def of(cls, terms: Terms, round_number: int, weights: np.ndarray, rules: BoardRules, board_key: bytes):
        """The occasion of a round on these weights."""
        count = terms.agreement.layout.plaintexts_for(len(weights) + 1)
        return cls(terms, round_number, terms.subject(weights), count, rules, board_key)

    @property
    def parts(self) -> tuple:
        """What is signed and hashed with everything of this round."""
        return self.round_number, self.terms.roster.fingerprint, self.subject

    def bound(self, author: str) -> Bound:
        """To what an author's proofs are bound."""
        return Bound(self.terms.public_key, *self.parts, author)

    def sizes(self, kind: str) -> list[int]:
        """How many bytes each field of a post has: nobody fills a board."""
        key = self.terms.public_key
        ciphertexts = len(CIPHERTEXTS) + FINGERPRINT + 2 * -(-key.bits // 8) * self.count + CHECKSUM
        if kind != OPEN:
            return [32]
        closed = 32 if self.rules.commitments else 0
        return [closed, 32, ciphertexts, proofs_size(key, self.count) if self.rules.proofs else 0]


def commitment(occasion: Occasion, name: str, ciphertexts: bytes, proofs: bytes, nonce: bytes) -> bytes:
    """32 bytes that fix a client's ciphertexts and proofs, and tell nothing about them."""
    return fingerprint("commitment", *occasion.parts, name, ciphertexts, proofs, nonce)


def post(kind: str, key: Ed25519PrivateKey, name: str, occasion: Occasion, *fields: bytes) -> bytes:
    """A signed post, good for one round, one roster and one subject.

    Args:
        kind: COMMIT, SIGN or OPEN.
        key: with which the client signs.
        name: the client's.
        occasion: the round.
        fields: the commitment; the digest of the closed list; or that digest, nonce, ciphertexts and proofs.
    """
    return join(kind, name, key.sign(_statement(kind, name, occasion, fields)), *fields)


def read_post(kind: str, what: bytes, occasion: Occasion) -> tuple[str, list[bytes]]:
    """Who really signed a post for this round, and its fields.

    Raises:
        Refused: another kind, another round, wrong lengths, nobody of the roster, or a wrong signature.
    """
    sizes, keys = occasion.sizes(kind), occasion.terms.roster.verify_keys
    told, name, signature, *fields = split(what, 3 + len(sizes))
    (name,) = names_of([name])
    if told != kind.encode() or name not in keys or list(map(len, fields)) != sizes:
        raise Refused(f"the post is no {kind} of this round")
    if not is_signed(keys[name].public_bytes_raw(), signature, _statement(kind, name, occasion, fields)):
        raise Refused(f"{name} did not sign this {kind} for this round")
    return name, fields


def opened_by(what: bytes) -> tuple[str, bytes, bytes]:
    """Name, ciphertexts and proofs of an opening, unchecked: everybody can read the board."""
    _, name, _, _, _, ciphertexts, proofs = split(what)
    return name.decode(), ciphertexts, proofs


def read_commitments(posts: list[bytes], occasion: Occasion) -> dict[str, bytes]:
    """The first commitment of every client of the roster that is signed for this round.

    Returns:
        name → commitment, in the order of the roster.
    """
    return {name: fields[0] for name, fields in _first_of_each(COMMIT, posts, occasion).items()}


def signers_of(posts: list[bytes], digest: bytes, occasion: Occasion) -> list[str]:
    """The clients that signed a closed list of this digest."""
    return [name for name, fields in _first_of_each(SIGN, posts, occasion).items() if fields == [digest]]


def list_digest(listed: dict[str, bytes]) -> bytes:
    """32 bytes that stand for a closed list of commitments."""
    return fingerprint("closed list", *[part for name, value in listed.items() for part in (name.encode(), value)])


@dataclass(frozen=True)
class Product:
    """What comes out of a board.

    Args:
        names: the clients in it, in the order of the roster.
        total: the product of their ciphertexts, place by place.
        left_out: name → why its opening is not in it.
    """

    names: list[str]
    total: list[int] = field(repr=False)
    left_out: dict[str, str]


def product_of(commits: list[bytes], openings: list[bytes], occasion: Occasion) -> Product:
    """Multiply the ciphertexts of all clients that opened what they had committed to, and know what is in it.

    Args:
        commits, openings: the posts.
        occasion: the round.

    Raises:
        Refused: not more than `threshold` of them.
    """
    key, rules = occasion.terms.public_key, occasion.rules
    listed = read_commitments(commits, occasion)
    closed = list_digest(listed) if rules.commitments else b""
    found, proved, left_out = {}, [], {}
    for name, (seen, nonce, data, proofs) in _first_of_each(OPEN, openings, occasion).items():
        try:
            if seen != closed:  # what it chose may depend on ciphertexts that it saw before
                raise Refused("it opened another list")
            if rules.commitments and listed.get(name) != commitment(occasion, name, data, proofs, nonce):
                raise Refused("it did not commit to this")
            found[name] = ciphertexts_from_bytes(key, data)
            if rules.proofs:
                proved.append((occasion.bound(name), found[name], proofs_from_bytes(key, proofs, occasion.count)))
        except (Refused, ValueError) as error:
            found.pop(name, None)
            left_out[name] = str(error)
    left_out.update(check_many(proved))
    names, total = [name for name in found if name not in left_out], None
    for name in names:
        total = found[name] if total is None else add_vectors(key, total, found[name])
    threshold = occasion.terms.agreement.threshold
    if len(names) <= threshold:
        without = "".join(f"; {name} is left out: {why}" for name, why in left_out.items())
        raise Refused(f"{len(names)} clients are in the product, but it takes more than {threshold}{without}")
    return Product(names, total, left_out)


def _first_of_each(kind: str, posts: list[bytes], occasion: Occasion) -> dict[str, list[bytes]]:
    """Of every client of the roster the first post that it really signed for this round; in the roster's order."""
    found = {}
    for each in posts:
        try:
            name, fields = read_post(kind, each, occasion)
        except Refused:
            continue
        found.setdefault(name, fields)
    return {name: found[name] for name in occasion.terms.roster.names if name in found}


def _statement(kind: str, name: str, occasion: Occasion, fields) -> bytes:
    return join("post", kind, *occasion.parts, name, *fields)


# ---- what the board shows -----------------------------------------------------------------------


def show(kind: str, key: Ed25519PrivateKey, occasion: Occasion, *fields: bytes) -> bytes:
    """A message of the board, signed by it: nobody else can close a list, or spend a holder's one part."""
    return join(kind, key.sign(_shown(kind, occasion, fields)), *fields)


def is_shown(kind: str, message: bytes) -> bool:
    """Whether a message is of a kind that the board shows; messages of parties begin with a name."""
    return isinstance(message, bytes) and message.startswith(join(kind))


def read_shown(kind: str, message: bytes, occasion: Occasion) -> list[bytes]:
    """The fields of what the board shows.

    Raises:
        Refused: the board of this round did not sign it.
    """
    fields = split(message)
    try:
        told, signature, *fields = fields
        if told != kind.encode():
            raise InvalidSignature
        if not is_signed(occasion.board_key, signature, _shown(kind, occasion, fields)):
            raise InvalidSignature
    except (InvalidSignature, ValueError):
        raise Refused(f"the board of this round did not show this as {kind}") from None
    return fields


def _shown(kind: str, occasion: Occasion, fields) -> bytes:
    return join("board", kind, *occasion.parts, *fields)
