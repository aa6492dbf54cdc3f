"""What the tests of secure aggregation share: parties with short keys, and ways to look into their messages."""

from types import SimpleNamespace

import numpy as np

from fedlearn_lib.course.solutions import communication, fedavg, paillier, secure_aggregation
from fedlearn_lib.given.network import Network
from fedlearn_lib.given.paillier.fast import Encryptor
from fedlearn_lib.given.paillier.keys import PublicKey
from fedlearn_lib.given.paillier.packing import pack_vector
from fedlearn_lib.given.refused import Refused
from fedlearn_lib.given.secure_aggregation.agreement import Agreement
from fedlearn_lib.given.secure_aggregation.board import board_round, deal_key
from fedlearn_lib.given.secure_aggregation.parties import Client, Diary, Functions, Holder, Server, Terms, make_roster
from fedlearn_lib.given.secure_aggregation.ring import ring_round
from fedlearn_lib.given.secure_aggregation.sealing import Sealer
from fedlearn_lib.given.wire import split

# The reference calls the learner's earlier rooms, which are open in a fresh checkout.
FROM_ROOMS = {
    "quantize": communication.quantize,
    "dequantize": communication.dequantize,
    "apply_update": fedavg.apply_update,
    "sample_clients": fedavg.sample_clients,
}


def reference():
    """The reference functions of chapters 8 to 10 on reference functions of the chapters before."""
    for name, function in FROM_ROOMS.items():
        setattr(secure_aggregation, name, function)
    return secure_aggregation


FUNCTIONS = Functions.of(reference())
PRIVATE_KEY = paillier.generate_keypair(512, demo=True)[1]


def parties(trainings, threshold, private_key=PRIVATE_KEY, holders=(), routed=True, expected=100, **agreement):
    """A server, clients and holders with fresh keys, on a network.

    Args:
        trainings: name → (weights → update, example count).
        holders: names of those who get a share of the key; empty: the server has it whole.
    """
    bits, n = private_key.n.bit_length(), private_key.n
    settings = {"most_clients": len(trainings), "most_examples": 100, "clip": 1.0, **agreement}
    world = SimpleNamespace(agreement=Agreement(threshold=threshold, key_bits=bits, **settings))
    world.private_key, world.trainings, world.names = private_key, trainings, list(trainings)
    world.clients = [
        Client(name, Encryptor(PublicKey(n), half_length=True, expected=expected), train)
        for name, train in trainings.items()
    ]
    world.server = Server("server", None if holders else private_key)
    world.keys = {party.name: party.keys for party in [*world.clients, world.server]}
    world.terms = Terms(make_roster(world.clients, [world.server]), world.agreement, PublicKey(n))
    shares = deal_key(private_key, list(holders), FUNCTIONS.split_key) if holders else {}
    world.holders = [Holder(name, share, world.keys[name]) for name, share in shares.items()]
    world.network = Network(routed_by="server" if routed else None)
    return world


def forget(world):
    """The same parties with empty diaries and an empty network, as a new world: for tests only."""
    world = SimpleNamespace(**vars(world))
    world.clients = [Client(c.name, c.encryptor, c.train, c.keys, Diary()) for c in world.clients]
    world.holders = [Holder(h.name, h.share, h.keys, Diary()) for h in world.holders]
    world.network = Network(routed_by="server")
    return world


def play(world, weights, round_number, **options):
    """One repaired round: on the board if the key is split, else on the ring."""
    if world.holders:
        return board_round(
            world.network, world.server, world.clients, world.holders, weights, round_number, world.terms, FUNCTIONS,
            **options,
        )  # fmt: skip
    return ring_round(
        world.network, world.server, world.clients, weights, round_number, world.terms, FUNCTIONS, **options
    )


def integers_of(world, name, weights):
    return FUNCTIONS.my_integers_of(*world.trainings[name](weights), world.agreement)


def sum_of(world, names, weights):
    return np.sum([integers_of(world, name, weights) for name in names], axis=0)


def opened_by(world, party):
    """All bytes and numbers that a party could get out of the messages it had in its hands; what it sent, too."""
    for message in world.network.seen_by(party):
        content = message.content
        if isinstance(content, bytes):
            yield content
            if party in (message.sender, message.receiver):
                yield from _unsealed(world, party, message)
        else:
            total, count = content
            yield from (number.to_bytes((number.bit_length() + 7) // 8 or 1) for number in total)
            yield str(content).encode()


def _unsealed(world, party, message):
    sealer = Sealer(party, world.keys[party].sealing, world.terms.roster)
    try:
        mine = party == message.sender
        content = sealer.open_own(message.content, message.receiver) if mine else sealer.open(message.content)[1]
    except (Refused, ValueError):
        return
    yield content
    yield from split(content)


def forms_of(world, name, weights):
    """A client's plaintext in every form in which it could stand in a message."""
    update, _ = world.trainings[name](weights)
    integers, layout = integers_of(world, name, weights), world.agreement.layout
    for order in "<>":
        for kind in ("i4", "i8", "f4", "f8"):
            yield np.asarray(integers, order + kind).tobytes()[:24]
        for kind in ("f4", "f8"):
            yield np.asarray(update, order + kind).tobytes()[:24]
    for plaintext in pack_vector(integers, layout):
        width = (plaintext.bit_length() + 7) // 8
        yield plaintext.to_bytes(width, "little")
        yield plaintext.to_bytes(width, "big")
        yield str(plaintext).encode()
        yield f"{plaintext:x}".encode()
    yield str(integers.tolist())[1:-1].encode()
    yield " ".join(map(str, integers)).encode()
