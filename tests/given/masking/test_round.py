"""Masked rounds end to end: whoever vanishes and whatever is forged, the survivors' exact sum or a refusal."""

import doctest
import itertools
from collections import Counter
from types import SimpleNamespace

import numpy as np
import pytest
from Crypto.Protocol.SecretSharing import Shamir
from hypothesis import given, settings
from hypothesis import strategies as st

from fedlearn_lib.course.solutions import communication, fedavg, leakage, masking
from fedlearn_lib.given.data import clients_of, load_digits, partition_iid, train_test_split
from fedlearn_lib.given.masking import adversary as masked_adversary
from fedlearn_lib.given.masking import client as masked_round
from fedlearn_lib.given.masking import cohort as masked_cohort
from fedlearn_lib.given.masking import messages as masked_messages
from fedlearn_lib.given.masking import public_keys, turns
from fedlearn_lib.given.masking import rules as masked_rules
from fedlearn_lib.given.masking import server as masked_server
from fedlearn_lib.given.masking import tools as masking_tools
from fedlearn_lib.given.masking.client import steps_of
from fedlearn_lib.given.masking.cohort import InProcess, enrol, masked_federated_averaging
from fedlearn_lib.given.masking.cohort import play_round as play
from fedlearn_lib.given.masking.rules import ADVERTISE, AGREE, MASK, SHARE, STAGES, UNMASK, MaskRules
from fedlearn_lib.given.models import SoftmaxRegression
from fedlearn_lib.given.network import Message
from fedlearn_lib.given.refused import Refused

STEPS = steps_of(masking, communication.quantize, communication.dequantize, fedavg.apply_update)
CURIOUS = {"curious": True, "signed": False}


def cohort_of(n, threshold, d=4, seed=0, **rules):
    """Clients with an update each that does not depend on the weights."""
    rng = np.random.default_rng([n, d, seed])
    updates, counts = rng.uniform(-1, 1, (n, d)), rng.integers(1, 101, n)
    cohort = enrol(
        [lambda weights, k=k: (updates[k], int(counts[k])) for k in range(n)],
        MaskRules(n, threshold, most_examples=100, clip=1.0, **rules),
        np.zeros(d),
    )
    cohort.weights = np.zeros(d)
    return cohort


def integers_of(cohort, k):
    update, count = cohort.trains[k](cohort.weights)
    bits = cohort.rules.bits
    return np.append(communication.quantize(update * count / 100, bits, 1.0), count)


def assert_exact(cohort, result, survivors=None, weights=None):
    if survivors is not None:
        assert list(result.survivors) == sorted(survivors)
    expected = sum(integers_of(cohort, k) for k in result.survivors)
    np.testing.assert_array_equal(result.sums, expected)
    assert len(result.survivors) >= cohort.rules.threshold and result.example_count == expected[-1]
    if weights is not None:
        updates, counts = zip(*(cohort.trains[k](cohort.weights) for k in result.survivors), strict=True)
        bound = 0.5 / (2 ** (cohort.rules.bits - 1) - 1) * len(updates) * 100 / sum(counts)
        assert np.abs(weights - fedavg.weighted_average(updates, counts)).max() <= bound * (1 + 1e-9)


def in_sum(n, vanish):
    """Who vanishes after its masked update arrived is a survivor all the same."""
    return [k for k in range(1, n + 1) if STAGES.index(vanish.get(k, UNMASK)) > STAGES.index(MASK)]


# ---- clients vanish -----------------------------------------------------------------------------


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("percent", [0, 10, 20, 30])
def test_the_sum_is_exact_when_clients_vanish(percent, stage):
    cohort = cohort_of(10, 7)
    vanish = {k: stage for k in np.random.default_rng(percent).permutation(10)[: percent // 10] + 1}
    weights, result, _ = play(STEPS, cohort, cohort.weights, vanish)
    assert_exact(cohort, result, in_sum(10, vanish), weights)
    assert result.dropped == vanish


@pytest.mark.parametrize("rules", [{}, CURIOUS], ids=["signed", "curious"])
def test_every_client_and_every_pair_vanish_at_every_stage(rules):
    stages = [stage for stage in STAGES if stage != AGREE or not rules.get("curious")]
    cohort, strict = cohort_of(4, 3, **rules), cohort_of(4, 4, **rules)
    for k, stage in itertools.product(range(1, 5), stages):
        weights, result, _ = play(STEPS, cohort, cohort.weights, {k: stage})
        assert_exact(cohort, result, in_sum(4, {k: stage}), weights)
        with pytest.raises(Refused, match="but it takes 4"):
            play(STEPS, strict, strict.weights, {k: stage})
    five = cohort_of(5, 3, **rules)
    for pair in itertools.combinations(range(1, 6), 2):
        for two in itertools.product(stages, repeat=2):
            vanish = dict(zip(pair, two, strict=True))
            _, result, _ = play(STEPS, five, five.weights, vanish)
            assert_exact(five, result, in_sum(5, vanish))


@pytest.mark.parametrize("stage", STAGES)
def test_too_few_that_stay_get_a_refusal_that_counts_them(stage):
    cohort = cohort_of(6, 4)
    with pytest.raises(Refused, match=f"3 clients finished the stage '{stage}', but it takes 4"):
        play(STEPS, cohort, cohort.weights, {1: stage, 3: stage, 6: stage})
    weights, result, _ = play(STEPS, cohort, cohort.weights)  # the next round is as good as new
    assert_exact(cohort, result, range(1, 7), weights)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.data())
def test_any_number_of_clients_threshold_length_and_dropouts(data):
    n = data.draw(st.integers(3, 9))
    threshold = data.draw(st.integers(n // 2 + 1, n))
    rules = data.draw(st.sampled_from([{}, {"ring_bits": 24, "bits": 10}, CURIOUS]))
    cohort = cohort_of(n, max(3, threshold), data.draw(st.integers(1, 40)), **rules)
    stages = st.sampled_from([stage for stage in STAGES if stage != AGREE or not rules.get("curious")])
    vanish = data.draw(st.dictionaries(st.integers(1, n), stages))
    if n - len(vanish) >= cohort.rules.threshold:
        weights, result, _ = play(STEPS, cohort, cohort.weights, vanish)
        assert_exact(cohort, result, in_sum(n, vanish), weights)
    else:
        with pytest.raises(Refused, match="but it takes"):
            play(STEPS, cohort, cohort.weights, vanish)


def test_neighbours_are_enough():
    cohort = cohort_of(60, 12, neighbours=20, curious=True)
    vanish = {k: MASK for k in range(1, 61, 10)}
    weights, result, _ = play(STEPS, cohort, cohort.weights, vanish)
    assert_exact(cohort, result, in_sum(60, vanish), weights)
    rules, roster = cohort.rules, cohort.roster
    for me in range(1, 61):
        peers = rules.peers(me, roster, 1)
        assert len(peers) == rules.neighbours + 1 and me in peers
        assert all(me in rules.peers(other, roster, 1) for other in peers)
    assert rules.peers(1, roster, 1) != rules.peers(1, roster, 2)


@pytest.mark.parametrize("neighbours", [2, 4, 6])
def test_survivors_with_enough_neighbours_are_one_group(neighbours):
    """Every set of survivors that a round can have: with the lowest threshold that is allowed they hang together."""
    fell_apart = False
    for n, corrupt in itertools.product(range(neighbours + 1, 11), (0, 1)):
        for threshold in range(2 + corrupt, neighbours + 2):
            try:
                rules = MaskRules(n, threshold, 100, 1.0, neighbours=neighbours, corrupt=corrupt, curious=True)
            except ValueError:
                rules = None
            # The corrupt count as survivors, but their masks hide nothing: the honest ones must hang together.
            near = {k: {(k + step) % n for step in range(-(neighbours // 2), neighbours // 2 + 1)} for k in range(n)}
            for size, gone in itertools.product(range(threshold, n + 1), itertools.combinations(range(n), corrupt)):
                for some in map(set, itertools.combinations(range(n), size)):
                    if all(len(near[k] & some) >= threshold for k in some - set(gone)):
                        pieces = groups(some - set(gone), near)
                        assert rules is None or pieces <= 1, (n, neighbours, threshold, corrupt, some, gone)
                        fell_apart |= pieces > 1
    assert fell_apart  # the rule is not empty


def groups(some, near):
    left, count = set(some), 0
    while left:
        count, reached = count + 1, {left.pop()}
        while more := {other for k in reached for other in near[k] & left}:
            reached |= more
            left -= more
    return count


# ---- messages are lost, duplicated, reordered, forged, from another round --------------------------


def attempt(cohort, fault, vanish=None):
    """The exact sum of the survivors, or a refusal with a reason."""
    try:
        _, result, _ = play(STEPS, cohort, cohort.weights, vanish, fault)
    except Refused as refused:
        assert len(str(refused)) > 20
        return None
    assert_exact(cohort, result)
    return result


def at(stage, victim, direction, change):
    """A fault that meets one message: to or from the victim, in one stage."""

    def fault(now, message):
        mine = victim == (message.receiver if direction == "to" else message.sender)
        return change(message) if mine and now == stage else [message]

    return fault


def with_content(message, content):
    return [Message(message.sender, message.receiver, content)]


EVERYWHERE = list(itertools.product(STAGES, ["to", "from"]))


@pytest.mark.parametrize(("stage", "direction"), EVERYWHERE)
def test_lost_duplicated_and_misdirected_messages(stage, direction):
    cohort = cohort_of(5, 3)
    lost = attempt(cohort, at(stage, 2, direction, lambda message: []))
    assert lost.dropped == {2: stage}
    twice = attempt(cohort, at(stage, 2, direction, lambda message: [message, message]))
    assert twice.survivors == (1, 2, 3, 4, 5) and not twice.dropped
    for content in (None, {}, "nonsense", {"refused": "no"}):
        result = attempt(cohort, at(stage, 2, direction, lambda message, c=content: with_content(message, c)))
        assert result.dropped == {2: stage}
    other = {"to": lambda m: [Message(m.sender, 3, m.content)], "from": lambda m: [Message(3, m.receiver, m.content)]}
    result = attempt(cohort, at(stage, 2, direction, other[direction]))
    assert set(result.dropped) <= {2, 3}


def forgeries(content):
    """Every field changed a little, in every way that its kind allows."""
    for name, value in content.items():
        if isinstance(value, np.ndarray):
            yield {**content, name: value + 1}
            yield {**content, name: value[:-1]}
            yield {**content, name: value.astype(np.float32)}
        elif isinstance(value, bytes):
            yield {**content, name: bytes([value[0] ^ 1]) + value[1:]}
            yield {**content, name: b""}
        elif isinstance(value, int):
            yield from ({**content, name: other} for other in (value + 1, -1, 2**70, "1"))
        elif value:
            first = value[0]
            changed = first % 5 + 1 if isinstance(first, int) else bytes([first[-1] ^ 1]) + first[1:]
            yield from ({**content, name: other} for other in (
                value[1:], [*value, first], [changed, *value[1:]], value[::-1], [], [None]))  # fmt: skip
        yield {key: kept for key, kept in content.items() if key != name}
    lists = [name for name, value in content.items() if isinstance(value, list)]
    yield {**content, **{name: content[name][1:] for name in lists}}


@pytest.mark.parametrize(("stage", "direction"), EVERYWHERE)
def test_forged_messages(stage, direction):
    cohort, victim = cohort_of(5, 3), 3
    _, _, transcript = play(STEPS, cohort, cohort.weights, {2: MASK})
    sample = next(m.content for m in transcript if is_at(m, stage, victim, direction))
    for place in range(len(list(forgeries(sample)))):

        def change(message, place=place):
            return with_content(message, list(forgeries(message.content))[place])

        result = attempt(cohort, at(stage, victim, direction, change), {2: MASK})
        assert set(result.dropped) <= {2, victim}


def is_at(message, stage, victim, direction):
    kind = masked_messages.INBOX if direction == "to" else masked_messages.OUTBOX
    there = victim == (message.receiver if direction == "to" else message.sender)
    return there and set(message.content) - {"signature"} == set(kind[stage])


@pytest.mark.parametrize(("stage", "direction"), EVERYWHERE)
@pytest.mark.parametrize("rules", [{}, CURIOUS], ids=["signed", "curious"])
def test_messages_of_another_round(stage, direction, rules):
    if stage == AGREE and rules:
        return
    cohort = cohort_of(5, 3, **rules)
    _, _, transcript = play(STEPS, cohort, cohort.weights)
    old = next(message for message in transcript if is_at(message, stage, 2, direction))
    result = attempt(cohort, at(stage, 2, direction, lambda message: [old]))
    assert result.dropped == {2: stage}
    result = attempt(cohort, at(stage, 2, direction, lambda message: [old, message]))
    assert result is not None and set(result.dropped) <= {2}
    told_anew = {**old.content, "round": cohort.round_id + 1}
    if not rules:  # only signatures tell who wrote the number of the round
        result = attempt(cohort, at(stage, 2, direction, lambda message: with_content(message, told_anew)))
        says_the_same = direction == "to" and stage in (ADVERTISE, AGREE)  # weights, or who survived
        assert result.dropped == ({} if says_the_same else {2: stage})


def test_messages_in_another_order():
    cohort = cohort_of(6, 4)
    client_step, server_round = STEPS
    rng = np.random.default_rng(0)

    def shuffled(items):
        return dict(list(items.items())[k] for k in rng.permutation(len(items)))

    exchange = InProcess(client_step, cohort, {2: SHARE, 5: MASK})
    weights, result = server_round(
        lambda stage, inboxes: shuffled(exchange(stage, shuffled(inboxes))),
        {k: k for k in (4, 1, 6, 2, 5, 3)}, cohort.weights, round_id=1, rules=cohort.rules, roster=cohort.roster,
    )  # fmt: skip
    assert_exact(cohort, result, [1, 3, 4, 6], weights)


@pytest.mark.parametrize("name", ["seed_shares", "key_shares"])
@pytest.mark.parametrize("vanish", [{1: MASK}, {1: MASK, 2: MASK}])
def test_a_wrong_share_is_noticed(name, vanish):
    """Also where the numbers fill the ring, so that noise would pass for a sum."""
    cohort = cohort_of(5, 3, bits=29, **CURIOUS)

    def lie(message):
        first, *others = message.content[name]
        wrong = first[:5] + bytes([first[5] ^ 1]) + first[6:]
        return with_content(message, {**message.content, name: [wrong, *others]})

    # The lowest bits would not do: X25519 does not look at them.
    reason = "not the advertised" if name == "key_shares" else "not the announced"
    with pytest.raises(Refused, match=reason):
        play(STEPS, cohort, cohort.weights, vanish, at(UNMASK, 4, "from", lie))


def changed(**fields):
    return lambda message: with_content(message, {**message.content, **fields})


@pytest.mark.parametrize(("stage", "fields"), [
    (ADVERTISE, {"note": None}), (SHARE, {"extra": 1}), (ADVERTISE, {"id": True}), (MASK, {"round": True}),
    (ADVERTISE, {"mask_key": bytes(32)}), (ADVERTISE, {"channel_key": b"\1" + bytes(31)}),
    (ADVERTISE, {"mask_key": bytes(31)}), (ADVERTISE, {"mask_key": b"\7" * 32, "channel_key": b"\7" * 32}),
])  # fmt: skip
def test_one_client_cannot_stop_the_others(stage, fields):
    """Of its own accord, where nobody checks signatures: it is left out, and the round goes on."""
    cohort = cohort_of(5, 3, **CURIOUS)
    assert attempt(cohort, at(stage, 2, "from", changed(**fields))).dropped == {2: stage}


def test_who_dealt_a_share_outside_the_field_is_named(monkeypatch):
    cohort = cohort_of(5, 3, **CURIOUS)
    real = masking.split_secret

    def steps(stage, state, inbox, train):
        too_large = state["me"] == 2 and stage == SHARE
        dealt = (lambda *args: [(k, masking_tools.PRIME + 1) for k, _ in real(*args)]) if too_large else real
        monkeypatch.setattr(masking, "split_secret", dealt)
        return STEPS[0](stage, state, inbox, train)

    with pytest.raises(Refused, match="client 2 sent something else than shares"):
        play((steps, STEPS[1]), cohort, cohort.weights)


@pytest.mark.parametrize(("train", "reason"), [
    (lambda weights: (np.full(4, np.nan), 5), "not finite"),
    (lambda weights: (np.zeros(4), 31337), "from 1 to 100"),
    (lambda weights: (np.zeros(4), 31.337), "from 1 to 100"),
    (lambda weights: (np.zeros(4), True), "from 1 to 100"),
    (lambda weights: (np.zeros(3), 5), "shape"),
    (lambda weights: (np.zeros(4) + 313j, 5), "not finite, or none"),
    (lambda weights: (["313"] * 4, 5), "not finite, or none"),
    (lambda weights: None, "two things"),
])  # fmt: skip
def test_a_training_that_gives_nothing_usable_is_told_at_home_only(train, reason):
    cohort = cohort_of(5, 3)
    integers = {k: integers_of(cohort, k) for k in cohort.states}
    with pytest.raises(ValueError, match=reason) as told:
        enrol({**cohort.trains, 2: train}, cohort.rules, cohort.weights)
    assert "313" not in str(told.value)
    cohort.trains = {**cohort.trains, 2: train}
    with pytest.warns(UserWarning, match=reason):
        _, result, transcript = play(STEPS, cohort, cohort.weights)
    assert not result.dropped and not result.refusals
    integers[2][:-1] = 0  # zeros, with the usual count
    np.testing.assert_array_equal(result.sums, sum(integers.values()))
    assert "313" not in cohort.states[2]["notes"]


@pytest.mark.parametrize("round_id", [True, np.int64(1), 0, -1, 2**63, "1"])
def test_a_round_has_a_whole_number(round_id):
    cohort = cohort_of(3, 3)
    with pytest.raises(ValueError, match="round_id is .* whole number from 1"):
        STEPS[1](None, {1: 1, 2: 2, 3: 3}, cohort.weights, round_id=round_id, rules=cohort.rules, roster=cohort.roster)


def test_a_client_follows_no_jump_that_would_use_up_the_rounds():
    cohort = cohort_of(3, 3)
    with pytest.raises(Refused, match="too far ahead"):
        STEPS[0](ADVERTISE, cohort.states[1], {"round": 2**62, "weights": cohort.weights}, None)
    _, result, _ = play(STEPS, cohort, cohort.weights)
    assert_exact(cohort, result, [1, 2, 3])


def test_a_client_takes_each_stage_once_and_in_order():
    cohort, (client_step, _) = cohort_of(3, 3), STEPS
    _, _, transcript = play(STEPS, cohort, cohort.weights)
    state, train = cohort.states[2], cohort.trains[2]
    inboxes = {stage: next(m.content for m in transcript if is_at(m, stage, 2, "to")) for stage in STAGES}
    with pytest.raises(Refused, match="revealed in this round already"):
        client_step(UNMASK, state, inboxes[UNMASK], train)
    for stage in (SHARE, MASK, AGREE):
        with pytest.raises(Refused, match="not the next one"):
            client_step(stage, state, inboxes[stage], train)
    with pytest.raises(Refused, match="round 1 has begun already"):
        client_step(ADVERTISE, state, inboxes[ADVERTISE], train)
    before = client_step(ADVERTISE, state, {**inboxes[ADVERTISE], "round": 2})
    after = client_step(ADVERTISE, state, {**inboxes[ADVERTISE], "round": 3})
    assert before["mask_key"] != after["mask_key"] and before["channel_key"] != after["channel_key"]


def test_clients_with_other_weights_are_left_out():
    """A server that gives one client another model gets nothing from it that fits the others' keys."""
    cohort = cohort_of(5, 3)

    def other(message):
        return with_content(message, {**message.content, "weights": message.content["weights"] + 1e-9})

    assert attempt(cohort, at(ADVERTISE, 2, "to", other)).dropped == {2: ADVERTISE}


# ---- a server that lies ---------------------------------------------------------------------------


def two_stories(cohort, victim=2, corrupt=()):
    return masked_adversary.two_stories(STEPS, cohort, cohort.weights, victim, masking.two_stories_attack, corrupt)


def test_two_stories_read_a_client_where_the_threshold_is_low():
    for rules in (CURIOUS, {"curious": True}):  # signing the list alone does not help: each half signs its own
        cohort = cohort_of(6, 3, **rules)
        np.testing.assert_array_equal(two_stories(cohort), integers_of(cohort, 2))


def test_two_stories_are_stopped_by_the_signed_list():
    refused = two_stories(cohort_of(6, 4)).refusals
    assert len(refused) == 6
    assert all("signed the list of survivors, but it takes 4" in reason for reason in refused.values())


@pytest.mark.parametrize("corrupt", [(), (6,), (5, 6)])
@pytest.mark.parametrize("threshold", [3, 4, 5, 6])
def test_two_stories_need_room_for_two_groups(threshold, corrupt):
    """Corrupt clients sign both lists: exactly where 2t > n + corrupt, the victim is not read."""
    cohort = cohort_of(6, threshold, curious=True)
    read = two_stories(cohort, corrupt=corrupt)
    if 2 * threshold > 6 + len(corrupt):
        assert read.refusals and set(read.refusals) <= set(range(1, 7)) - set(corrupt)
    else:
        np.testing.assert_array_equal(read, integers_of(cohort, 2))


def test_without_the_signed_list_a_high_threshold_does_not_hold_either():
    """No client is read, but a sum of three where it takes four: everybody hears a list of four, each another one."""
    few, n = (1, 2, 3), 6
    extra = {1: 4, 2: 5, 3: 6, 4: 4, 5: 5, 6: 6}
    stories = {k: (*few, extra[k]) for k in extra}
    cohort = cohort_of(n, 4, **CURIOUS)
    found = masked_adversary.play_until_masked(STEPS, cohort, cohort.weights)
    told = masked_adversary.tell(cohort, found, stories)
    assert not told.refusals
    self_seeds = {k: masking.recover_secret(told.seed_shares[k], 4).to_bytes(32, "little") for k in few}
    dropped = {}
    for gone in (4, 5, 6):
        key = masking_tools.private_key_from(masking.recover_secret(told.key_shares[gone], 4))
        dropped[gone] = {
            k: masking.pairwise_seed(key, found.mask_keys[k], cohort.round_id, gone, k) for k in few
        }
    total = np.sum([found.masked[k] for k in few], axis=0, dtype=np.uint32)
    read = masking.unmask_sum(total, self_seeds, dropped)
    np.testing.assert_array_equal(read, sum(integers_of(cohort, k) for k in few))
    signed = cohort_of(n, 4)
    found = masked_adversary.play_until_masked(STEPS, signed, signed.weights)
    assert len(masked_adversary.tell(signed, found, stories).refusals) == 6


@pytest.mark.parametrize(("rules", "reason"), [
    (dict(threshold=5), "two groups of 5 fit into 10"),
    (dict(threshold=6, corrupt=2), "different stories"),
    (dict(threshold=3, corrupt=3, curious=True), "3 corrupt clients have the shares"),
    (dict(threshold=11), "choose 3 to 10"),
    (dict(threshold=1, curious=True), "choose 3 to 10"),
    (dict(threshold=2, curious=True), "each reads the other's"),
    (dict(clients=2, threshold=2), "it takes 3"),
    (dict(threshold=3, corrupt=2, curious=True), "one client's update"),
    (dict(threshold=7, signed=False), "without signatures"),
    (dict(threshold=4, neighbours=4), "chooses who is whose neighbour"),
    (dict(threshold=4, neighbours=5, curious=True), "even number"),
    (dict(threshold=3, neighbours=4, curious=True), "fall apart into groups"),
    (dict(threshold=4, neighbours=4, curious=True, corrupt=1), "at least 5"),
    (dict(threshold=9, corrupt=8, curious=True), "one client's update"),
    (dict(threshold=7, curious="no"), "curious is 'no', but must be True or False"),
    (dict(threshold=7, corrupt=0.5), "corrupt is 0.5"),
    (dict(threshold=7, neighbours=4.0), "neighbours is 4.0"),
    (dict(threshold=7, bits=29), "do not fit into 32 bits"),
    (dict(threshold=7, bits=21, ring_bits=24), "do not fit into 24 bits"),
    (dict(threshold=7, most_examples=10**9), "do not fit into 32 bits"),
    (dict(threshold=7, ring_bits=16), "choose 24 or 32"),
    (dict(threshold=7, clip=0), "clip is 0"),
])  # fmt: skip
def test_rules_that_do_not_protect_or_do_not_fit_are_refused(rules, reason):
    with pytest.raises((TypeError, ValueError), match=reason):
        MaskRules(**{"clients": 10, "most_examples": 100, "clip": 1.0, **rules})


# ---- what each party can know ------------------------------------------------------------------------


def parts_of(value):
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from parts_of(part)
    elif isinstance(value, np.ndarray):
        yield value.tobytes()
    elif isinstance(value, bytes):
        yield value


def test_no_transcript_holds_anothers_plaintext():
    cohort = cohort_of(5, 3, d=20)
    secrets = {}
    client_step, server_round = STEPS

    def spying(stage, state, inbox, train):
        secrets.setdefault(state["me"], state["signing"])
        outbox = client_step(stage, state, inbox, train)
        if stage == SHARE:
            secrets[state["me"]] = [state["signing"], state["mask_secret"], state["channel_secret"], state["seed"]]
        return outbox

    _, result, transcript = play((spying, server_round), cohort, cohort.weights, {2: MASK})
    for party in ["server", *cohort.states]:
        seen = b"|".join(parts_of([message.content for message in transcript.seen_by(party)]))
        for k in set(cohort.states) - {party}:
            integers, (update, _) = integers_of(cohort, k), cohort.trains[k](cohort.weights)
            forms = [np.asarray(integers, kind).tobytes()[:16] for kind in ("<i4", ">i4", "<i8", ">i8", "<f4", "<f8")]
            forms += [np.asarray(update, kind).tobytes()[:16] for kind in ("<f4", ">f4", "<f8", ">f8")]
            for form in [*forms, *secrets[k], *(secret[::-1] for secret in secrets[k])]:
                assert form not in seen, f"{party} sees what belongs to client {k}"
    assert 2 not in result.survivors and len(secrets[2]) == 4


def test_a_client_forgets_what_opens_its_masks():
    cohort = cohort_of(4, 3)
    play(STEPS, cohort, cohort.weights)
    for state in cohort.states.values():
        assert not {"mask_secret", "channel_secret", "seed", "channels", "weights", "own", "held"} & set(state)


def test_messages_and_states_are_flat():
    """Whole numbers, texts, bytes, lists of one kind, arrays: what an engine can carry."""

    def flat(content):
        for value in content.values():
            if isinstance(value, list):
                assert {type(part) for part in value} <= {int} or {type(part) for part in value} <= {bytes}
            else:
                assert type(value) in (int, str, bytes, np.ndarray)

    cohort = cohort_of(4, 3)
    _, _, transcript = play(STEPS, cohort, cohort.weights, {1: MASK}, fault=lambda stage, message: [message])
    for content in [*(message.content for message in transcript), *cohort.states.values()]:
        flat(content)


@pytest.fixture(scope="module")
def digits():
    return train_test_split(*load_digits(), 0.2, np.random.default_rng(0))


def test_each_masked_update_alone_is_noise(digits):
    """Chapter 4's attack reads every plain update of one digit, and of the masked ones no more than by chance."""
    X, _, y, _ = digits
    model, n = SoftmaxRegression(64, 10), 30
    weights = model.initial_weights()
    trains = [lambda w, k=k: (-0.5 * model.loss_and_gradient(w, X[[k]], y[[k]])[1], 1) for k in range(n)]
    cohort = enrol(trains, MaskRules(n, 20, most_examples=1, clip=1.0, **CURIOUS), weights)
    _, _, transcript = play(STEPS, cohort, weights)
    masked = {m.sender: m.content["masked"] for m in transcript if "masked" in m.content}

    def read(vector):
        layers = model.layers(vector)
        label = int(np.argmax(layers["b"]))
        return leakage.nearest_record(layers["W"][:, label] / layers["b"][label], X[:300])

    plain = [read(communication.dequantize(integers_with(trains[k], weights)[:-1], 16, 1.0)) for k in range(n)]
    alone = [read(masked[k + 1].view(np.int32)[:-1].astype(float)) for k in range(n)]
    assert sum(np.array(plain) == np.arange(n)) >= 28
    assert sum(np.array(alone) == np.arange(n)) <= 4  # expected: 30 of 300; five or more once in a million times
    numbers = np.concatenate(list(masked.values()))
    for place in range(4):
        counts = np.bincount(numbers.view(np.uint8)[place::4], minlength=256)
        statistic = ((counts - len(numbers) / 256) ** 2 / (len(numbers) / 256)).sum()
        assert 255 - 7 * 510**0.5 < statistic < 255 + 8 * 510**0.5  # chi-squared, 255 degrees of freedom


def integers_with(train, weights):
    update, count = train(weights)
    return np.append(communication.quantize(update, 16, 1.0), count)


def test_training_reaches_the_accuracy_of_plain_averaging(digits):
    X, X_test, y, y_test = digits
    model, n = SoftmaxRegression(64, 10), 20
    clients = clients_of(X, y, partition_iid(y, n, np.random.default_rng(1)))

    def training(data):
        options = dict(epochs=2, batch_size=10, learning_rate=0.5)
        return lambda weights: (
            fedavg.local_update(model, weights, *data, **options, rng=np.random.default_rng(0)), len(data[1])
        )  # fmt: skip

    trains = [training(data) for data in clients]
    most = max(len(y) for _, y in clients)
    cohort = enrol(trains, MaskRules(n, 14, most_examples=most, clip=2.0), model.initial_weights())
    gone = [{k: MASK for k in (3, 8, 9, 17)}, {}, {1: SHARE, 2: UNMASK}]
    history = masked_federated_averaging(
        STEPS, cohort, model.initial_weights(), rounds=3, vanish=lambda r: gone[r - 1],
        evaluate=lambda weights: model.accuracy(weights, X_test, y_test),
    )  # fmt: skip
    plain = model.initial_weights()
    for vanish in gone:
        there = [train for k, train in enumerate(trains, 1) if k in in_sum(n, vanish)]
        plain = fedavg.apply_update(plain, fedavg.weighted_average(*zip(*(t(plain) for t in there), strict=True)))
    assert abs(history.metrics[-1] - model.accuracy(plain, X_test, y_test)) < 0.01
    assert np.abs(history.weights[-1] - plain).max() < 0.01 and history.metrics[-1] > 0.85


# ---- sharing a secret ------------------------------------------------------------------------------


@pytest.mark.parametrize(("prime", "count"), [(5, 4), (7, 4)])
def test_shares_on_a_small_field_exhaustively(monkeypatch, prime, count):
    """Over all polynomials: any t shares give the secret, and t - 1 of them are the same for every secret."""
    for threshold in (1, 2, 3):
        for secret in range(prime):
            seen = {some: Counter() for some in itertools.combinations(range(count), threshold - 1)}
            for coefficients in itertools.product(range(prime), repeat=threshold - 1):
                drawn = iter(coefficients)
                monkeypatch.setattr(masking, "secrets", SimpleNamespace(randbelow=lambda limit, d=drawn: next(d)))
                shares = masking.split_secret(secret, threshold, count, prime=prime)
                assert [share_id for share_id, _ in shares] == list(range(1, count + 1))
                for some in itertools.combinations(shares, threshold):
                    assert masking.recover_secret(list(some), threshold, prime=prime) == secret
                for some in seen:
                    seen[some][tuple(shares[place][1] for place in some)] += 1
            for counter in seen.values():
                assert set(counter.values()) == {1} and len(counter) == prime ** (threshold - 1)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.data())
def test_any_t_shares_recover_any_secret(data):
    count = data.draw(st.integers(1, 12))
    threshold = data.draw(st.integers(1, count))
    secret = data.draw(st.integers(0, 2**256 - 1))
    shares = data.draw(st.permutations(masking.split_secret(secret, threshold, count)))
    assert masking.recover_secret(shares[:threshold], threshold) == secret
    assert all(0 <= value < masking_tools.PRIME for _, value in shares)


def test_shares_agree_with_another_library():
    """Its field is another one, so shares differ; which of them recover a secret does not."""
    secret = bytes(range(16))
    for count, threshold in [(3, 2), (5, 3), (7, 7)]:
        theirs = Shamir.split(threshold, count, secret)
        ours = masking.split_secret(int.from_bytes(secret, "little"), threshold, count)
        for some in itertools.combinations(range(count), threshold):
            assert Shamir.combine([theirs[k] for k in some]) == secret
            recovered = masking.recover_secret([ours[k] for k in some], threshold)
            assert recovered.to_bytes(16, "little") == secret


@pytest.mark.parametrize("module", [
    masked_rules, masked_round, masked_server, masked_cohort, masking_tools, masked_messages, public_keys, turns,
])  # fmt: skip
def test_examples_in_the_docstrings(module):
    assert doctest.testmod(module).failed == 0
