"""Faults at every step of a round: the sum of those in the signed list, exactly, or a refusal with a reason.

Every message of a small round is lost, duplicated, delayed, cut off, has a bit flipped or is replaced by one from the
round before; every client vanishes at every step. Short keys: faults do not depend on the length.
"""

from collections import Counter
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from support.secure_parties import FUNCTIONS, PRIVATE_KEY, forget, integers_of, parties, play, reference, sum_of

from fedlearn_lib.course.solutions.paillier import generate_keypair
from fedlearn_lib.given.network import Message, Network, NoMessage
from fedlearn_lib.given.paillier.fast import Encryptor
from fedlearn_lib.given.paillier.keys import PublicKey
from fedlearn_lib.given.paillier.sums import decrypt_sum
from fedlearn_lib.given.refused import Refused
from fedlearn_lib.given.secure_aggregation import ring
from fedlearn_lib.given.secure_aggregation.board import Board
from fedlearn_lib.given.secure_aggregation.board_parties import BOARD, PART
from fedlearn_lib.given.secure_aggregation.posts import ALL, CLOSED, COMMIT, OPEN, BoardRules, Occasion, product_of
from fedlearn_lib.given.secure_aggregation.ring import (
    ANSWER,
    START,
    TOTAL,
    RingClient,
    RingServer,
    _hop,
    hop_bytes,
    read_total,
)
from fedlearn_lib.given.secure_aggregation.sealing import Sealer
from fedlearn_lib.given.wire import fingerprint, split, weights_to_bytes

NAMES = ("ann", "bob", "cid", "dot", "eve")
BEFORE, NOW = np.zeros(3), np.full(3, 0.25)  # the weights of the round before and of this one
VERSIONS = {"ring": (), "board": ("server", "bob", "dot")}


@cache
def world_of(version):
    def train(k):
        return lambda weights: (np.random.default_rng([k, int(8 * weights[0])]).uniform(-1, 1, 3), 10 + k)

    return parties({name: train(k) for k, name in enumerate(NAMES)}, 2, holders=VERSIONS[version])


class Fault:
    """Does something to one message of the round, or makes a client vanish from it on."""

    def __init__(self, kind, step, old=(), vanishing=None, seed=0):
        self.kind, self.step, self.old, self.vanishing = kind, step, old, vanishing
        self.count, self.held, self.rng = -1, [], np.random.default_rng([step, seed])

    def __call__(self, message):
        self.count += 1
        if self.vanishing and self.count >= self.step and self.vanishing in (message.sender, message.receiver):
            return []
        released, self.held = (self.held, []) if self.count > self.step + 1 else ([], self.held)
        if self.vanishing or self.count != self.step:
            return [message, *released]
        return self.changed(message)

    def changed(self, message):
        data = message.content
        if self.kind == "lost":
            return []
        if self.kind == "duplicated":
            return [message, message]
        if self.kind == "reordered":
            self.held = [message]
            return []
        if self.kind == "truncated":
            data = data[: int(self.rng.integers(0, len(data)))]
        if self.kind == "flipped":
            place = int(self.rng.integers(0, 8 * len(data)))
            data = (int.from_bytes(data) ^ 1 << place).to_bytes(len(data))
        if self.kind == "from another round":
            data = next((each.content for each in self.old if each.receiver == message.receiver), b"")
        return [Message(message.sender, message.receiver, data)]


KINDS = ("lost", "duplicated", "reordered", "truncated", "flipped", "from another round")


def messages_of_a_round(version):
    """The transcript of an undisturbed round 1, and how many messages a round takes."""
    world = forget(world_of(version))
    play(world, BEFORE, 1)
    return list(world.network.transcript)


def outcome(version, fault, old_round=False):
    """Play round 2 with a fault; check all that must hold whatever happens, and say what happened."""
    world = forget(world_of(version))
    if old_round:
        play(world, BEFORE, 1)
    fault.old, world.network = list(world.network.transcript), Network(routed_by="server", fault=fault)
    try:
        result = play(world, NOW, 2)
    except Refused as refused:
        assert len(str(refused)) > 20
        told = "refused"
    else:
        sums = decrypt_sum(PRIVATE_KEY, list(result.total), world.agreement.layout, 4, len(result.names))
        np.testing.assert_array_equal(sums, sum_of(world, result.names, NOW))
        assert len(result.names) > world.agreement.threshold
        assert sorted([*result.names, *result.skipped]) == sorted(NAMES)
        assert result.example_count == sums[-1]
        told = "complete" if len(result.names) == len(NAMES) else "some left out"
    looked_at = check_nobody_is_exposed(world)
    assert looked_at or told == "refused"
    return told


def check_nobody_is_exposed(world):
    """No total that reached the server, and no difference of two, is a single client's; how many were looked at."""
    if world.holders:
        sealer, given = Sealer("server", world.keys["server"].sealing, world.terms.roster), Counter()
        for message in world.network.transcript:
            if message.receiver == "server" and message.sender != "board":
                sender, content = sealer.open(message.content)
                assert split(content)[0] == PART.encode()
                given[sender] += 1
        assert set(given.values()) <= {1}  # of each holder, one part of one product
        return check_products(world)
    singles = [integers_of(world, name, NOW) for name in NAMES]
    sealer, sums = Sealer("server", world.keys["server"].sealing, world.terms.roster), []
    for message in world.network.transcript:
        if message.receiver == "server":
            kind, *fields = split(sealer.open(message.content)[1])
            if kind == ANSWER.encode():
                total, hops = read_total(fields, fields[0], world.terms)
                sums.append(decrypt_sum(PRIVATE_KEY, total, world.agreement.layout, 4, len(hops)))
    vectors = [*sums, *(a - b for a in sums for b in sums if a is not b)]
    assert not any(np.array_equal(vector, single) for vector in vectors for single in singles)
    return len(sums)


def occasion_of(world):
    return Occasion.of(world.terms, 2, NOW, BoardRules(), bytes(32))


def check_products(world):
    """Every product of which a holder gave its part is the exact sum of more than `threshold` clients; how many."""
    sealer, looked_at = Sealer("server", world.keys["server"].sealing, world.terms.roster), 0
    boards = {fingerprint(each.content): each.content for each in world.network.transcript if each.sender == BOARD}
    for message in world.network.transcript:
        if message.receiver != "server" or message.sender == BOARD:
            continue
        seen = split(sealer.open(message.content)[1])[1]
        if seen not in boards:
            continue  # a copy that was changed on the way: parts of it fit no other holder's
        _, _, commits, openings = split(boards[seen], 4)
        product = product_of(split(commits), split(openings), occasion_of(world))
        names, total = product.names, product.total
        assert len(names) > world.agreement.threshold
        sums = decrypt_sum(PRIVATE_KEY, list(total), world.agreement.layout, 4, len(names))
        np.testing.assert_array_equal(sums, sum_of(world, names, NOW))
        looked_at += 1
    return looked_at


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_message_of_a_round_disturbed(version, kind):
    steps = len(messages_of_a_round(version))
    repeats = 3 if kind in ("truncated", "flipped") else 1
    told = Counter(
        outcome(version, Fault(kind, step, seed=seed), kind == "from another round")
        for step in range(steps)
        for seed in range(repeats)
    )
    assert sum(told.values()) == steps * repeats
    if kind == "duplicated":
        assert told == {"complete": steps}
    else:
        # A lost message costs one client its place, or the round: on the ring if somebody holds the total alone and
        # what it hands on is lost (5 hand over, 1 answers); on the board all that a holder needs.
        left_out, refused = {"ring": (15, 6), "board": (12, 13)}[version]
        if kind == "reordered":  # late is better than never
            assert told["complete"] > 0 and told["some left out"] <= left_out and told["refused"] <= refused
        else:
            assert told == {"some left out": left_out * repeats, "refused": refused * repeats}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", NAMES)
def test_every_client_vanishes_at_every_step(version, name):
    steps = len(messages_of_a_round(version))
    told = Counter(outcome(version, Fault("vanished", step, vanishing=name)) for step in range(steps))
    assert sum(told.values()) == steps
    if name not in VERSIONS[version]:
        assert told["some left out"] >= 1
    else:
        assert set(told) <= {"refused", "complete"}  # a holder is needed


@pytest.mark.parametrize("version", VERSIONS)
def test_two_faults_at_once(version):
    steps, rng = len(messages_of_a_round(version)), np.random.default_rng(7)
    told = Counter()
    for seed in range(60):
        (a, b), kinds = rng.choice(steps, 2, replace=False), rng.choice(KINDS, 2)
        first, second = Fault(kinds[0], int(a), seed=seed), Fault(kinds[1], int(b), seed=seed)

        def both(message, first=first, second=second):
            return [last for middle in first(message) for last in second(middle)]

        both.old = ()
        told[outcome(version, both)] += 1
    assert sum(told.values()) == 60


def test_a_late_total_never_gives_two_sums():
    """The one behind says 'here' too late: it was skipped, never gets a total, and the server gets one answer."""
    for version_of_lateness in ("lost", "reordered"):
        for step in range(len(messages_of_a_round("ring"))):
            world = forget(world_of("ring"))
            world.network = Network(routed_by="server", fault=Fault(version_of_lateness, step))
            try:
                play(world, NOW, 2)
            except Refused:
                pass
            sealer, kinds = Sealer("server", world.keys["server"].sealing, world.terms.roster), Counter()
            for message in world.network.transcript:
                if message.receiver == "server":
                    kinds[split(sealer.open(message.content)[1])[0]] += 1
            assert kinds[ANSWER.encode()] <= 1


# ---- parties that do not do what they should ----------------------------------------------------


def refusal_of(world, **instead):
    with pytest.raises(Refused) as caught:
        play(world, NOW, 2, instead=instead)
    check_nobody_is_exposed(world)
    return " ".join(caught.value.refusals)


def client_of(world, name, kind=RingClient, terms=None):
    return kind(world.clients[NAMES.index(name)], terms or world.terms, FUNCTIONS)


class Forgetful(RingClient):
    """Does not say whom it skipped."""

    def signed(self):
        self.skipped = []
        return super().signed()


class Unsigned(RingClient):
    """Does not sign whom it skipped."""

    def signed(self):
        *fields, mine = super().signed()
        return [*fields, hop_bytes(replace(_hop(mine), signature=bytes(64)))]


def test_a_total_about_something_else_is_refused():
    world = forget(world_of("ring"))
    other = replace(world.terms, agreement=replace(world.agreement, clip=2.0))
    assert "another agreement" in refusal_of(world, bob=client_of(world, "bob", terms=other))


def test_who_was_skipped_must_be_told_and_signed():
    for kind, reason in [(Forgetful, "not the order of the roster"), (Unsigned, "did not sign whom it skipped")]:
        world = forget(world_of("ring"))
        bob = client_of(world, "bob", kind)
        world.clients = [client for client in world.clients if client.name != "cid"]
        assert reason in refusal_of(world, bob=bob)


class OtherModel(RingServer):
    """Tells the first two clients another model than the rest."""

    other = NOW + 0.5

    def hand_over(self, receiver):
        return self.seal(receiver, TOTAL, self.terms.subject(self.other), b"")

    def seal(self, receiver, kind, *content):
        if kind == START and receiver in NAMES[:2]:
            content = [weights_to_bytes(self.other)]
        return super().seal(receiver, kind, *content)


class Bridge(RingClient):
    """Passes a total about another model off as one about its own."""

    def on_total(self, sender, fields):
        return super().on_total(sender, [self.terms.subject(self.weights), *fields[1:]])

    def handle(self, message):
        with pytest.MonkeyPatch.context() as patch:  # the colluder itself checks nothing
            patch.setattr(ring, "check_order", lambda *rest: None)
            return super().handle(message)


def test_hops_of_another_model_are_not_taken_as_this_ones():
    world = forget(world_of("ring"))
    server = OtherModel(world.server, NOW, 2, world.terms, FUNCTIONS)
    refused = refusal_of(world, server=server, cid=client_of(world, "cid", Bridge))
    assert "dot refused: ann did not sign this model, agreement and key" in refused


@pytest.mark.parametrize("version", VERSIONS)
def test_zeros_with_a_minus_are_the_same_model(version):
    world = forget(world_of(version))
    play(world, BEFORE, 1)
    assert weights_to_bytes(-BEFORE) == weights_to_bytes(BEFORE)
    with pytest.raises(Refused) as caught:
        play(world, -BEFORE, 2)
    assert "an update for this very model was given before, in round 1" in " ".join(caught.value.refusals)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_client_with_another_key_does_not_take_part(version):
    world = forget(world_of(version))
    other = generate_keypair(512, demo=True)[0]
    client = world.clients[1]
    world.clients[1] = replace(client, encryptor=Encryptor(PublicKey(other.n), half_length=True, expected=10))
    with pytest.raises(Refused, match="the encryptor of bob is for another public key"):
        play(world, NOW, 2)
    assert not world.network.transcript  # nothing was sent


@pytest.mark.parametrize("version", VERSIONS)
def test_nobody_is_told_how_many_examples_somebody_has(version):
    world = forget(world_of(version))
    world.clients[2] = replace(world.clients[2], train=lambda weights: (np.zeros(3), 4711))
    with pytest.warns(UserWarning, match="cid: training failed") as told:
        result = play(world, NOW, 2)
    assert result.names == NAMES and not result.refusals
    assert not any("4711" in str(each.message) for each in told)


class TwoLists(Board):
    """Shows one client a list of commitments from which another one's is missing."""

    def timeout(self):
        first, whole = len(self.steps) == 2, dict(self.posts[COMMIT])
        shown = super().timeout()
        if not first:
            return shown
        del self.posts[COMMIT]["eve"]
        short, self.posts[COMMIT] = self.shown(CLOSED), whole
        return [(name, short if name == "ann" else message) for name, message in shown]


class TwoBoards(Board):
    """Shows one holder openings of which one is missing."""

    def timeout(self):
        last = len(self.steps) == 1
        shown = super().timeout()
        if not last:
            return shown
        del self.posts[OPEN]["eve"]
        return [(name, self.shown(ALL) if name == "bob" else message) for name, message in shown]


def test_who_saw_another_list_is_left_out():
    world = forget(world_of("board"))
    result = play(world, NOW, 2, instead={BOARD: TwoLists(list(VERSIONS["board"]))})
    assert result.names == NAMES[1:] and result.refusals == (
        "server refused: the opening of ann, for it opened another list",
    )
    sums = decrypt_sum(PRIVATE_KEY, list(result.total), world.agreement.layout, 4, 4)
    np.testing.assert_array_equal(sums, sum_of(world, result.names, NOW))


def test_two_boards_give_nothing():
    world = forget(world_of("board"))
    board = TwoBoards(list(VERSIONS["board"]))
    assert "bob saw something else on the board" in refusal_of(world, board=board)


class LateForTheServer(Board):
    """Shows the holders openings in another order, and the server its own board only when their parts are there."""

    kept = ()

    def timeout(self):
        if self.kept:
            shown, self.kept = self.kept, ()
            return shown
        last = len(self.steps) == 1
        shown = super().timeout()
        if not last:
            return shown
        self.kept = [(name, message) for name, message in shown if name == "server"]
        self.posts[OPEN] = dict(reversed(self.posts[OPEN].items()))
        return [(name, self.shown(ALL)) for name, _ in shown if name != "server"]


def test_parts_that_come_before_the_board_are_compared_too():
    world = forget(world_of("board"))
    board = LateForTheServer(list(VERSIONS["board"]))
    assert "bob saw something else on the board" in refusal_of(world, board=board)


def test_a_wrong_share_gives_nothing():
    world = forget(world_of("board"))
    world.holders[1] = replace(world.holders[1], share=world.holders[1].share + 1)
    assert "do not fit together" in refusal_of(world)


# ---- the version as told ------------------------------------------------------------------------


def as_told(fault):
    """Play a round of the version as told: 'exact', 'wrong' or 'refused'."""
    world = forget(world_of("ring"))
    secure_round, sent = reference().secure_round, Network()
    secure_round(sent, world.server, world.clients, BEFORE, world.agreement)
    fault.old, world.network = list(sent.transcript), Network(fault=fault)
    try:
        average = secure_round(world.network, world.server, world.clients, NOW, world.agreement)
    except (Refused, NoMessage, ValueError) as reason:
        assert len(str(reason)) > 20
        return "refused"
    sums = sum_of(world, NAMES, NOW)
    step = world.agreement.clip / world.agreement.layout.offset * world.agreement.most_examples
    return "exact" if np.abs(average - sums[:-1] * step / sums[-1]).max() < 1e-9 else "wrong"


class ToldFault(Fault):
    """The same faults where messages are pairs of ciphertexts and a count."""

    def changed(self, message):
        total, count = message.content
        if self.kind == "truncated":
            return [Message(message.sender, message.receiver, (total[:-1], count))]
        if self.kind == "flipped":
            return [Message(message.sender, message.receiver, ([total[0] ^ 1 << 5, *total[1:]], count))]
        if self.kind == "miscounted":
            return [Message(message.sender, message.receiver, (total, count + 1))]
        return super().changed(message)


def test_as_told_some_faults_give_a_wrong_sum():
    told = {kind: Counter(as_told(ToldFault(kind, step)) for step in range(5)) for kind in (*KINDS, "miscounted")}
    assert told["lost"] == told["truncated"] == told["reordered"] == {"refused": 5}
    assert told["duplicated"] == {"exact": 5}
    assert told["from another round"] == {"wrong": 5}  # nobody notices: what the repairs are for
    assert told["flipped"]["exact"] == 0 and told["miscounted"]["exact"] == 0


def test_as_told_a_duplicate_spoils_the_next_round():
    world = forget(world_of("ring"))
    world.network = Network(fault=ToldFault("duplicated", 2))
    secure_round = reference().secure_round
    secure_round(world.network, world.server, world.clients, BEFORE, world.agreement)
    average = secure_round(world.network, world.server, world.clients, NOW, world.agreement)
    sums, step = sum_of(world, NAMES, NOW), world.agreement.clip / world.agreement.layout.offset * 100
    assert np.abs(average - sums[:-1] * step / sums[-1]).max() > 0.01
