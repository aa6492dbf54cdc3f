"""Noise in real masked rounds: its strength after rounding, its room in the ring, and servers that ask for more."""

import copy
import dataclasses
import math

import numpy as np
import pytest

from fedlearn_lib.course.solutions import communication, fedavg, masking
from fedlearn_lib.course.solutions import differential_privacy as room
from fedlearn_lib.given.differential_privacy import noise_inputs
from fedlearn_lib.given.differential_privacy.accounting import multiplier_after_correction
from fedlearn_lib.given.differential_privacy.noisy_rounds import (
    Counting,
    noisy_steps,
    norm_in_steps,
    private_rules,
    step_of,
)
from fedlearn_lib.given.masking import MaskRules, Refused, enrol, play_round
from fedlearn_lib.given.masking.rules import MASK
from fedlearn_lib.given.network import Message


def steps_with(add_noise, rounds=1):
    return noisy_steps(
        add_noise, rounds, masking, communication.quantize, communication.dequantize, fedavg.apply_update
    )


def zeros_of(size):
    return lambda weights: (np.zeros(size), 1)


@pytest.mark.parametrize("gone, corrupt", [(0, 0), (3, 1), (2, 2)])
def test_the_sum_has_the_promised_noise(gone, corrupt):
    """Within 2 % of s·σ²S²/(t - c), measured on what the server reads, after rounding."""
    size, sigma = 200_000, 3.0
    rules = private_rules(10, 7, norm=1.0, noise_multiplier=sigma, corrupt=corrupt)
    largest = norm_in_steps(1.0, rules, size)
    share = sigma * largest / math.sqrt(7 - corrupt)
    steps = steps_with(lambda integers: room.noisy_integers(integers, share))
    cohort = enrol([zeros_of(size)] * 10, rules, np.zeros(size))
    _, result, _ = play_round(steps, cohort, np.zeros(size), dict.fromkeys(range(1, gone + 1), "mask"))
    survivors = len(result.survivors)
    assert survivors == 10 - gone and result.sums[-1] == survivors
    due = survivors * (sigma * largest) ** 2 / (7 - corrupt)
    assert result.sums[:-1].var() == pytest.approx(due, rel=0.02)
    assert abs(result.sums[:-1].mean()) < 6 * math.sqrt(due / size)


def test_rounding_never_makes_an_update_longer_than_its_norm_in_steps():
    rng = np.random.default_rng(0)
    for bits in (6, 9, 20):
        rules = private_rules(10, 7, norm=1.0, noise_multiplier=1.0, bits=bits)
        for size in (3, 650, 5000):
            update = room.clip_update(rng.normal(size=size), 1.0)
            integers = communication.quantize(update, rules.bits, rules.clip)
            assert np.linalg.norm(integers) <= norm_in_steps(1.0, rules, size)
    # Half a step an entry is not too careful: entries of 0.51 steps become 1.
    rules = private_rules(10, 7, norm=1.0, noise_multiplier=1.0, bits=6)
    tiny = np.full(1000, 0.51 * step_of(rules))
    rounded = communication.quantize(tiny, rules.bits, rules.clip)
    assert np.linalg.norm(rounded) > 1.9 * np.linalg.norm(tiny) / step_of(rules)


def test_there_is_room_for_the_noise():
    """The server refuses sums that its survivors cannot send: the noise must not make such ones, with few survivors."""
    for clients, threshold, sigma in ((4, 3, 10.0), (10, 7, 3.0), (30, 16, 1.0)):
        rules = private_rules(clients, threshold, norm=1.0, noise_multiplier=sigma)
        largest = norm_in_steps(1.0, rules, 650)
        spread = sigma * largest * math.sqrt(clients / threshold)
        assert clients * largest + 7.5 * spread < threshold * (2 ** (rules.bits - 1) - 1)
        assert clients * (2 ** (rules.bits - 1) - 1) < 2**31


def test_rules_that_cannot_be_are_refused():
    for wrong in ({"norm": 0}, {"noise_multiplier": math.inf}, {"norm": math.nan}):
        with pytest.raises(ValueError, match="private_rules: "):
            private_rules(10, 7, **{"norm": 1.0, "noise_multiplier": 1.0, **wrong})
    with pytest.raises(ValueError, match="do not fit"):
        private_rules(10_000, 7_000, norm=1.0, noise_multiplier=1.0, bits=20)


def test_steps_too_wide_for_the_promise_are_refused():
    """With few bits a share of noise is hardly a step, and a sum of discrete Gaussians is far from one: ε would lie."""
    with pytest.raises(ValueError, match="Take more bits"):
        private_rules(10, 7, norm=1.0, noise_multiplier=0.3, bits=5)
    assert multiplier_after_correction(1.0, 0.3, 7, 650) < 0.1  # what is left of 1.0
    for shares in (3, 100, 10**6):  # where it is allowed, not a digit of ε changes, however large the model
        assert multiplier_after_correction(1.0, 4.0, shares, 10**9) == 1.0


@pytest.mark.parametrize("norm, sigma", [(1.0, 2.9), (1.0, 3.1), (1.0, 0.001), (0.5, 3.0), (2.0, 3.0)])
def test_noise_that_nobody_agreed_to_is_refused(norm, sigma):
    """ε would tell of noise, or of a norm, that is not what clients joined for."""
    rules = private_rules(5, 4, norm=1.0, noise_multiplier=3.0, corrupt=1)
    by_hand = MaskRules(5, 4, most_examples=1, clip=0.5)  # leave no room for any noise
    for made, agreed in ((rules, "rules for "), (by_hand, "rules for 0, ")):
        with pytest.raises(ValueError) as refused:
            room.private_federated_averaging(
                [zeros_of(6)] * 5, np.zeros(6), made, norm=norm, noise_multiplier=sigma, rounds=1, delta=1e-5
            )
        said = str(refused.value)
        assert said.startswith(f"private_federated_averaging: noise_multiplier is {sigma:g}, but the clients agreed to")
        assert agreed in said and "that private_rules got" in said
    assert noise_inputs.as_agreed(3.0, {"rules": rules, "norm": 1.0}) == 3.0


# ---- attacks ----------------------------------------------------------------------------------------


def small(rounds=3):
    rules = private_rules(5, 4, norm=1.0, noise_multiplier=3.0)
    share = 3.0 * norm_in_steps(1.0, rules, 6) / math.sqrt(4)
    steps = steps_with(lambda integers: room.noisy_integers(integers, share), rounds)
    return steps, enrol([lambda weights: (np.full(6, 0.4), 1)] * 5, rules, np.zeros(6)), share


def test_a_server_gets_no_more_rounds_than_were_agreed():
    steps, cohort, _ = small()
    for _ in range(3):
        play_round(steps, cohort, np.zeros(6))
    for _ in range(3):
        with pytest.raises(Refused) as refused:
            play_round(steps, cohort, np.zeros(6))
        assert "agreed to 3 rounds" in refused.value.refusals[0]


def test_a_round_that_the_server_calls_failed_counts_all_the_same():
    """A server takes the masked updates, and never unmasks: it may have kept them, so they count."""
    steps, cohort, _ = small()
    for _ in range(3):
        with pytest.raises(Refused):
            play_round(steps, cohort, np.zeros(6), dict.fromkeys((1, 2, 3), "unmask"))
    with pytest.raises(Refused) as refused:
        play_round(steps, cohort, np.zeros(6))
    assert "agreed to 3 rounds" in refused.value.refusals[0]


def test_a_client_that_starts_again_remembers_what_it_spent():
    """The count outlives the process: it stands in the state that the client keeps, with its keys."""
    steps, cohort, _ = small()
    for _ in range(2):
        play_round(steps, cohort, np.zeros(6))
    steps, _, _ = small()  # the program was started again: nothing is left but the states
    play_round(steps, cohort, np.zeros(6))
    with pytest.raises(Refused) as refused:
        play_round(steps, cohort, np.zeros(6))
    assert "agreed to 3 rounds" in refused.value.refusals[0]


def test_an_older_copy_of_the_state_does_not_begin_to_count_again():
    steps, cohort, _ = small()
    before = copy.deepcopy(cohort.states)
    for _ in range(3):
        play_round(steps, cohort, np.zeros(6))
    cohort.states.update(before)
    with pytest.raises(Refused) as refused:
        play_round(steps, cohort, np.zeros(6))
    assert "agreed to 3 rounds" in refused.value.refusals[0]


def test_two_trainings_do_not_count_for_each_other():
    """Client 1 of one cohort may be somebody else than client 1 of another, also where both run in one process.

    Whoever enrols twice spends twice: a training's ε is its own, and both together cost what all rounds cost.
    """
    steps, cohort, _ = small(1)
    _, other, _ = small(1)
    for each in (cohort, other):
        assert len(play_round(steps, each, np.zeros(6))[1].survivors) == 5
    for each in (cohort, other):
        with pytest.raises(Refused):
            play_round(steps, each, np.zeros(6))


def test_messages_that_come_twice_are_answered_once_and_counted_once():
    """A server that repeats the question for the masked update gets one answer, and spends one round."""
    steps, cohort, _ = small(2)
    for _ in range(2):
        _, result, transcript = play_round(
            steps, cohort, np.zeros(6), fault=lambda stage, message: [message] * (1 + (stage == "mask"))
        )
        assert len(result.survivors) == 5
        masked = [m.sender for m in transcript.seen_by("server") if "masked" in m.content]
        assert sorted(masked) == [1, 2, 3, 4, 5]
    assert all(state["spent"] == 2 for state in cohort.states.values())
    with pytest.raises(Refused):
        play_round(steps, cohort, np.zeros(6))


def test_a_round_that_ends_late_takes_no_later_one_back():
    """What the state says must outlive a restart: here round 2 comes and goes while round 1 is about to be noted."""

    def step(stage, state, inbox, train):
        if inbox["round"] == 1:
            counting(MASK, state, {"round": 2})
        return {"round": inbox["round"]}

    state = {"me": 1, "enrolment": bytes(16)}
    counting = Counting(step, 2)
    counting(MASK, state, {"round": 1})
    assert state["spent"] == 2
    with pytest.raises(Refused, match="agreed to 2 rounds"):  # after a restart, which remembers nothing else
        Counting(step, 2)(MASK, state, {"round": 3})


def test_rules_are_the_clients_own_whatever_the_server_holds():
    """Fewer survivors, another clip, another number of clients: a server that plays by such rules gets no sum.

    The clip holds the noise multiplier, too.
    """
    less_noise = private_rules(5, 4, norm=1.0, noise_multiplier=1.0).clip
    for changed in ({"threshold": 3}, {"clip": 0.001}, {"clip": less_noise}, {"bits": 8}, {"corrupt": 2}):
        steps, cohort, _ = small()
        lying = dataclasses.replace(cohort, rules=dataclasses.replace(cohort.rules, curious=True, **changed))
        with pytest.raises(Refused):
            play_round(steps, lying, np.zeros(6))
        assert not any("masked" in m.content for m in lying.transcript.seen_by("server"))


def test_too_few_survivors_for_the_noise_are_never_unmasked():
    """A sum of 3 where 4 were agreed would hold less noise than σS: no client helps, whatever list it is shown."""
    steps, cohort, _ = small()

    def fewer(stage, message):
        if stage in ("agree", "unmask") and "survivors" in message.content and message.sender == "server":
            return [Message("server", message.receiver, message.content | {"survivors": [1, 2, 3]})]
        return [message]

    with pytest.raises(Refused) as refused:
        play_round(steps, cohort, np.zeros(6), fault=fewer)
    assert "it takes 4" in str(refused.value)


def test_the_longest_update_that_a_model_can_provoke_is_cut_to_the_norm():
    """A server that sends weights on which training explodes: an overflow in the length must not undo the clip."""
    for wild in ([1e200, -1e200, 3.0], [1e308] * 3, [5e-324, 0.0, 0.0], [0.5, 1e-200, -0.0]):
        with np.errstate(over="ignore"):
            cut = room.clip_update(np.array(wild), 1.0)
        assert np.isfinite(cut).all() and np.linalg.norm(cut) <= 1.0 + 1e-12
    for none in ([np.inf, 1.0], [np.nan, 1.0]):
        with pytest.raises(ValueError):  # in a round: zeros, and noise
            room.clip_update(np.array(none), 1.0)


def test_the_same_round_again_has_other_noise():
    """A difference of two sums with the same clients and the same model holds the noise of both."""
    rules = private_rules(10, 7, norm=1.0, noise_multiplier=3.0)
    share = 3.0 * norm_in_steps(1.0, rules, 4000) / math.sqrt(7)
    steps = steps_with(lambda integers: room.noisy_integers(integers, share), 2)
    cohort = enrol([zeros_of(4000)] * 10, rules, np.zeros(4000))
    one, other = (play_round(steps, cohort, np.zeros(4000))[1].sums[:-1] for _ in range(2))
    assert (one - other).var() == pytest.approx(one.var() + other.var(), rel=0.15)


def test_a_client_whose_training_fails_sends_noise_too():
    """Zeros without noise would tell that it failed."""

    def broken(weights):
        if weights.any():
            raise ValueError("only some records make me fail")
        return np.zeros(3000), 1

    rules = private_rules(4, 3, norm=1.0, noise_multiplier=3.0)
    share = 3.0 * norm_in_steps(1.0, rules, 3000) / math.sqrt(3)
    steps = steps_with(lambda integers: room.noisy_integers(integers, share))
    cohort = enrol([broken] + [zeros_of(3000)] * 3, rules, np.zeros(3000))
    with pytest.warns(UserWarning, match="zeros were sent"):
        _, result, _ = play_round(steps, cohort, np.ones(3000))
    assert result.sums[:-1].var() == pytest.approx(4 * share**2, rel=0.15)


def test_what_the_server_holds_is_never_without_noise():
    """Neither a message nor a sum: with c of them on its side, c shares less, and t - c are left."""
    rules = private_rules(6, 5, norm=1.0, noise_multiplier=3.0, corrupt=2)
    largest = norm_in_steps(1.0, rules, 4000)
    share = 3.0 * largest / math.sqrt(3)
    shares = []

    def add_noise(integers):
        noisy = room.noisy_integers(integers, share)
        shares.append(noisy - integers)
        return noisy

    steps = steps_with(add_noise)
    cohort = enrol([zeros_of(4000)] * 6, rules, np.zeros(4000))
    _, result, transcript = play_round(steps, cohort, np.zeros(4000), {6: "mask"})
    rest = result.sums[:-1] - shares[0] - shares[1]  # two clients told theirs
    assert rest.var() == pytest.approx((3.0 * largest) ** 2, rel=0.15)
    masked = [m.content["masked"] for m in transcript.seen_by("server") if "masked" in m.content]
    assert len(masked) == 5 and not any(
        np.array_equal(each[:-1].view(np.int32), mine) for each in masked for mine in shares
    )


def test_noise_that_is_none_is_refused():
    rules = private_rules(4, 3, norm=1.0, noise_multiplier=1.0)
    for wrong in (lambda integers: integers + 0.5, lambda integers: integers[:-1]):
        cohort = enrol([zeros_of(5)] * 4, rules, np.zeros(5))
        with pytest.raises(TypeError, match="whole numbers"):
            play_round(steps_with(wrong), cohort, np.zeros(5))
