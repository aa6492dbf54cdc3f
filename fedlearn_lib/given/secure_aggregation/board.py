"""Secure aggregation with a board and a split key: nobody passes a total on, and nobody can decrypt alone.

Clients post signed commitments. When the list is closed, every client checks that more than `threshold` of the roster
are in it, and posts its ciphertexts, signed together with the closed list, and with each a proof that it knows what is
in it (proofs.py). Then every holder of a key share checks the proofs, multiplies the ciphertexts itself and gives one
partial decryption a round. Each of them can stop a round.

Two locks on one door: who wants to choose ciphertexts after seeing the others' comes too late, if all see one list; and
whatever it sees and when, it can prove nothing about a ciphertext that it made of somebody else's. The second lock
alone also keeps old ciphertexts out, and holds where the board shows everybody another list. That is why nobody signs
the closed list: the ladder has a column for it, and it turns no cell green that the proofs do not.

What the board shows it signs, with a key of this round that comes with the sealed start: so no client can close a list
or spend a holder's one part. The board itself need not be trusted to show everybody the same: the server compares the
boards that the holders saw, and parts of different products do not fit together. But whoever carries the posts can
lose them.

What this does not stop:

- All holders together.
- A key that was not made honestly: proofs and shares rely on the dealer.
- A server that loses posts: a client hides among `threshold` + 1 minus the colluders, and not among all. An honest
  holder that is a client itself adds one, for it insists on its own ciphertexts.
- A holder that shifts the sum: its part times 1 + delta * n fits. Real systems have each holder prove its part.
- A client that sends a huge update: a proof says that it knows it, not that it is small. It spoils the sum, or stops
  the round where the sum fits into no slot, and nobody can tell who it was.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from .. import inputs
from ..network import Network, run
from ..paillier.keys import PrivateKey
from ..refused import Refused, one_line
from ..wire import join
from .board_parties import BoardClient, BoardHolder, BoardServer
from .parties import BOARD, Client, Functions, Holder, RoundResult, Server, Terms, reasons
from .posts import ALL, CLOSED, COMMIT, OPEN, SIGN, SIGNED, BoardRules, Occasion, read_post, show


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
    rules: BoardRules | None = None,
    instead: dict | None = None,
) -> RoundResult:
    """One round with a board and a split key.

    Args:
        network, server, clients, weights, round_number, terms, functions, instead: as for `ring_round`.
        holders: all who have a share, the server's among them under the server's name.
        rules: which repairs it has, to see why they are there; None: those of `BoardRules()`.

    Returns:
        the `RoundResult`.

    Raises:
        Refused: somebody stopped the round, or too few clients were in it.
    """
    round_number, rules, instead = inputs.whole_number(round_number), rules or BoardRules(), instead or {}
    shares = {holder.name: holder for holder in holders}
    board = instead.get(BOARD) or Board(list(shares))
    center = instead.get(server.name) or BoardServer(server, shares, weights, round_number, terms, functions, rules)
    members = {client.name: BoardClient(client, terms, functions, rules) for client in clients}
    others = {name: BoardHolder(holder, terms, functions, rules) for name, holder in shares.items()}
    for name in shares.keys() & members.keys():
        members[name].holder = others.pop(name)
    others.pop(server.name, None)
    parties = {**members, **others, server.name: center, BOARD: board, **instead}
    start = center.begin(board.key.public_key().public_bytes_raw())
    board.begin(center.mine.occasion)
    told = [*terms.roster.names, *(name for name in shares if name not in terms.roster.names and name != server.name)]
    for name in told:
        network.send(server.name, name, center.sealer.seal(round_number, name, start))
    refusals = run(network, parties)
    for name, why in center.left_out.items():
        refusals.append(f"{server.name} refused: the opening of {name}, for {one_line(why)}")
    if center.result is None:
        missing = [name for name in shares if name not in center.parts]
        why = reasons(refusals) or f"nothing came from {', '.join(missing)}"
        raise Refused(f"round {round_number} was stopped: {why}", refusals=refusals)
    average, example_count, names, total = center.result
    skipped = tuple(name for name in terms.roster.names if name not in names)
    return RoundResult(average, example_count, names, skipped, tuple(refusals), total)


@dataclass
class Board:
    """Keeps one post a client and kind, and shows them when nobody posts any more; it knows no secret of anybody.

    Args:
        holders: who have a part of the key.
        key: with which it signs what it shows, made for one round.
        posts: kind → name → post, in the order in which they came.
    """

    holders: list[str]
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate, repr=False)
    posts: dict[str, dict[str, bytes]] = field(default_factory=lambda: {COMMIT: {}, SIGN: {}, OPEN: {}})

    def begin(self, occasion: Occasion) -> None:
        """Learn to which round posts belong, and what is posted and shown in it, step by step."""
        self.occasion, rules = occasion, occasion.rules
        steps = [(COMMIT, CLOSED, rules.commitments), (SIGN, SIGNED, rules.signers), (OPEN, ALL, True)]
        self.steps = [(posted, shown) for posted, shown, wanted in steps if wanted]

    def handle(self, what: bytes) -> list:
        if not self.steps:
            raise Refused("the round is over")
        kind, _ = self.steps[0]
        name, _ = read_post(kind, what, self.occasion)
        if name in self.posts[kind]:
            raise Refused(f"{name} has posted its {kind} already")
        self.posts[kind][name] = what
        return []

    def timeout(self) -> list:
        """Nobody posts any more: show what is there, and go on."""
        if not self.steps:
            return []
        _, shown = self.steps.pop(0)
        message = self.shown(shown)
        return [(name, message) for name in (self.holders if shown == ALL else self.occasion.terms.roster.names)]

    def shown(self, kind: str) -> bytes:
        """The signed message with which everybody sees the posts."""
        commits, signatures, openings = (list(self.posts[kind].values()) for kind in (COMMIT, SIGN, OPEN))
        fields = {CLOSED: commits, SIGNED: signatures, ALL: [join(*commits), join(*openings)]}[kind]
        return show(kind, self.key, self.occasion, *fields)
