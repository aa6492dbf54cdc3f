"""Secure aggregation end to end: exact sums, nothing else for anybody, and attacks that do what the matrix says."""

import doctest
import re
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from support.secure_parties import (
    FUNCTIONS,
    PRIVATE_KEY,
    forms_of,
    integers_of,
    opened_by,
    parties,
    play,
    reference,
    sum_of,
)

from fedlearn_lib.course.solutions.fedavg import apply_update, local_update, weighted_average
from fedlearn_lib.given import network, wire
from fedlearn_lib.given.data import clients_of, load_patients, partition_unequal, standardise, train_test_split
from fedlearn_lib.given.models import SoftmaxRegression
from fedlearn_lib.given.paillier.packing import pack_vector
from fedlearn_lib.given.paillier.sums import decrypt_all, decrypt_sum
from fedlearn_lib.given.refused import Refused
from fedlearn_lib.given.secure_aggregation import adversaries, agreement, cheats, exposure, sealing, statements, worlds
from fedlearn_lib.given.secure_aggregation import parties as given_parties
from fedlearn_lib.given.secure_aggregation.adversaries import loses_messages, one_before
from fedlearn_lib.given.secure_aggregation.ladder import ADVERSARIES, VERSIONS, matrix
from fedlearn_lib.given.secure_aggregation.outcomes import NOT_HERE, READ, SPOILT, SUM
from fedlearn_lib.given.secure_aggregation.parties import Client, Server, hand_out_key
from fedlearn_lib.given.secure_aggregation.worlds import (
    BOARDED,
    COMMITTED,
    LISTED,
    NAMES,
    RING,
    ROUTED,
    SERVER,
    TOLD,
    UNCOMMITTED,
    World,
    make_setting,
)

secure_aggregation = reference()
HOSPITALS = [f"hospital {k}" for k in range(1, 6)]
MODEL = SoftmaxRegression(30, 2)
VERSION = {"as told": None, "ring": (), "board": ("server", "hospital 1", "hospital 3")}


@pytest.fixture(scope="module")
def patients():
    X, y = load_patients()
    X = standardise(X, X.mean(axis=0), X.std(axis=0))
    X, X_test, y, y_test = train_test_split(X, y, 0.2, np.random.default_rng(0))
    return clients_of(X, y, partition_unequal(y, 5, np.random.default_rng(1))), X_test, y_test


def training(X, y):
    """The same update each time it is asked for the same weights, so that sums can be compared."""

    def train(weights):
        settings = dict(epochs=2, batch_size=10, learning_rate=0.1, rng=np.random.default_rng(len(y)))
        return local_update(MODEL, weights, X, y, **settings), len(y)

    return train


def hospitals(patients, version, threshold=3):
    trainings = {name: training(*data) for name, data in zip(HOSPITALS, patients[0], strict=True)}
    largest = max(len(y) for _, y in patients[0])
    return parties(trainings, threshold, holders=VERSION[version] or (), most_examples=largest, clip=2.0)


def one_round(world, version, weights, round_number):
    """The average and the ciphertexts of the sum."""
    if version == "as told":
        average = secure_aggregation.secure_round(world.network, world.server, world.clients, weights, world.agreement)
        return average, world.network.transcript[-1].content[0]
    result = play(world, weights, round_number)
    assert result.names == tuple(HOSPITALS) and not result.refusals
    return result.average, list(result.total)


@pytest.mark.parametrize("version", VERSION)
def test_five_hospitals_train_as_in_the_clear(patients, version):
    world, weights = hospitals(patients, version), np.zeros(MODEL.size)
    settings, plain = world.agreement, np.zeros(MODEL.size)
    for round_number in range(1, 4):
        updates = {name: world.trainings[name](weights) for name in HOSPITALS}
        average, total = one_round(world, version, weights, round_number)
        sums = decrypt_sum(PRIVATE_KEY, total, settings.layout, MODEL.size + 1, 5)
        np.testing.assert_array_equal(sums, sum_of(world, HOSPITALS, weights))
        for name in HOSPITALS:
            assert not np.array_equal(sums, integers_of(world, name, weights))
        # Each hospital rounds n_k / n_max · Δ_k by half a step at most; the sum is off by K half steps, and is then
        # multiplied by n_max and divided by Σ n_k: half a step · K · n_max / Σ n_k.
        examples = sum(count for _, count in updates.values())
        half_a_step = settings.clip / settings.layout.offset / 2
        bound = half_a_step * 5 * settings.most_examples / examples
        expected = weighted_average(*zip(*updates.values(), strict=True))
        assert np.abs(average - expected).max() <= bound * (1 + 1e-9)
        assert sums[-1] == examples
        weights = apply_update(weights, average)
        plain_updates = [world.trainings[name](plain) for name in HOSPITALS]
        plain = apply_update(plain, weighted_average(*zip(*plain_updates, strict=True)))
    _, X_test, y_test = patients
    assert abs(MODEL.accuracy(weights, X_test, y_test) - MODEL.accuracy(plain, X_test, y_test)) < 0.01
    assert MODEL.accuracy(weights, X_test, y_test) > 0.9


@pytest.mark.parametrize("version", VERSION)
def test_no_transcript_holds_anothers_plaintext(patients, version):
    world, weights = hospitals(patients, version), np.full(MODEL.size, 0.01)
    one_round(world, version, weights, 1)
    if version == "as told":
        world.network.routed_by = None  # routed by the server it can read everything: see the ladder
    secrets = {name: list(forms_of(world, name, weights)) for name in HOSPITALS}
    primes = [number.to_bytes((number.bit_length() + 7) // 8, order) for number in (PRIVATE_KEY.p, PRIVATE_KEY.q)
              for order in ("big", "little")]  # fmt: skip
    for party in ["server", *HOSPITALS]:
        seen = b"|".join(opened_by(world, party))
        assert seen
        for name in set(HOSPITALS) - {party}:
            assert not any(form in seen for form in secrets[name]), f"{party} sees what {name} sent"
        assert not any(prime in seen for prime in primes)


def test_decrypting_all_that_the_server_saw_gives_no_single_update(patients):
    world, weights = hospitals(patients, "ring"), np.zeros(MODEL.size)
    play(world, weights, 1)
    layout = world.agreement.layout
    singles = [integers_of(world, name, weights) for name in HOSPITALS]
    width, found = 2 * -(-PRIVATE_KEY.n.bit_length() // 8), 0
    size = width * layout.plaintexts_for(MODEL.size + 1)
    for content in opened_by(world, "server"):
        for match in re.finditer(b"FLct", content):
            data = content[match.end() + 8 : match.end() + 8 + size]
            numbers = [int.from_bytes(data[at : at + width]) for at in range(0, size, width)]
            for contributors in range(1, 6):
                try:
                    sums = decrypt_sum(PRIVATE_KEY, numbers, layout, MODEL.size + 1, contributors)
                except ValueError:
                    continue
                found += 1
                assert not any(np.array_equal(sums, single) for single in singles)
    assert found


def test_clients_get_the_key_over_the_network():
    wires, server = network.Network(), Server("server", PRIVATE_KEY)
    encryptors = hand_out_key(wires, server, ["ann", "bob"])
    assert len(wires.transcript) == 2 and encryptors[0] is not encryptors[1]
    assert decrypt_all(PRIVATE_KEY, encryptors[1].encrypt([7])) == [7]
    assert str(PRIVATE_KEY.p) not in repr(server) + repr(Client("ann", encryptors[0], len))


def test_hospitals_that_never_answer_are_left_out(patients):
    world, weights = hospitals(patients, "ring", threshold=2), np.zeros(MODEL.size)
    world.clients = [client for client in world.clients if client.name not in ("hospital 1", "hospital 4")]
    result = play(world, weights, 1)
    assert result.skipped == ("hospital 1", "hospital 4")
    sums = decrypt_sum(PRIVATE_KEY, list(result.total), world.agreement.layout, MODEL.size + 1, 3)
    np.testing.assert_array_equal(sums, sum_of(world, result.names, weights))


def test_too_few_get_no_average(patients):
    for version in ("ring", "board"):
        world = hospitals(patients, version)
        world.clients = world.clients[:3]
        with pytest.raises(Refused, match="3( clients committed)?, but it takes more than 3"):
            play(world, np.zeros(MODEL.size), 1)


# ---- sealing ------------------------------------------------------------------------------------


def test_what_is_sealed_is_refused_when_anything_differs():
    world = parties({name: lambda weights: None for name in ("ann", "bob", "cid")}, 1)
    ann, bob, cid = (sealing.Sealer(name, world.keys[name].sealing, world.terms.roster) for name in world.names)
    message = ann.seal(3, "bob", b"hello")
    assert b"hello" not in message and message != ann.seal(3, "bob", b"hello")
    sender, told, sealed = wire.split(message)
    forged = {
        "round 3, but this is round 4": (message, 4),
        "the seal is broken: cid": (wire.join("cid", told, sealed), 3),
        "the seal is broken: ann": (wire.join(sender, 4, sealed), 4),
        "not in the roster": (wire.join("eve", told, sealed), 3),
        "cut off": (message[:-1], 3),
        "type str": ("hello", 3),
    }
    for reason, (changed, round_number) in forged.items():
        with pytest.raises(Refused, match=reason):
            bob.open(changed, round_number)
    for bit in range(8 * len(message)):
        changed = (int.from_bytes(message) ^ 1 << bit).to_bytes(len(message))
        with pytest.raises(Refused):
            bob.open(changed, 3)
    with pytest.raises(Refused, match="the seal is broken"):
        cid.open(message, 3)
    other = parties(world.trainings, 1)  # the same names, another roster
    stranger = replace(world.terms.roster, verify_keys=other.terms.roster.verify_keys)
    with pytest.raises(Refused, match="the seal is broken"):
        sealing.Sealer("bob", world.keys["bob"].sealing, stranger).open(message, 3)
    assert bob.open(message, 3) == ("ann", b"hello")
    with pytest.raises(Refused, match="came before"):
        bob.open(message, 3)


# ---- the ladder ---------------------------------------------------------------------------------

OLD_CIPHERTEXT = "server and a client that posts an old ciphertext again"
EARLY_LIST = "the same in one round: the early list"
READS = {  # where the victim's update is read exactly
    "passive server": {ROUTED},
    "server and one neighbour": {ROUTED},
    "server and both neighbours": {TOLD, ROUTED, RING},
    "all who hold a part of the key": {ROUTED, COMMITTED, BOARDED},
    "server asks twice": {TOLD, ROUTED},
    "server forges the count": {TOLD, ROUTED},
    "server replays a message": {TOLD, ROUTED},
    "server sends the same model twice": {TOLD, ROUTED},
    "server sends almost the same model twice": set(VERSIONS),
    "server and one active client before": {TOLD, ROUTED, RING},
    "server loses messages, one client behind": {ROUTED, RING},
    "server loses the others' posts, with two clients": {TOLD, ROUTED, RING},
    OLD_CIPHERTEXT: {ROUTED, COMMITTED},
    EARLY_LIST: {COMMITTED},
    "server wrote the roster (Sybils)": set(VERSIONS),
}


@pytest.fixture(scope="module")
def the_matrix():
    return matrix(FUNCTIONS, PRIVATE_KEY)


def test_the_matrix_is_what_the_chapter_says(the_matrix):
    for (adversary, version), cell in the_matrix.cells.items():
        assert (cell.result == READ) == (version in READS.get(adversary, ())), (adversary, version, cell)
    stays_red = {adversary for adversary in ADVERSARIES if (adversary, BOARDED) in the_matrix.red}
    assert stays_red == {
        "all who hold a part of the key",
        "server sends almost the same model twice",
        "server wrote the roster (Sybils)",
        "client poisons the sum",
        "key holder shifts the sum",
        "client or holder stops the round",
    }
    assert "for demonstrations only" in the_matrix.table.text and "✗" in the_matrix.table.html
    assert the_matrix["server asks twice", RING].hidden_among == 3
    for adversary in ("server forges the count", "server sends the same model twice", "server replays a message"):
        for version in (RING, COMMITTED, BOARDED):
            assert the_matrix[adversary, version].result.startswith("refused: ")
    for adversary in (OLD_CIPHERTEXT, EARLY_LIST):
        reason = the_matrix[adversary, BOARDED].reason
        assert reason == "the opening of client 6, for its proof of knowing what it encrypted does not hold"
    for version in VERSIONS:
        assert the_matrix["client puts zeros in place of the total", version].red == (version in (TOLD, ROUTED, RING))
    for version in (TOLD, ROUTED, RING):  # no cell says 'only the sum' where no attack was run
        for adversary in ("client cancels the others", "key holder shifts the sum"):
            assert the_matrix[adversary, version].result.startswith(f"{NOT_HERE}: ")
            assert not the_matrix[adversary, version].red
    for version in (COMMITTED, BOARDED):
        assert the_matrix["key holder shifts the sum", version].result == SPOILT


def test_a_count_that_nobody_can_have_is_refused_where_it_is_checked(the_matrix):
    row = [the_matrix["client tells a count that nobody can have", version] for version in VERSIONS]
    assert [cell.red for cell in row] == [True, True, False, False, False]
    assert all("6 clients cannot have 0 examples together" in cell.reason for cell in row[2:])
    settings = agreement.Agreement(2, 6, most_examples=100, clip=1.0)
    for total in (3, 300):
        agreement.check_example_count(total, 3, settings)
    for total in (-1, 0, 2, 301):
        with pytest.raises(Refused, match="somebody lied"):
            agreement.check_example_count(total, 3, settings)


def test_who_loses_posts_leaves_a_client_among_threshold_plus_one_less_the_colluders(the_matrix, monkeypatch):
    row = "server loses the others' posts, with two clients"
    assert the_matrix[row, BOARDED].hidden_among == 2  # client 1 holds a share, and insists on its own ciphertexts
    outside = (SERVER, "notary", "bank")
    world = World(make_setting(FUNCTIONS, PRIVATE_KEY), BOARDED, holders=outside)
    assert world.round().names == NAMES
    monkeypatch.setattr(adversaries, "HOLDERS", outside)
    monkeypatch.setattr(adversaries, "World", partial(World, holders=outside))
    assert ADVERSARIES[row](world.setting, BOARDED).result == READ


# What a careless version of a learner's function lets through: the cell must tell.
CARELESS = [
    ("answer_server", lambda total, count, threshold: total, "server begins with the victim, loses its questions"),
    ("count_signatures", lambda contributions, *rest: len(contributions), "server forges the count"),
]


@pytest.mark.parametrize("function, careless, adversary", CARELESS)
def test_the_matrix_notices_a_careless_function(the_matrix, function, careless, adversary):
    cells = matrix(replace(FUNCTIONS, **{function: careless}), PRIVATE_KEY, (RING,), (adversary,))
    honest, cell = the_matrix[adversary, RING], cells[adversary, RING]
    assert not honest.red and cell != honest
    if function == "answer_server":
        assert cell.result == READ
    else:  # the seal is a second lock on the same door
        assert "the signature of client 1 is not right" in honest.reason and "did not sign last" in cell.reason


def test_commitments_stop_the_client_that_cancels():
    cells = matrix(FUNCTIONS, PRIVATE_KEY, (UNCOMMITTED, COMMITTED), ("client cancels the others",))
    assert [cell.result for cell in cells.cells.values()] == [READ, SUM]


def test_a_signed_list_turns_nothing_green_that_proofs_do_not():
    rows = [name for name in ADVERSARIES if "list" in name or "old ciphertext" in name or "posts" in name]
    cells = matrix(FUNCTIONS, PRIVATE_KEY, (COMMITTED, LISTED, BOARDED), tuple(rows))
    red = {version: {row for row in rows if cells[row, version].red} for version in (COMMITTED, LISTED, BOARDED)}
    assert red[COMMITTED] > red[LISTED] > red[BOARDED] == set()
    assert red[COMMITTED] - red[LISTED] == {EARLY_LIST}


def test_the_matrix_notices_an_encryption_without_fresh_randomness(monkeypatch):
    def careless(encryptor, running_total, contributor_count, my_integers, layout):
        n = encryptor.public_key.n
        plain = [1 + m * n for m in pack_vector(my_integers, layout)]
        if running_total is not None:
            plain = [a * b % n**2 for a, b in zip(running_total, plain, strict=True)]
        return plain, contributor_count + 1

    functions = replace(FUNCTIONS, add_my_update=careless, secure_round=None)
    row = "eavesdropper without a key"
    cells = matrix(functions, PRIVATE_KEY, (RING, COMMITTED), (row,))
    assert [cells[row, version].red for version in (RING, COMMITTED)] == [False, True]  # the ring's wires are sealed
    setting = make_setting(functions, PRIVATE_KEY)
    monkeypatch.setattr(sealing, "AESGCM", NoSeal)
    assert ADVERSARIES[row](setting, RING).red
    assert not ADVERSARIES[row](make_setting(FUNCTIONS, PRIVATE_KEY), RING).red


class NoSeal:
    """Encrypts nothing."""

    def __init__(self, key):
        pass

    def encrypt(self, nonce, content, bound):
        return content

    decrypt = encrypt


# ---- exposure -----------------------------------------------------------------------------------


@pytest.mark.parametrize("clients, colluders", [(3, 1), (10, 1), (10, 3), (10, 9), (20, 5)])
def test_simulated_exposure_is_the_formula(clients, colluders):
    rng, trials = np.random.default_rng([clients, colluders]), 20_000

    def near(topology, expected, **options):
        error = 4.5 * np.sqrt(expected * (1 - expected) / trials) + 1e-12
        assert abs(exposure.exposure(topology, clients, colluders, trials, rng, **options) - expected) <= error

    near(exposure.RING, exposure.ring_formula(clients, colluders))
    near(exposure.PREDECESSOR, exposure.predecessor_formula(clients, colluders))
    near(exposure.ACTIVE, 1.0)
    assert exposure.active_formula(clients, colluders) == exposure.active_formula(clients, 2, threshold=2) == 1
    for threshold in (2, clients - 1):
        near(exposure.ACTIVE, exposure.active_formula(clients, colluders, threshold), threshold=threshold)
    near(exposure.ALL_TO_ALL, 1.0)
    near(exposure.ROUTED, 1.0)


def test_one_colluder_reads_whom_the_predicate_says(monkeypatch):
    """The predicate behind the curve, by running both attacks for every place of colluder and victim."""
    for liar in range(6):
        for victim in range(6):
            if liar == victim:
                continue
            for module in (adversaries, cheats, worlds):
                monkeypatch.setattr(module, "VICTIM", NAMES[victim], raising=False)
                for place in ("BEFORE", "BEHIND"):
                    monkeypatch.setattr(module, place, NAMES[liar], raising=False)
            bad = np.arange(6) == liar
            setting = make_setting(FUNCTIONS, PRIVATE_KEY, threshold=2)
            attack = one_before if liar < victim else loses_messages(NAMES[liar])
            try:
                read = attack(setting, RING).result == READ
            except (Refused, ValueError, IndexError):
                read = False
            assert read == exposure._active(victim, bad, threshold=2), (liar, victim)


@pytest.mark.parametrize("module", [agreement, exposure, network, given_parties, sealing, statements, wire])
def test_examples_in_the_docstrings(module):
    assert doctest.testmod(module).failed == 0


def test_the_world_judges_with_the_victims_integers():
    world = World(make_setting(FUNCTIONS, PRIVATE_KEY), RING)
    assert world.hidden_among([world.integers("client 4")]) == 1
    assert world.hidden_among([world.integers("client 3")]) is None
    assert world.hidden_among([world.integers("client 3") + world.integers("client 4")], {"client 3"}) == 1
