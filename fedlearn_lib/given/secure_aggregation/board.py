"""Secure aggregation with a board and a split key: nobody passes a total on, and nobody can decrypt alone.

Clients post signed commitments. When the list is closed, every client checks that more than `threshold` of the roster
are in it, and posts its ciphertexts, signed together with the closed list: whoever wants to choose ciphertexts after
seeing the others' comes too late. Then every holder of a key share multiplies the ciphertexts itself and gives one
partial decryption a round. Each of them can stop a round.

The board itself need not be trusted to show everybody the same: the server compares the boards that the holders saw,
and parts of different products do not fit together. But whoever carries the posts can lose them.

What this does not stop:

- All holders together.
- The server and *one* client, whether it holds a share or not, that want an **old** update. Without the part of an
  honest holder nothing is decrypted; but it gives one of every product, and cannot look at what stands in it. In a
  later round the client commits to the victim's public ciphertext of then, moved into free slots and times a fresh
  encryption of 0; it comes out beside the sum. Commitments do not help: it chose before it saw anything of this round.
  Two repairs, both beyond this course: everybody proves that it knows its plaintext, bound to name, round and roster;
  or a fresh key each round.
- A server that loses posts: a client hides among `threshold` + 1 minus the colluders, and not among all. An honest
  holder that is a client itself adds one, for it insists on its own ciphertexts.
- A holder that shifts the sum: its part times 1 + delta * n fits. Real systems have each holder prove its part.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from ..network import Network, run
from ..paillier.keys import PrivateKey
from ..paillier.packing import unpack_sum
from ..paillier.powers import number
from ..paillier.serialization import ciphertexts_from_bytes, ciphertexts_to_bytes
from ..refused import Refused
from ..wire import fingerprint, join, names_of, split, weights_from_bytes, weights_to_bytes
from .agreement import check_example_count
from .parties import Client, Functions, Holder, RoundResult, Server, Terms, reasons
from .posts import COMMIT, OPEN, commitment, list_digest, post, product_of, read_commitments
from .sealing import Sealer, round_of

BOARD = "board"
START, CLOSED, ALL, PART = "start", "closed list", "all openings", "part"


def deal_key(private_key: PrivateKey, names: list[str], split_key: Callable) -> dict[str, int]:
    """Cut a key among holders. The dealer is not the server, and forgets the key and the shares afterwards.

    Args:
        private_key: the dealer's.
        names: of the holders, the server among them.
        split_key: the learner's.

    Returns:
        name → share.
    """
    return dict(zip(names, split_key(private_key, len(names)), strict=True))


def board_round(
    network: Network,
    server: Server,
    clients: list[Client],
    holders: list[Holder],
    weights: np.ndarray,
    round_number: int,
    terms: Terms,
    functions: Functions,
    *,
    commitments: bool = True,
    instead: dict | None = None,
) -> RoundResult:
    """One round with a board and a split key.

    Args:
        network, server, clients, weights, round_number, terms, functions, instead: as for `ring_round`.
        holders: all who have a share, the server's among them under the server's name.
        commitments: False leaves them out, to see why they are there: ciphertexts are posted at once, one client after
            the other.

    Returns:
        the `RoundResult`.

    Raises:
        Refused: somebody stopped the round, or too few clients were in it.
    """
    shares = {holder.name: holder for holder in holders}
    center = (instead or {}).get(server.name) or BoardServer(
        server, shares, weights, round_number, terms, functions, commitments
    )
    members = {client.name: BoardClient(client, terms, functions, commitments) for client in clients}
    others = {name: BoardHolder(holder, terms, functions, commitments) for name, holder in shares.items()}
    for name in shares.keys() & members.keys():
        members[name].holder = others.pop(name)
    board = Board(terms, list(shares), round_number, commitments)
    others.pop(server.name, None)
    parties = {**members, **others, server.name: center, BOARD: board, **(instead or {})}
    told = [*terms.roster.names, *(name for name in shares if name not in terms.roster.names and name != server.name)]
    for name in told:
        sealed = center.sealer.seal(round_number, name, join(START, weights_to_bytes(weights)))
        network.send(server.name, name, sealed)
    refusals = run(network, parties)
    if center.result is None:
        missing = [name for name in shares if name not in center.parts]
        why = reasons(refusals) or f"nothing came from {', '.join(missing)}"
        raise Refused(f"round {round_number} was stopped: {why}", refusals)
    average, example_count, names, total = center.result
    skipped = tuple(name for name in terms.roster.names if name not in names)
    return RoundResult(average, example_count, names, skipped, tuple(refusals), total)


@dataclass
class Board:
    """Keeps what is posted, in its order, and shows it: it checks nothing and knows no secret."""

    terms: Terms
    holders: list[str]
    round_number: int
    commitments: bool
    posts: dict[str, list[bytes]] = field(default_factory=lambda: {COMMIT: [], OPEN: []})
    phase: int = 0

    def handle(self, what: bytes) -> list:
        kind = "".join(names_of(split(what)[:1]))
        if kind not in self.posts or (kind == COMMIT and self.phase > 0) or self.phase > 1:
            raise Refused("the post is neither a commitment nor an opening, or comes too late")
        self.posts[kind].append(what)
        return []

    def timeout(self) -> list:
        """Nobody posts any more: show what is there, and go on."""
        self.phase += 1
        if self.phase == 1 and self.commitments:
            return [(name, join(CLOSED, *self.posts[COMMIT])) for name in self.terms.roster.names]
        if self.phase <= 2 and (self.phase == 2 or not self.commitments):
            self.phase = 2
            shown = join(ALL, join(*self.posts[COMMIT]), join(*self.posts[OPEN]))
            return [(name, shown) for name in self.holders]
        return []


class BoardClient:
    """A client's side of one round."""

    def __init__(self, client: Client, terms: Terms, functions: Functions, commitments: bool):
        terms.check_key(client)
        self.client, self.terms, self.functions, self.commitments = client, terms, functions, commitments
        self.sealer = Sealer(client.name, client.keys.sealing, terms.roster)
        self.round_number, self.ciphertexts, self.opened, self.holder = None, None, False, None

    def timeout(self) -> list:
        return []

    def handle(self, message: bytes) -> list:
        if _is(CLOSED, message):
            return self.on_closed(message)
        if _is(ALL, message) and self.holder:
            return self.holder.handle(message)
        return self.on_start(message)

    def on_start(self, message: bytes) -> list:
        sender, content = self.sealer.open(message)
        kind, data = split(content, 2)
        if sender != self.terms.server or kind != START.encode():
            raise Refused(f"{sender} cannot start a round")
        weights, round_number = weights_from_bytes(data), round_of(message)
        self.client.diary.start(round_number)
        self.client.diary.contribute(round_number, fingerprint("model", weights_to_bytes(weights)))
        integers = self.functions.my_integers_of(*self.client.train(weights), self.terms.agreement)
        total, _ = self.functions.add_my_update(self.client.encryptor, None, 0, integers, self.terms.agreement.layout)
        self.round_number, self.subject = round_number, self.terms.subject(weights)
        self.ciphertexts, self.nonce, self.opened = self.choose(total), secrets.token_bytes(32), False
        if self.holder:
            self.holder.begin(round_number, self.subject)
        if not self.commitments:
            return [(BOARD, self.opening(b""))]
        mine = commitment(round_number, self.terms.roster, self.client.name, self.ciphertexts, self.nonce)
        return [(BOARD, self.sign(COMMIT, mine))]

    def choose(self, total: list[int]) -> bytes:
        """The bytes that this client posts: its own update, encrypted."""
        return ciphertexts_to_bytes(self.terms.public_key, total)

    def on_closed(self, message: bytes) -> list:
        if self.ciphertexts is None or self.opened:
            raise Refused("the list of commitments comes before the round, or a second time")
        listed = read_commitments(split(message)[1:], self.round_number, self.subject, self.terms)
        mine = commitment(self.round_number, self.terms.roster, self.client.name, self.ciphertexts, self.nonce)
        if listed.get(self.client.name) != mine:
            raise Refused("the closed list does not hold this client's own commitment")
        if len(listed) <= self.terms.agreement.threshold:
            raise Refused(f"{len(listed)} clients committed, but it takes more than {self.terms.agreement.threshold}")
        self.opened = True
        return [(BOARD, self.opening(list_digest(listed)))]

    def opening(self, closed: bytes) -> bytes:
        return self.sign(OPEN, closed, self.nonce, self.ciphertexts)

    def sign(self, kind: str, *fields: bytes) -> bytes:
        key, name = self.client.keys.signing, self.client.name
        return post(kind, key, name, self.round_number, self.subject, self.terms.roster, *fields)


class BoardHolder:
    """A key holder's side of one round. One that is a client too looks for its own ciphertexts."""

    def __init__(self, holder: Holder, terms: Terms, functions: Functions, commitments: bool = True):
        self.holder, self.terms, self.functions, self.commitments = holder, terms, functions, commitments
        self.sealer = Sealer(holder.name, holder.keys.sealing, terms.roster)
        self.round_number = None

    def timeout(self) -> list:
        return []

    def begin(self, round_number: int, subject: bytes) -> None:
        self.round_number, self.subject = round_number, subject

    def handle(self, message: bytes) -> list:
        if _is(ALL, message):
            return self.on_all(message)
        sender, content = self.sealer.open(message)
        kind, data = split(content, 2)
        if sender != self.terms.server or kind != START.encode():
            raise Refused(f"{sender} cannot start a round")
        self.begin(round_of(message), self.terms.subject(weights_from_bytes(data)))
        return []

    def on_all(self, message: bytes) -> list:
        _, parts = self.decrypt(message)
        content = join(PART, fingerprint(message), ciphertexts_to_bytes(self.terms.public_key, parts))
        return [(self.terms.server, self.sealer.seal(self.round_number, self.terms.server, content))]

    def decrypt(self, message: bytes) -> tuple[tuple[list[str], list[int]], list[int]]:
        """Multiply what stands on the board, and give the part of this share: once a round.

        Returns:
            names and product, and the parts.

        Raises:
            Refused: no round, a second time, too few clients, or the holder's own ciphertexts are missing.
        """
        if self.round_number is None:
            raise Refused("nobody started a round")
        _, commits, openings = split(message, 3)
        names, total = product_of(
            split(commits), split(openings), self.round_number, self.subject, self.terms, self.commitments
        )
        if self.holder.name in self.terms.roster.names and self.holder.name not in names:
            raise Refused("this holder is a client, but its own ciphertexts are not in the product")
        try:
            self.holder.diary.start(self.round_number)
        except Refused:
            raise Refused(f"this holder has given its part for round {self.round_number}, or a later one") from None
        fast = [number(ciphertext) for ciphertext in total]
        return (names, total), list(self.functions.partial_decrypt(self.terms.public_key, self.holder.share, fast))


def _is(kind: str, message: bytes) -> bool:
    """Whether a message of the board is of a kind; messages of parties begin with a name."""
    return message.startswith(join(kind))


class BoardServer:
    """The server's side of one round: it starts it, is a holder itself, and puts the parts together."""

    def __init__(self, server, shares, weights, round_number, terms: Terms, functions: Functions, commitments=True):
        self.terms, self.functions, self.round_number, self.length = terms, functions, round_number, len(weights)
        self.sealer = Sealer(server.name, server.keys.sealing, terms.roster)
        self.mine = BoardHolder(shares[server.name], terms, functions, commitments)
        self.mine.begin(round_number, terms.subject(weights))
        self.expected, self.parts, self.board, self.result = list(shares), {}, None, None
        self.boards: dict[str, bytes] = {}  # which board each holder saw

    def timeout(self) -> list:
        return []

    def handle(self, message: bytes) -> list:
        if _is(ALL, message):
            (self.names, self.total), self.parts[self.terms.server] = self.mine.decrypt(message)
            self.board = fingerprint(message)
            return self.combine()
        sender, content = self.sealer.open(message, self.round_number)
        kind, board, ciphertexts = split(content, 3)
        if kind != PART.encode() or sender not in self.expected or sender in self.parts:
            raise Refused(f"{sender} sent something for which nobody asked")
        self.parts[sender] = ciphertexts_from_bytes(self.terms.public_key, ciphertexts)
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
        sums = unpack_sum(plaintexts, agreement.layout, self.length + 1, len(self.names))
        examples = int(sums[-1])
        check_example_count(examples, len(self.names), agreement)
        weighted = self.functions.dequantize(sums[:-1], agreement.bits, agreement.clip) * agreement.most_examples
        self.result = weighted / examples, examples, tuple(self.names), tuple(self.total)
        return []
