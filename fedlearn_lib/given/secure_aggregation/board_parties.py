"""What clients, key holders and the server do in a round on the board; board.py says why."""

import secrets

import numpy as np

from ..paillier.packing import pack_vector, unpack_sum
from ..paillier.powers import number
from ..paillier.serialization import ciphertexts_from_bytes, ciphertexts_to_bytes
from ..refused import Refused
from ..wire import fingerprint, join, split, weights_from_bytes, weights_to_bytes
from .agreement import check_example_count
from .parties import BOARD, Client, Functions, Holder, Terms
from .posts import (
    ALL,
    CLOSED,
    COMMIT,
    OPEN,
    SIGN,
    SIGNED,
    BoardRules,
    Occasion,
    Product,
    commitment,
    is_shown,
    list_digest,
    post,
    product_of,
    read_commitments,
    read_shown,
    signers_of,
)
from .proofs import encrypt_and_prove, proofs_to_bytes
from .sealing import Sealer, round_of
from .training import integers_for_round

START, PART = "start", "part"


def read_start(sealer: Sealer, message: bytes, terms: Terms, rules: BoardRules) -> tuple[Occasion, np.ndarray]:
    """Open the message with which the server starts a round.

    Returns:
        the occasion, and the weights.

    Raises:
        Refused: from somebody else, or something else.
    """
    sender, content = sealer.open(message)
    if sender != terms.server or split(content)[:1] != [START.encode()]:
        raise Refused(f"{sender} cannot start a round")
    _, data, board_key = split(content, 3)
    weights = weights_from_bytes(data)
    return Occasion.of(terms, round_of(message), weights, rules, board_key), weights


class BoardClient:
    """A client's side of one round."""

    def __init__(self, client: Client, terms: Terms, functions: Functions, rules: BoardRules):
        terms.check_key(client)
        self.client, self.terms, self.functions, self.rules = client, terms, functions, rules
        self.sealer = Sealer(client.name, client.keys.sealing, terms.roster)
        self.occasion, self.closed, self.opened, self.holder = None, None, False, None

    def timeout(self) -> list:
        return []

    def handle(self, message: bytes) -> list:
        if is_shown(CLOSED, message):
            return self.on_closed(message)
        if is_shown(SIGNED, message):
            return self.on_signed(message)
        if is_shown(ALL, message) and self.holder:
            return self.holder.handle(message)
        return self.on_start(message)

    def on_start(self, message: bytes) -> list:
        occasion, weights = read_start(self.sealer, message, self.terms, self.rules)
        self.client.diary.start(occasion.round_number)
        self.client.diary.contribute(occasion.round_number, fingerprint("model", weights_to_bytes(weights)))
        integers = integers_for_round(self.client, weights, self.terms, self.functions)
        self.occasion, self.closed, self.opened = occasion, None, False
        self.ciphertexts, self.proofs = self.encrypted(integers)
        self.nonce = secrets.token_bytes(32)
        if self.holder:
            self.holder.begin(occasion)
        return [(BOARD, self.commits() if self.rules.commitments else self.opening(b""))]

    def encrypted(self, integers: np.ndarray) -> tuple[bytes, bytes]:
        """What this client posts: its own update, encrypted, and the proofs. Only one call knows r."""
        key, layout, encryptor = self.terms.public_key, self.terms.agreement.layout, self.client.encryptor
        if not self.rules.proofs:
            ciphertexts, _ = self.functions.add_my_update(encryptor, None, 0, integers, layout)
            return ciphertexts_to_bytes(key, ciphertexts), b""
        plaintexts, bound = pack_vector(integers, layout), self.occasion.bound(self.client.name)
        ciphertexts, proofs = encrypt_and_prove(encryptor, plaintexts, bound)
        return ciphertexts_to_bytes(key, ciphertexts), proofs_to_bytes(key, proofs)

    def on_closed(self, message: bytes) -> list:
        if self.occasion is None or self.closed is not None:
            raise Refused("the list of commitments comes before the round, or a second time")
        listed = read_commitments(read_shown(CLOSED, message, self.occasion), self.occasion)
        if listed.get(self.client.name) != self.commitment():
            raise Refused("the closed list does not hold this client's own commitment")
        if len(listed) <= self.terms.agreement.threshold:
            raise Refused(
                f"clients that committed: {len(listed)}, but it takes more than {self.terms.agreement.threshold}"
            )
        self.closed = list_digest(listed)
        return [(BOARD, self.sign(SIGN, self.closed) if self.rules.signers else self.opening(self.closed))]

    def on_signed(self, message: bytes) -> list:
        if self.closed is None or self.opened or not self.rules.signers:
            raise Refused("the signatures of the list come before it, or a second time")
        signers = signers_of(read_shown(SIGNED, message, self.occasion), self.closed, self.occasion)
        if len(signers) < self.rules.signers:
            raise Refused(f"clients that signed this list: {len(signers)}, but it takes {self.rules.signers}")
        return [(BOARD, self.opening(self.closed))]

    def commitment(self) -> bytes:
        return commitment(self.occasion, self.client.name, self.ciphertexts, self.proofs, self.nonce)

    def commits(self) -> bytes:
        return self.sign(COMMIT, self.commitment())

    def opening(self, closed: bytes) -> bytes:
        self.opened = True
        return self.sign(OPEN, closed, self.nonce, self.ciphertexts, self.proofs)

    def sign(self, kind: str, *fields: bytes) -> bytes:
        return post(kind, self.client.keys.signing, self.client.name, self.occasion, *fields)


class BoardHolder:
    """A key holder's side of one round. One that is a client too looks for its own ciphertexts."""

    def __init__(self, holder: Holder, terms: Terms, functions: Functions, rules: BoardRules):
        self.holder, self.terms, self.functions, self.rules = holder, terms, functions, rules
        self.sealer = Sealer(holder.name, holder.keys.sealing, terms.roster)
        self.occasion = None

    def timeout(self) -> list:
        return []

    def begin(self, occasion: Occasion) -> None:
        self.occasion = occasion

    def handle(self, message: bytes) -> list:
        if is_shown(ALL, message):
            return self.on_all(message)
        self.begin(read_start(self.sealer, message, self.terms, self.rules)[0])
        return []

    def on_all(self, message: bytes) -> list:
        _, parts = self.decrypt(message)
        content = join(PART, fingerprint(message), ciphertexts_to_bytes(self.terms.public_key, parts))
        return [(self.terms.server, self.sealer.seal(self.occasion.round_number, self.terms.server, content))]

    def decrypt(self, message: bytes) -> tuple[Product, list[int]]:
        """Multiply what stands on the board, and give the part of this share: once a round.

        Returns:
            the product, and the parts.

        Raises:
            Refused: no round, not shown by its board, a second time, too few clients, or the holder's own ciphertexts
                are missing.
        """
        if self.occasion is None:
            raise Refused("nobody started a round")
        shown = read_shown(ALL, message, self.occasion)
        if len(shown) != 2:
            raise Refused("the board must show commitments and openings")
        product = product_of(*map(split, shown), self.occasion)
        if self.holder.name in self.terms.roster.names and self.holder.name not in product.names:
            raise Refused("this holder is a client, but its own ciphertexts are not in the product")
        round_number = self.occasion.round_number
        try:
            self.holder.diary.start(round_number)
        except Refused:
            raise Refused(f"this holder has given its part for round {round_number}, or a later one") from None
        fast = [number(ciphertext) for ciphertext in product.total]
        return product, list(self.functions.partial_decrypt(self.terms.public_key, self.holder.share, fast))


class BoardServer:
    """The server's side of one round: it starts it, is a holder itself, and puts the parts together."""

    def __init__(self, server, shares, weights, round_number, terms: Terms, functions: Functions, rules: BoardRules):
        self.terms, self.functions, self.round_number, self.weights = terms, functions, round_number, weights
        self.sealer = Sealer(server.name, server.keys.sealing, terms.roster)
        self.mine = BoardHolder(shares[server.name], terms, functions, rules)
        self.expected, self.parts, self.board, self.result = list(shares), {}, None, None
        self.boards: dict[str, bytes] = {}  # which board each holder saw
        self.left_out: dict[str, str] = {}

    def begin(self, board_key: bytes) -> bytes:
        """What the server seals for everybody: the weights, and with which key the board signs."""
        self.mine.begin(Occasion.of(self.terms, self.round_number, self.weights, self.mine.rules, board_key))
        return join(START, weights_to_bytes(self.weights), board_key)

    def timeout(self) -> list:
        return []

    def handle(self, message: bytes) -> list:
        if is_shown(ALL, message):
            product, self.parts[self.terms.server] = self.mine.decrypt(message)
            self.names, self.total, self.left_out = product.names, product.total, product.left_out
            self.board = fingerprint(message)
            return self.combine()
        sender, content = self.sealer.open(message, self.round_number)
        kind, board, ciphertexts = split(content, 3)
        if kind != PART.encode() or sender not in self.expected or sender in self.parts:
            raise Refused(f"{sender} sent something for which nobody asked")
        parts = ciphertexts_from_bytes(self.terms.public_key, ciphertexts)
        if len(parts) != self.mine.occasion.count:
            raise Refused(f"{sender} sent {len(parts)} parts, but there are {self.mine.occasion.count} ciphertexts")
        self.parts[sender] = parts
        self.boards[sender] = board  # compared in `combine`: this server may not have seen the board yet
        return self.combine()

    def combine(self) -> list:
        """When all parts are there: the sums, and the average as in `decrypt_average`."""
        if self.board is None:
            return []
        for name in [name for name, board in self.boards.items() if board != self.board]:
            del self.boards[name], self.parts[name]
            raise Refused(f"{name} saw something else on the board")
        if set(self.parts) != set(self.expected):
            return []
        agreement, partials = self.terms.agreement, [list(map(number, parts)) for parts in self.parts.values()]
        plaintexts = map(int, self.functions.combine_partials(self.terms.public_key, partials))
        sums = unpack_sum(plaintexts, agreement.layout, len(self.weights) + 1, len(self.names))
        examples = int(sums[-1])
        check_example_count(examples, len(self.names), agreement)
        weighted = self.functions.dequantize(sums[:-1], agreement.bits, agreement.clip) * agreement.most_examples
        self.result = weighted / examples, examples, tuple(self.names), tuple(self.total)
        return []
