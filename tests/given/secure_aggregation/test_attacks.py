"""What attackers found on the ring and on the board, played again, and refused.

That ciphertexts are copied, within a round or later, is played by the ladder: test_protocols.py.
"""

import warnings
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from support.fuzz_rounds import STEPS, messages_of_a_round, nested, play_one
from support.secure_parties import FUNCTIONS, PRIVATE_KEY, forget, parties, play, sum_of

from fedlearn_lib.given.network import Network
from fedlearn_lib.given.not_filled_in import NotFilledIn
from fedlearn_lib.given.paillier.keys import PublicKey
from fedlearn_lib.given.paillier.serialization import ciphertexts_from_bytes, ciphertexts_to_bytes
from fedlearn_lib.given.paillier.sums import decrypt_sum
from fedlearn_lib.given.refused import Refused
from fedlearn_lib.given.secure_aggregation.agreement import Agreement, check_example_count
from fedlearn_lib.given.secure_aggregation.board import Board
from fedlearn_lib.given.secure_aggregation.board_parties import BOARD, BoardClient
from fedlearn_lib.given.secure_aggregation.parties import MOST_ROUNDS_MISSED, Client, Diary, Terms, make_roster
from fedlearn_lib.given.secure_aggregation.posts import (
    ALL,
    CLOSED,
    COMMIT,
    OPEN,
    BoardRules,
    opened_by,
    post,
    show,
)
from fedlearn_lib.given.secure_aggregation.proofs import encrypt_and_prove, proofs_to_bytes
from fedlearn_lib.given.secure_aggregation.ring import RingClient, RingServer
from fedlearn_lib.given.secure_aggregation.sealing import Sealer
from fedlearn_lib.given.secure_aggregation.statements import Roster
from fedlearn_lib.given.secure_aggregation.training import try_training
from fedlearn_lib.given.wire import split

NAMES = ("ann", "bob", "cid", "dot", "eve")
HOLDERS = {"ring": (), "board": ("server", "cid")}
WEIGHTS = np.full(3, 0.25)
each_version = pytest.mark.parametrize("version", HOLDERS)


@cache
def whole_world(version):
    def train(k):
        return lambda weights: (np.random.default_rng(k).uniform(-1, 1, 3), 10 + k)

    return parties({name: train(k) for k, name in enumerate(NAMES)}, 2, holders=HOLDERS[version])


def world_of(version):
    return forget(whole_world(version))


def client_of(world, name, kind=BoardClient):
    client = world.clients[NAMES.index(name)]
    return kind(client, world.terms, FUNCTIONS, *([BoardRules()] if issubclass(kind, BoardClient) else []))


def check_sum(world, result, names):
    assert result.names == tuple(names)
    sums = decrypt_sum(PRIVATE_KEY, list(result.total), world.agreement.layout, 4, len(names))
    np.testing.assert_array_equal(sums, sum_of(world, names, WEIGHTS))


# ---- who has no share stops nobody, and opens nothing -------------------------------------------


class ClosesTheList(BoardClient):
    """Shows everybody a closed list as soon as it may speak, in the name of the board."""

    world = None

    def on_start(self, message):
        own = super().on_start(message)
        commits = [each.content for each in self.world.network.transcript if each.receiver == BOARD]
        forged = show(CLOSED, self.client.keys.signing, self.occasion, *commits)
        return [*own, *((name, forged) for name in NAMES if name != self.client.name)]


def test_a_client_cannot_close_the_list():
    world = world_of("board")
    liar = client_of(world, "eve", ClosesTheList)
    liar.world = world
    result = play(world, WEIGHTS, 1, instead={"eve": liar})
    check_sum(world, result, NAMES)
    assert sum("did not show this as closed list" in each for each in result.refusals) == 4


class ShowsAHolder(BoardClient):
    """Shows one holder a board of its own, from which an opening is missing, before the real one comes."""

    world = None

    def on_closed(self, message):
        own = super().on_closed(message)
        board = Board([])
        board.begin(self.occasion)
        for message in self.world.network.transcript.seen_by(BOARD):
            if message.receiver == BOARD:
                kind, name, *_ = split(message.content)
                board.posts[kind.decode()][name.decode()] = message.content
        return [*own, ("cid", board.shown(ALL)), ("server", board.shown(ALL))]


def test_a_client_cannot_spend_a_holders_part():
    world = world_of("board")
    liar = client_of(world, "eve", ShowsAHolder)
    liar.world = world
    result = play(world, WEIGHTS, 1, instead={"eve": liar})
    check_sum(world, result, NAMES)
    assert sum("did not show this as all openings" in each for each in result.refusals) == 2


class Longer(BoardClient):
    """Posts more ciphertexts than the model has, all proved."""

    def encrypted(self, integers):
        key, bound = self.terms.public_key, self.occasion.bound(self.client.name)
        ciphertexts, proofs = encrypt_and_prove(self.client.encryptor, [0, 0, 0], bound)
        return ciphertexts_to_bytes(key, ciphertexts), proofs_to_bytes(key, proofs)


@pytest.mark.parametrize("name", ["ann", "eve"])
def test_nobody_decides_how_long_the_vector_is(name):
    world = world_of("board")
    result = play(world, WEIGHTS, 1, instead={name: client_of(world, name, Longer)})
    check_sum(world, result, [each for each in NAMES if each != name])
    assert any("the post is no opening of this round" in each for each in result.refusals)


class Flooding(BoardClient):
    """Posts again and again, signed, in its own name and in others'."""

    def on_start(self, message):
        own = super().on_start(message)
        key = self.client.keys.signing
        mine = [post(COMMIT, key, "eve", self.occasion, bytes([k]) * 32) for k in range(30)]
        others = [post(COMMIT, key, name, self.occasion, bytes(32)) for name in NAMES]
        long = [post(COMMIT, key, "eve", self.occasion, bytes(10**6))]
        return [*own, *((BOARD, each) for each in [*mine, *others, *long])]


def test_a_board_keeps_one_post_of_each():
    world, board = world_of("board"), Board(list(HOLDERS["board"]))
    result = play(world, WEIGHTS, 1, instead={BOARD: board, "eve": client_of(world, "eve", Flooding)})
    check_sum(world, result, NAMES)
    assert [len(posts) for posts in board.posts.values()] == [5, 0, 5]
    assert max(map(len, board.posts[COMMIT].values())) < 200


# ---- what somebody else encrypted is nobody's own -----------------------------------------------


class TakesOver(BoardClient):
    """Posts the ciphertexts of another client as its own, with their proofs or its own; it knew them all along."""

    victim, way = None, "as they are"

    def encrypted(self, integers):
        victim, key = self.victim, self.terms.public_key
        if self.way == "as they are":
            return victim.ciphertexts, victim.proofs
        if self.way == "its own proofs":
            return victim.ciphertexts, super().encrypted(integers)[1]
        zero = self.client.encryptor.encrypt([0])[0]  # freshly hidden
        (c,) = ciphertexts_from_bytes(key, victim.ciphertexts)
        return ciphertexts_to_bytes(key, [c * zero % key.n**2]), victim.proofs


@pytest.mark.parametrize("way", ["as they are", "its own proofs", "freshly hidden"])
def test_who_takes_over_anothers_ciphertexts_is_left_out_by_name(way):
    """Even with time travel: it has the victim's opening before it commits."""
    world = world_of("board")
    ann, eve = client_of(world, "ann"), client_of(world, "eve", TakesOver)
    eve.victim, eve.way = ann, way
    result = play(world, WEIGHTS, 1, instead={"ann": ann, "eve": eve})
    check_sum(world, result, NAMES[:-1])
    why = "for its proof of knowing what it encrypted does not hold"
    assert result.refusals == (f"server refused: the opening of eve, {why}",)


def test_an_opening_holds_ciphertexts_and_proofs_of_one_length():
    world = world_of("board")
    play(world, WEIGHTS, 1)
    openings = [
        opened_by(each.content)
        for each in world.network.transcript
        if each.receiver == BOARD and split(each.content)[0] == OPEN.encode()
    ]
    assert [name for name, _, _ in openings] == list(NAMES)
    assert len({(len(ciphertexts), len(proofs)) for _, ciphertexts, proofs in openings}) == 1


# ---- a client that fails is not seen ------------------------------------------------------------

SECRET = "Mrs Example, born 1961, HIV positive"


def fails(weights):
    return np.array([float(SECRET)]), 10


FAILURES = {
    "an exception with a record in it": fails,
    "division": lambda weights: 1 / 0,
    "a refusal": lambda weights: (_ for _ in ()).throw(Refused(SECRET)),
    "not a number": lambda weights: (np.array([0.1, np.nan, 0.2]), 10),
    "infinity": lambda weights: (np.full(3, np.inf), 10),
    "another length": lambda weights: (np.zeros(2), 10),
    "too many examples": lambda weights: (np.zeros(3), 4711),
    "no examples": lambda weights: (np.zeros(3), 0),
    "half an example": lambda weights: (np.zeros(3), 30.5),
    "no count": lambda weights: (np.zeros(3), None),
    "yes in place of a count": lambda weights: (np.zeros(3), True),
    "nothing": lambda weights: None,
    "text": lambda weights: ("text", 10),
}


@each_version
@pytest.mark.parametrize("failure", FAILURES)
def test_a_failed_training_is_seen_on_the_clients_own_screen_only(version, failure):
    world = world_of(version)
    world.clients[1] = client = replace(world.clients[1])
    client.diary.usual_count = 33
    world.clients[1] = replace(client, train=FAILURES[failure])
    with pytest.warns(UserWarning, match="bob: training failed") as told:
        result = play(world, WEIGHTS, 1)
    assert result.names == NAMES and not result.refusals
    own = [str(each.message) for each in told]
    assert len(own) == 1 and SECRET not in own[0] and "4711" not in own[0]
    sums = decrypt_sum(PRIVATE_KEY, list(result.total), world.agreement.layout, 4, 5)
    expected = sum_of(world, [name for name in NAMES if name != "bob"], WEIGHTS)
    np.testing.assert_array_equal(sums, expected + np.array([0, 0, 0, 33]))


@each_version
def test_the_transcript_of_a_failed_training_looks_like_any_other(version):
    worlds = world_of(version), world_of(version)
    worlds[1].clients[1] = replace(worlds[1].clients[1], train=fails)
    with warnings.catch_warnings(action="ignore"):
        for world in worlds:
            play(world, WEIGHTS, 1)
    shapes = [[(m.sender, m.receiver, len(m.content)) for m in world.network.transcript] for world in worlds]
    assert shapes[0] == shapes[1]


def test_the_usual_count_is_the_last_that_was_right():
    world = world_of("board")
    play(world, WEIGHTS, 1)
    assert [client.diary.usual_count for client in world.clients] == [10, 11, 12, 13, 14]
    fresh = world_of("board").clients[0]
    try_training(fresh, WEIGHTS, world.terms, FUNCTIONS)
    assert fresh.diary.usual_count == 10


class Panic(BaseException):
    """What compiled code raises where it panics: no Exception."""


@each_version
@pytest.mark.parametrize("kind", [OverflowError, Panic])
def test_a_failed_training_is_not_seen_where_warnings_are_errors_or_the_failure_is_no_exception(version, kind):
    def train(weights):
        raise kind

    world = world_of(version)
    world.clients[1] = replace(world.clients[1], train=train)
    with warnings.catch_warnings(action="error", category=UserWarning):
        result = play(world, WEIGHTS, 1)
    assert result.names == NAMES and not result.refusals


def test_a_sealed_message_without_any_field_is_refused():
    world = world_of("ring")
    ring_client = client_of(world, "bob", RingClient)
    ring_server = RingServer(world.server, WEIGHTS, 1, world.terms, FUNCTIONS)
    sealer = Sealer("cid", world.keys["cid"].sealing, world.terms.roster)
    ring_client.round_number = 1
    for name, party in (("bob", ring_client), ("server", ring_server)):
        with pytest.raises(Refused, match="sent something|asks for something"):
            party.handle(sealer.seal(1, name, b""))


@pytest.mark.parametrize("failure", FAILURES)
def test_before_the_first_round_everything_is_told(failure):
    world = world_of("ring")
    client = replace(world.clients[1], train=FAILURES[failure])
    with pytest.raises(Exception) as told:  # noqa: B017
        try_training(client, WEIGHTS, world.terms, FUNCTIONS)
    if failure == "an exception with a record in it":
        assert SECRET in str(told.value)


@each_version
def test_an_open_exercise_is_no_failed_training(version):
    def train(weights):
        raise NotFilledIn("local_update")

    world = world_of(version)
    world.clients[1] = replace(world.clients[1], train=train)
    with pytest.raises(NotFilledIn):
        play(world, WEIGHTS, 1)


@each_version
def test_training_never_sees_a_zero_with_a_minus(version):
    seen, world = [], world_of(version)

    def train(weights):
        seen.append(np.signbit(weights).any())
        return np.zeros(3), 10

    world.clients = [replace(client, train=train) for client in world.clients]
    play(world, np.full(3, -0.0), 1)
    assert seen == [False] * 5


# ---- messages of every kind, and parties that talk for ever -------------------------------------


@each_version
@pytest.mark.parametrize(
    "content", [17, None, "text", ["x"], {"a": 1}, 1.5, 10**5000, bytearray(b"x")], ids=[*"abcdefgh"]
)
def test_a_message_of_another_kind_stops_nobody(version, content):
    world = world_of(version)
    for receiver in (*NAMES, "server", BOARD):
        world.network.send("eve", receiver, content)
    check_sum(world, play(world, WEIGHTS, 1), NAMES)


@each_version
def test_deep_nesting_stops_nobody(version):
    world = world_of(version)
    deep = nested(50_000)
    sent = [0]

    def fault(message):
        sent[0] += 1
        return [message] if sent[0] != 1 else [message, replace(message, content=deep)]

    world.network = Network(routed_by="server", fault=fault)
    check_sum(world, play(world, WEIGHTS, 1), NAMES)
    while deep:  # take it apart: Python's own clean-up would recurse
        deep = deep.pop()


@each_version
def test_a_client_that_answers_itself_is_left_out(version):
    kind = RingClient if version == "ring" else BoardClient
    chatter = type("Chatter", (kind,), {"handle": lambda self, message: [(self.client.name, b"x")]})
    world = world_of(version)
    result = play(world, WEIGHTS, 1, instead={"eve": client_of(world, "eve", chatter)})
    check_sum(world, result, NAMES[:-1])
    assert any("eve refused: it sent" in each for each in result.refusals)


@each_version
def test_numpys_round_numbers_are_rounds(version):
    world = world_of(version)
    for number in (np.int64(1), np.uint8(2), 3):
        assert play(world, WEIGHTS + int(number), number).names == NAMES
    for number in (0, -1, 1.0, True, "1"):
        with pytest.raises((TypeError, ValueError)):
            play(world, WEIGHTS, number)


# ---- what all agree on --------------------------------------------------------------------------


def test_equal_agreements_have_equal_subjects():
    first, second = (Agreement(2, 5, 100, clip=clip, key_bits=512) for clip in (2, 2.0))
    narrow = Agreement(np.int8(2), np.int16(5), np.int8(100), clip=np.float32(2), key_bits=512)
    assert first == second == narrow
    subjects = {Terms(Roster({}), each, PublicKey(67 * 71)).subject(WEIGHTS) for each in (first, second, narrow)}
    assert len(subjects) == 1
    check_example_count(450, 5, narrow)  # 5 · 100 is more than an int8 holds


def test_nobody_counts_twice_with_one_key():
    world = world_of("ring")
    ann, bob = world.clients[:2]
    twin = Client("twin", bob.encryptor, bob.train, ann.keys)
    with pytest.raises(ValueError, match="the same signing key"):
        make_roster([ann, bob, twin])
    half = replace(ann.keys, signing=bob.keys.signing)
    with pytest.raises(ValueError, match="the same signing key"):
        make_roster([bob, Client("twin", bob.encryptor, bob.train, half)])


def test_nobody_is_called_like_the_board():
    with pytest.raises(ValueError, match="called 'board'"):
        make_roster([Client("ann", None, None), Client(BOARD, None, None)])


def test_a_huge_round_number_locks_nobody_out():
    diary = Diary()
    diary.start(3)
    with pytest.raises(Refused, match="too far ahead"):
        diary.start(2**63 - 1)
    diary.start(3 + MOST_ROUNDS_MISSED)


# ---- anything in place of a field ---------------------------------------------------------------


@each_version
def test_a_field_replaced_by_anything_gives_the_exact_sum_or_a_refusal(version):
    """25 of each here; benchmarks/fuzz_ring_board.py plays thousands."""
    assert messages_of_a_round(version) == STEPS[version]
    with warnings.catch_warnings(action="ignore"):
        told = [play_one(version, seed) for seed in range(25)]
    assert "refused" in told and any(each.startswith("exact") for each in told)
