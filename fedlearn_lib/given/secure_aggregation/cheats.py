"""Parties that do not do what they should, for the ladder of attacks; and what a client does in the version as told."""

from ..paillier.serialization import ciphertexts_from_bytes, ciphertexts_to_bytes
from ..wire import join, split
from .board import ALL, Board, BoardClient, BoardHolder, BoardServer
from .parties import Keys
from .posts import COMMIT, OPEN, commitment, post
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

    def timeout(self) -> list:
        outgoing = super().timeout()
        if self.phase != 3:
            return outgoing
        openings = [each for each in self.posts[OPEN] if split(each)[1] != VICTIM.encode()]
        return [(name, join(ALL, join(*self.posts[COMMIT]), join(*openings))) for name in self.holders]


class Forger(Board):
    """A board that shows the victim's posts among made-up ones, of clients that hid nothing."""

    zeros = b""
    subject = b""

    def timeout(self) -> list:
        for name in NAMES if self.phase == 0 else ():
            if name != VICTIM:
                fixed = commitment(self.round_number, self.terms.roster, name, self.zeros, b"")
                signing = Keys().signing  # nobody has theirs
                made_up = post(COMMIT, signing, name, self.round_number, self.subject, self.terms.roster, fixed)
                self.posts[COMMIT].append(made_up)
        return super().timeout()


class Forgetting(Board):
    """A board that loses the posts of all but some."""

    keep: tuple[str, ...] = ()

    def handle(self, what: bytes) -> list:
        return super().handle(what) if split(what)[1].decode() in self.keep else []


class Repeater(BoardClient):
    """A client that posts an old ciphertext of somebody else, moved into free slots, times a fresh encryption of 0."""

    old: list[int] = []
    factor = 1

    def choose(self, total: list[int]) -> bytes:
        n_squared = self.terms.public_key.n**2
        zeros = self.client.encryptor.encrypt([0] * len(self.old))
        moved = [pow(c, self.factor, n_squared) * zero % n_squared for c, zero in zip(self.old, zeros, strict=True)]
        return ciphertexts_to_bytes(self.terms.public_key, moved)


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


class Canceller(BoardClient):
    """A client that waits for the others' ciphertexts, and posts those that leave only the victim's in the product."""

    world: World = None

    def choose(self, total: list[int]) -> bytes:
        return super().choose(total) if self.commitments else self.cancelling()

    def opening(self, closed: bytes) -> bytes:
        if self.commitments:
            self.ciphertexts = self.cancelling()
        return super().opening(closed)

    def cancelling(self) -> bytes:
        public_key, others = self.terms.public_key, {}
        for message in self.world.network.transcript.seen_by("board"):
            if message.receiver == "board" and split(message.content)[0] == OPEN.encode():
                name, *_, data = split(message.content)[1:]
                others[name.decode()] = ciphertexts_from_bytes(public_key, data)
        attack = self.world.functions.cancelling_client_attack
        return ciphertexts_to_bytes(public_key, attack(self.client.encryptor, others, VICTIM))


def holder_of(world: World, name: str) -> BoardHolder:
    """A holder's side of the next round, to be given to a client that does something else."""
    (holder,) = [holder for holder in world.holders if holder.name == name]
    return BoardHolder(holder, world.terms, world.functions)


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
