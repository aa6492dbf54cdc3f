"""Rounds on the ring and on the board in which one field of one message is replaced by anything.

By outsiders, who change bytes on the way, and by insiders, who seal and sign what they changed. Whatever it is, the
round gives the exact sum of those whom it names, or `Refused`.
"""

import random
from functools import cache

import numpy as np

from fedlearn_lib.course.solutions.paillier import generate_keypair
from fedlearn_lib.given.network import Message, Network
from fedlearn_lib.given.paillier.sums import decrypt_sum
from fedlearn_lib.given.refused import Refused
from fedlearn_lib.given.secure_aggregation.board import Board
from fedlearn_lib.given.secure_aggregation.board_parties import BOARD
from fedlearn_lib.given.secure_aggregation.posts import ALL, CLOSED, COMMIT, OPEN, post, show
from fedlearn_lib.given.secure_aggregation.sealing import Sealer
from fedlearn_lib.given.wire import join, split
from support.secure_parties import forget, integers_of, parties, play

NAMES = ("ann", "bob", "cid", "dot")
VERSIONS = {"ring": (), "board": ("server", "bob")}
WEIGHTS, NUMBER = np.full(2, 0.25), 2


@cache
def world_of(version: str):
    def train(k):
        return lambda weights: (np.array([0.1, -0.2]) * k, 10 + k)

    key = generate_keypair(256, demo=True)[1]
    world = parties({name: train(k) for k, name in enumerate(NAMES)}, 2, key, holders=VERSIONS[version])
    return world, key


def nested(depth: int) -> list:
    content = []
    for _ in range(depth):
        content = [content]
    return content


def anything(rng: random.Random, key_bits: int):
    """A message of a wrong kind, or numbers of any size as bytes."""
    return rng.choice([
        None, True, 0, -1, 10**5000, 1.5, float("nan"), "", "text", "\x00\n\x1b[2J" * 100, [], [b"x"], {}, {"round": 1},
        (b"x", 3), np.arange(3), np.float64(1), bytearray(b"x"), nested(3000), object, b"", bytes(1), bytes(10**5),
        rng.randbytes(64), b"\xff" * 4096, (2**64 - 1).to_bytes(8), (2**key_bits - 1).to_bytes(key_bits // 8),
    ])  # fmt: skip


def mutated(rng: random.Random, data: bytes) -> bytes:
    """Bytes with one field changed, wherever it stands."""
    try:
        fields = split(data) if data else []
    except Refused:
        fields = []
    ways = ["bit", "cut", "longer"] + (["drop", "copy", "swap", "within", "replace"] * 2 if fields else [])
    way = rng.choice(ways)
    if not fields:
        if way == "bit" and data:
            place = rng.randrange(8 * len(data))
            return (int.from_bytes(data) ^ 1 << place).to_bytes(len(data))
        return data[: rng.randrange(len(data) + 1)] if way == "cut" else data + rng.randbytes(rng.randrange(1, 40))
    place = rng.randrange(len(fields))
    if way == "drop":
        del fields[place]
    elif way == "copy":
        fields.insert(place, fields[rng.randrange(len(fields))])
    elif way == "swap":
        other = rng.randrange(len(fields))
        fields[place], fields[other] = fields[other], fields[place]
    elif way == "replace":
        length = len(fields[place])
        fields[place] = rng.choice([
            b"", bytes(length), b"\xff" * length, rng.randbytes(length), fields[place] * 2, b"server", b"ann", b"\xff",
            join(*[b""] * 50), bytes(10**5),
        ])  # fmt: skip
    else:
        fields[place] = mutated(rng, fields[place])
    return join(*fields)


class Liar:
    """Changes the message of one step; insiders seal and sign anew what they changed."""

    def __init__(self, world, board, seed: int, steps: int):
        self.world, self.board, self.rng = world, board, random.Random(seed)
        self.target, self.count = self.rng.randrange(steps), -1

    def __call__(self, message: Message) -> list[Message]:
        self.count += 1
        if self.count != self.target:
            return [message]
        return [Message(message.sender, message.receiver, self.changed(message))]

    def changed(self, message: Message):
        way = self.rng.random()
        if way < 0.2:
            return anything(self.rng, 256)
        if way < 0.4:
            return mutated(self.rng, message.content)
        if message.receiver == BOARD:
            return self.posted(message)
        if message.sender == BOARD:
            return self.shown(message)
        sealer = Sealer(message.sender, self.world.keys[message.sender].sealing, self.world.terms.roster)
        content = sealer.open_own(message.content, message.receiver)
        return sealer.seal(NUMBER, message.receiver, mutated(self.rng, content))

    def posted(self, message: Message) -> bytes:
        kind, name, _, *fields = split(message.content)
        place = self.rng.randrange(len(fields))
        fields[place] = mutated(self.rng, fields[place])
        (client,) = [client for client in self.world.clients if client.name == name.decode()]
        told = COMMIT if kind == COMMIT.encode() else OPEN
        return post(told, client.keys.signing, client.name, self.board.occasion, *fields)

    def shown(self, message: Message) -> bytes:
        kind, _, *fields = split(message.content)
        fields = split(mutated(self.rng, join(*fields))) if self.rng.random() < 0.5 else self.inside(fields)
        return show(CLOSED if kind == CLOSED.encode() else ALL, self.board.key, self.board.occasion, *fields)

    def inside(self, fields: list[bytes]) -> list[bytes]:
        place = self.rng.randrange(len(fields))
        return [mutated(self.rng, each) if k == place else each for k, each in enumerate(fields)]


STEPS = {"ring": 17, "board": 19}  # messages of an undisturbed round


def play_one(version: str, seed: int) -> str:
    """One round with one field replaced.

    Returns:
        "exact" with how many clients are in it, or "refused".

    Raises:
        AssertionError: a sum of somebody else than those it names; any other exception: a break.
    """
    world, key = world_of(version)
    world, board = forget(world), Board(list(VERSIONS[version]))
    world.network = Network(routed_by="server", fault=Liar(world, board, seed, STEPS[version]))
    try:
        result = play(world, WEIGHTS, NUMBER, instead={BOARD: board} if version == "board" else None)
    except Refused as refused:
        assert all(len(each) < 400 and each.isprintable() for each in refused.refusals)
        return "refused"
    sums = decrypt_sum(key, list(result.total), world.agreement.layout, 3, len(result.names))
    expected = np.sum([integers_of(world, name, WEIGHTS) for name in result.names], axis=0)
    np.testing.assert_array_equal(sums, expected)
    assert len(result.names) > world.agreement.threshold and result.example_count == expected[-1]
    step = world.agreement.clip / world.agreement.layout.offset * world.agreement.most_examples
    np.testing.assert_allclose(result.average, expected[:-1] * step / expected[-1], atol=1e-12)
    return f"exact, {len(result.names)} clients"


def messages_of_a_round(version: str) -> int:
    """How many messages an undisturbed round takes: what STEPS says."""
    world = forget(world_of(version)[0])
    play(world, WEIGHTS, NUMBER)
    return len(world.network.transcript)
