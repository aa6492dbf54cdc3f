"""Chapter 14's attacks on sums that came out of chapter 13's round, and the repairs that stop two of them."""

import doctest
import re

import numpy as np
import pytest

from fedlearn_lib.course.solutions import communication, fedavg, leakage, masking
from fedlearn_lib.course.solutions import differential_privacy as privacy
from fedlearn_lib.given.data import load_digits
from fedlearn_lib.given.differential_privacy import failing, membership, rounds, traps
from fedlearn_lib.given.masking import MaskRules, Refused, enrol, steps_of
from fedlearn_lib.given.models import SoftmaxRegression, TwoLayer

X, y = load_digits()
PUBLIC, PRIVATE = slice(0, 400), np.arange(400, 1797)
STEPS = steps_of(masking, communication.quantize, communication.dequantize, fedavg.apply_update)
LINEAR = SoftmaxRegression(64, 10)


def one_digit(model, k, download=None):
    def train(weights):
        weights = weights if download is None else download
        return fedavg.local_update(
            model, weights, X[[k]], y[[k]], epochs=1, batch_size=None, learning_rate=0.1, rng=np.random.default_rng(0)
        ), 1

    return train


def played(trains, weights, threshold, **rules):
    cohort = enrol(trains, MaskRules(len(trains), threshold, most_examples=1, clip=0.2, **rules), weights)
    return rounds.masked_sum(STEPS, cohort, weights, communication.dequantize)


def pictures_in(network, update_sum):
    part = network.layers(update_sum)
    return leakage.keep_plausible(leakage.invert_hidden_rows(part["W1"], part["b1"]), tolerance=0.1)


@pytest.mark.parametrize("module", [failing, membership, rounds, traps])
def test_examples_in_the_docstrings(module):
    result = doctest.testmod(module)
    assert result.attempted > 0 and result.failed == 0


def test_traps_read_most_digits_exactly_through_masked_sums_of_twenty():
    network, read, false = TwoLayer(64, 512, 10), [], 0
    for seed in range(3):
        rows = np.random.default_rng(seed).choice(PRIVATE, 20, replace=False)
        honest = network.initial_weights(np.random.default_rng(seed))
        biases = privacy.trap_biases(X[PUBLIC], network.layers(honest)["W1"], 1 / 20)
        trapped = traps.with_biases(network, honest, biases)
        assert np.array_equal(network.layers(trapped)["W1"], network.layers(honest)["W1"])
        kept = pictures_in(network, played([one_digit(network, k) for k in rows], trapped, 14).update_sum)
        read.append(traps.exact_count(kept, X[rows]))
        false += len(kept) - read[-1]
    assert min(read) >= 0.85 * 20 and false <= 6, (read, false)


def test_the_sum_is_the_clients_own_and_as_exact_as_16_bits():
    rows = PRIVATE[:10]
    total = played([one_digit(LINEAR, k) for k in rows], LINEAR.initial_weights(), 7)
    updates = membership.updates_of_records(LINEAR, LINEAR.initial_weights(), X[rows], y[rows], 0.1)
    assert total.ids == set(range(1, 11))
    assert np.abs(total.update_sum - updates.sum(axis=0)).max() <= 10 * 0.2 / (2**15 - 1) / 2
    quantised = communication.quantize(updates.ravel(), 16, 0.2).reshape(updates.shape).sum(axis=0)
    assert np.array_equal(communication.dequantize(quantised, 16, 0.2), total.update_sum)


def test_updates_of_records_are_those_of_clients_with_one_record():
    weights = np.random.default_rng(0).normal(scale=0.1, size=LINEAR.size)
    updates = membership.updates_of_records(LINEAR, weights, X[:5], y[:5], 0.1)
    assert np.allclose(updates, [one_digit(LINEAR, k)(weights)[0] for k in range(5)], atol=1e-15)


@pytest.mark.parametrize("victim", [1, 42, 100])
def test_one_of_a_hundred_stands_alone_and_fingerprints_tell(victim):
    network = TwoLayer(64, 16, 10)
    start = network.initial_weights(np.random.default_rng(0))
    dead = traps.dead_model(network, start)
    got = {k: start if k == victim else dead for k in range(1, 101)}
    trains = {k: one_digit(network, 500 + k, got[k]) for k in got}
    total = played(trains, start, 7, neighbours=8, curious=True, signed=False)
    assert len(total.ids) == 100
    assert traps.exact_count(pictures_in(network, total.update_sum), X[[500 + victim]]) == 1
    prints = {k: rounds.fingerprint_of(model) for k, model in got.items()}
    with pytest.raises(Refused, match="2 different models"):
        privacy.same_model_for_all(prints)
    assert privacy.same_model_for_all(dict.fromkeys(prints, prints[victim])) == prints[victim]
    with pytest.raises(Refused, match="no fingerprints"):
        privacy.same_model_for_all({})


@pytest.mark.parametrize("signed", [True, False])
def test_who_is_given_other_weights_in_the_round_itself_is_not_in_its_sum(signed):
    fresh = LINEAR.initial_weights()
    rules = MaskRules(6, 4, most_examples=1, clip=0.2, signed=signed, curious=not signed)
    cohort = enrol([one_digit(LINEAR, k) for k in range(600, 606)], rules, fresh)
    try:
        total = rounds.masked_sum(
            STEPS, cohort, fresh, communication.dequantize, fault=rounds.other_weights_for(2)
        )  # fmt: skip
        assert total.ids == {1, 3, 4, 5, 6}
    except Refused:
        assert not signed  # the seals are bound to the weights, too: nobody can open what client 2 sealed


def test_a_dead_model_is_dead_for_everybody():
    network = TwoLayer(64, 16, 10)
    dead = traps.dead_model(network, network.initial_weights(np.random.default_rng(3)))
    examples = np.vstack([X, np.ones((1, 64)), np.zeros((1, 64)), np.eye(64)])
    part = network.layers(dead)
    assert (examples @ part["W1"] + part["b1"]).max() < 0


def scores(weights, clients, sums=40):
    public = membership.updates_of_records(LINEAR, weights, X[PUBLIC], y[PUBLIC], 0.1)
    mean, precision = membership.usual_updates(public)
    updates = membership.updates_of_records(LINEAR, weights, X[PRIVATE], y[PRIVATE], 0.1)
    return membership.scores_of(
        lambda total, update: privacy.membership_score(total, update, clients, mean, precision),
        lambda rows: updates[rows].sum(axis=0), updates, clients, np.random.default_rng(clients), sums,
    )  # fmt: skip


def test_membership_shows_in_small_crowds_and_fades_in_large_ones():
    areas = [membership.area_under_curve(*scores(LINEAR.initial_weights(), K)) for K in (10, 100, 1000)]
    assert areas[0] >= 0.95 and areas[0] > areas[1] + 0.1 > areas[2] + 0.2 and areas[2] > 0.5
    trained = fedavg.local_update(
        LINEAR, LINEAR.initial_weights(), X[PUBLIC], y[PUBLIC], epochs=20, batch_size=32, learning_rate=0.5,
        rng=np.random.default_rng(0),
    )  # fmt: skip
    assert membership.area_under_curve(*scores(trained, 10)) < areas[0] - 0.1


def test_an_attacker_who_guesses_is_on_the_floor():
    rng = np.random.default_rng(0)
    inside, outside = rng.normal(size=4000), rng.normal(size=4000)
    assert abs(membership.area_under_curve(inside, outside) - 0.5) < 0.02
    assert abs(membership.true_positive_rate(inside, outside) - 0.01) < 0.006
    assert membership.area_under_curve(np.zeros(3), np.zeros(4)) == 0.5
    assert membership.area_under_curve(np.ones(3), np.zeros(4)) == 1
    assert membership.true_positive_rate(np.full(5, 2.0), np.arange(200) / 100) == 1
    assert membership.true_positive_rate(np.full(5, 1.97), np.arange(200) / 100) == 0  # at most 2 of 200 above


def test_a_difference_of_two_masked_sums_is_nearly_one_client():
    """The model is where nothing moves it: then the difference is the client's update, up to rounding."""
    updates = np.random.default_rng(0).normal(scale=0.02, size=(6, LINEAR.size))
    updates -= updates.mean(axis=0)  # together they move nothing
    cohort = enrol([lambda weights, own=own: (own, 1) for own in updates],
                   MaskRules(6, 4, most_examples=1, clip=0.2), np.zeros(LINEAR.size))  # fmt: skip
    first = rounds.masked_sum(STEPS, cohort, np.zeros(LINEAR.size), communication.dequantize)
    second = rounds.masked_sum(STEPS, cohort, first.weights, communication.dequantize, vanish={4: "mask"})
    ledger = [(first.ids, first.update_sum), (second.ids, second.update_sum)]
    assert second.ids == {1, 2, 3, 5, 6}
    for rows in (ledger, ledger[::-1]):
        assert np.abs(privacy.difference_of_rounds(rows, 4) - updates[3]).max() < 11 * 0.2 / (2**15 - 1) / 2


def test_a_failing_model_tells_of_each_client_before_the_repair_and_of_none_after_it():
    pixels = [20, 28, 36, 43]
    clients, fresh = range(600, 605), LINEAR.initial_weights()
    ink = {place: X[k][pixels] > 0 for place, k in enumerate(clients, start=1)}
    assert any(each.any() and not each.all() for each in ink.values())
    client_step, server_round = STEPS
    for steps, repaired in (((failing.loud(client_step), server_round), False), (STEPS, True)):
        cohort = enrol([one_digit(LINEAR, k) for k in clients], MaskRules(5, 3, most_examples=1, clip=0.2), fresh)
        read = failing.read_ink(steps, cohort, LINEAR, pixels)
        for k, answers in read.items():
            assert np.array_equal(answers, np.zeros(len(pixels), bool) if repaired else ink[k])
            notes = len(re.findall("zeros were sent", cohort.states[k].get("notes", "")))
            assert notes == (ink[k].sum() if repaired else 0)


def test_whoever_failed_sends_the_usual_count():
    cohort = enrol([one_digit(LINEAR, k) for k in range(600, 605)], MaskRules(5, 3, most_examples=1, clip=0.2),
                   LINEAR.initial_weights())  # fmt: skip
    everywhere = np.flatnonzero((X[600:605] > 0).all(axis=0))[0]
    assert failing.who_failed(STEPS, cohort, failing.ink_question(LINEAR, everywhere)) == set()
    masked = [m.content["masked"] for m in cohort.transcript.seen_by("server") if "masked" in m.content]
    assert len(masked) == 5 and {len(each) for each in masked} == {LINEAR.size + 1}
