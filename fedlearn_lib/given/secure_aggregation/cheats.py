"""Parties that do not do what they should, for the ladder of attacks; and what a client does in the version as told."""

import numpy as np

from ..paillier.fast import Encryptor
from ..paillier.packing import Layout
from ..paillier.powers import number, power
from ..paillier.serialization import ciphertexts_from_bytes, ciphertexts_to_bytes
from ..wire import join, split
from .board import Board
from .board_parties import BOARD, BoardClient, BoardHolder, BoardServer
from .parties import Keys
from .posts import ALL, CLOSED, COMMIT, OPEN, SIGNED, commitment, opened_by, post
from .proofs import encrypt_and_prove, proofs_to_bytes
from .ring import RingServer
from .worlds import NAMES, VICTIM, World


class Insatiable(RingServer):
    """A server that, having an answer, asks those who are behind the last one in it."""

    def handle(self, message: bytes) -> list:
        before, self.result = self.result, None
        outgoing = super().handle(message)
        if self.result is None:
            self.result = before
            return outgoing
        names = self.terms.roster.names
        behind = names[names.index(self.result[2][-1]) + 1 :]
        return self.begin_asking(behind) if behind else []


class TwoBoards(Board):
    """A board that, having shown everything, shows it again without the victim's ciphertexts."""

    again = True

    def timeout(self) -> list:
        if self.steps or not self.again:
            return super().timeout()
        self.again = False
        del self.posts[OPEN][VICTIM]
        return [(name, self.shown(ALL)) for name in self.holders]


class Forger(Board):
    """A board that shows the victim's posts among made-up ones, of clients that hid nothing."""

    zeros = b""

    def timeout(self) -> list:
        for name in NAMES if self.steps and self.steps[0][0] == COMMIT else ():
            if name != VICTIM:
                fixed = commitment(self.occasion, name, self.zeros, b"", b"")
                signing = Keys().signing  # nobody has theirs
                self.posts[COMMIT][name] = post(COMMIT, signing, name, self.occasion, fixed)
        return super().timeout()


class Forgetting(Board):
    """A board that loses the posts of all but some."""

    keep: tuple[str, ...] = ()

    def handle(self, what: bytes) -> list:
        return super().handle(what) if split(what)[1].decode() in self.keep else []


class EarlyList(Board):
    """A board that shows the victim a closed list before the colluder has committed, and all others a later one."""

    step = 0

    def handle(self, what: bytes) -> list:
        fields = split(what)
        if len(fields) > 1:  # not the bytes with which it keeps its own clock going
            self.posts[fields[0].decode()].setdefault(fields[1].decode(), what)
        return []

    def timeout(self) -> list:
        self.step += 1
        others = [name for name in NAMES if name != VICTIM]
        told = {1: ([VICTIM], CLOSED), 5: (others, CLOSED), 7: (self.holders, ALL)}
        if self.occasion.rules.signers:  # it shows what signatures there are
            told |= {2: ([VICTIM], SIGNED), 6: (others, SIGNED)}
        names, kind = told.get(self.step, ([], ALL))
        return [(name, self.shown(kind)) for name in names] or [(BOARD, join("tick"))] * (self.step < 7)


class Repeater(BoardClient):
    """A client that posts an old ciphertext of somebody else, moved into free slots, times a fresh encryption of 0."""

    old: list[int] = []
    old_proofs = b""
    factor = 1

    def encrypted(self, integers) -> tuple[bytes, bytes]:
        return self.moved(), self.old_proofs  # the best that it has: it can make none of its own

    def moved(self) -> bytes:
        n_squared = self.terms.public_key.n**2
        zeros = self.client.encryptor.encrypt([0] * len(self.old))
        moved = [pow(c, self.factor, n_squared) * zero % n_squared for c, zero in zip(self.old, zeros, strict=True)]
        return ciphertexts_to_bytes(self.terms.public_key, moved)


class Copier(Repeater):
    """A client that commits only when it has seen the victim's opening of this very round, and moves that one."""

    world: World = None
    copied = False

    def encrypted(self, integers) -> tuple[bytes, bytes]:
        return b"", b""

    def on_start(self, message: bytes) -> list:
        super().on_start(message)  # it keeps its commitment back
        return []

    def timeout(self) -> list:
        for message in self.world.network.transcript.seen_by(BOARD) if self.occasion and not self.copied else ():
            if message.receiver == BOARD and split(message.content)[:2] == [OPEN.encode(), VICTIM.encode()]:
                _, seen, self.proofs = opened_by(message.content)
                self.old, self.copied = ciphertexts_from_bytes(self.terms.public_key, seen), True
                self.ciphertexts = self.moved()
                return [(BOARD, self.commits())]
        return []


class Reader(BoardServer):
    """A server that keeps the plaintexts that the parts give, before anything is unpacked."""

    plaintexts: list[int] = []

    def combine(self) -> list:
        if self.board is not None and set(self.parts) == set(self.expected):
            partials = [list(map(int, parts)) for parts in self.parts.values()]
            self.plaintexts = list(map(int, self.functions.combine_partials(self.terms.public_key, partials)))
        return super().combine()


class Shifter(BoardHolder):
    """A holder whose part fits, and shifts the sum: by `delta`, in the first slots."""

    delta = 0

    def decrypt(self, message: bytes):
        told, parts = super().decrypt(message)
        n = self.terms.public_key.n
        return told, [int(part) * (1 + self.delta * n) % n**2 for part in parts]


class OfNobody(BoardClient):
    """A client that posts ciphertexts of 0, and so adds nothing, not even an offset."""

    def encrypted(self, integers) -> tuple[bytes, bytes]:
        key, plaintexts = self.terms.public_key, [0] * self.occasion.count
        ciphertexts, proofs = encrypt_and_prove(
            self.client.encryptor, plaintexts, self.occasion.bound(self.client.name)
        )
        return ciphertexts_to_bytes(key, ciphertexts), proofs_to_bytes(key, proofs) if self.rules.proofs else b""


class Miscounter(BoardClient):
    """A client that tells an example count that nobody can have."""

    lie = 0

    def encrypted(self, integers) -> tuple[bytes, bytes]:
        return super().encrypted(np.append(integers[:-1], self.lie))


class Canceller(BoardClient):
    """A client that waits for the others' ciphertexts, and posts those that leave only the victim's in the product."""

    world: World = None

    def encrypted(self, integers) -> tuple[bytes, bytes]:
        return super().encrypted(integers) if self.rules.commitments else (self.cancelling(), b"")

    def opening(self, closed: bytes) -> bytes:
        if self.rules.commitments:
            self.ciphertexts = self.cancelling()
        return super().opening(closed)

    def cancelling(self) -> bytes:
        public_key, others = self.terms.public_key, {}
        for message in self.world.network.transcript.seen_by(BOARD):
            if message.receiver == BOARD and split(message.content)[0] == OPEN.encode():
                name, data, _ = opened_by(message.content)
                others[name] = ciphertexts_from_bytes(public_key, data)
        return ciphertexts_to_bytes(public_key, cancelling(self.client.encryptor, others, VICTIM))


def total_of_nobody(encryptor: Encryptor, threshold: int, length: int, layout: Layout) -> tuple[list[int], int]:
    """A forged total, said to hold `threshold` clients; what learners may write as forged_count_attack."""
    return encryptor.encrypt([0] * layout.plaintexts_for(length)), threshold


def cancelling(encryptor: Encryptor, others: dict[str, list[int]], victim: str) -> list[int]:
    """Ciphertexts that cancel everybody but the victim; what learners may write as cancelling_client_attack."""
    n_squared = number(encryptor.public_key.n_squared)
    total = encryptor.encrypt([0] * len(others[victim]))
    for name, ciphertexts in others.items():
        if name != victim:
            total = [t * power(number(c), -1, n_squared) % n_squared for t, c in zip(total, ciphertexts, strict=True)]
    return list(map(int, total))


def holder_of(world: World, name: str) -> BoardHolder:
    """A holder's side of the next round, to be given to a client that does something else."""
    (holder,) = [holder for holder in world.holders if holder.name == name]
    return BoardHolder(holder, world.terms, world.functions, world.rules)


def shape(world: World) -> tuple:
    """The length of the vectors, and their layout: what the attacks take last."""
    return len(world.weights) + 1, world.agreement.layout


def victim_adds(world: World, total, count: int) -> tuple[list[int], int]:
    """As told: the victim adds its update to whatever it is handed."""
    client = world.client(VICTIM)
    integers = world.functions.my_integers_of(*client.train(world.weights), world.agreement)
    return world.functions.add_my_update(client.encryptor, total, count, integers, world.agreement.layout)


def answers(world: World, total, count: int) -> tuple[list[int], int]:
    """As told: a client that is asked gives its total, if more than `threshold` are in it."""
    return world.functions.answer_server(total, count, world.agreement.threshold), count
