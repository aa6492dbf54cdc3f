"""Steps of one client at the same time, in threads: no two masked updates under one mask, no two lists signed."""

import copy
import random
import sys
import threading
import time

import numpy as np
import pytest
from support.masked_fuzz import STEPS

from fedlearn_lib.given.masking import purge
from fedlearn_lib.given.masking.cohort import enrol
from fedlearn_lib.given.masking.rules import ADVERTISE, AGREE, MASK, SHARE, STAGES, UNMASK, MaskRules
from fedlearn_lib.given.masking.stages import SECRETS
from fedlearn_lib.given.masking.turns import Turn
from fedlearn_lib.given.refused import Refused

client_step, server_round = STEPS
WAIT = 60  # seconds: none of these tests waits that long, unless something hangs


@pytest.fixture(autouse=True)
def threads_that_take_turns_often():
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def cohort_of(n, threshold):
    return enrol([lambda weights: (np.full(4, 0.5), 1)] * n, MaskRules(n, threshold, 100, 1.0), np.zeros(4))


class Stop(Exception):
    pass


def begin(cohort, last):
    """A round up to a stage, in which every client takes part.

    Returns:
        The inboxes of the stage that follows.
    """
    cohort.round_id += 1
    following = {}

    def exchange(stage, inboxes):
        if STAGES.index(stage) > STAGES.index(last):
            following.update(inboxes)
            raise Stop
        return {k: client_step(stage, cohort.states[k], inbox, cohort.trains[k]) for k, inbox in inboxes.items()}

    try:
        server_round(exchange, {k: k for k in cohort.states}, np.zeros(4), round_id=cohort.round_id,
                     rules=cohort.rules, roster=cohort.roster)  # fmt: skip
    except Stop:
        pass
    return following


def together(*calls):
    """Call all at the same time.

    Returns:
        What those that were not refused answered.
    """
    answers, others, gate = [], [], threading.Barrier(len(calls))

    def run(call):
        gate.wait(WAIT)
        try:
            answers.append(call())
        except Refused:
            pass
        except BaseException as error:
            others.append(error)

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    assert not others and not any(thread.is_alive() for thread in threads)
    return answers


def test_a_stage_is_answered_once_also_where_an_engine_copies_states():
    """Two hundred times two threads, with one state or with copies of it: one masked update, one list, one opening."""
    cohort, tried = cohort_of(5, 3), 0
    lists = [1, 2, 3, 4, 5], [1, 2, 4, 5]
    while tried < 200:
        inboxes = begin(cohort, SHARE)
        for k, inbox in inboxes.items():
            states = [cohort.states[k], cohort.states[k] if k % 2 else copy.deepcopy(cohort.states[k])]
            trains = [lambda weights, v=value: (np.full(4, v), 1) for value in (0.25, 0.75)]
            calls = [lambda s=s, t=t, i=inbox: client_step(MASK, s, dict(i), t)
                     for s, t in zip(states, trains, strict=True)]  # fmt: skip
            assert len(together(*calls)) == 1
            cohort.states[k] = next(s for s in states if s["at"] == STAGES.index(MASK))
        signed = {}
        for k in (1, 2, 4, 5):
            states = [cohort.states[k], cohort.states[k] if k % 2 else copy.deepcopy(cohort.states[k])]
            calls = [lambda s=s, some=some: client_step(AGREE, s, {"round": cohort.round_id, "survivors": some})
                     for s, some in zip(states, lists, strict=True)]  # fmt: skip
            answers = together(*calls)
            assert len(answers) == 1
            signed[k] = answers[0]["survivors"]
            cohort.states[k] = next(s for s in states if s["at"] == STAGES.index(AGREE))
        tried += 9
        for state in cohort.states.values():
            purge(state)


def test_an_opening_is_given_once():
    for _ in range(10):
        cohort = cohort_of(4, 3)
        inboxes = begin(cohort, AGREE)
        for k, inbox in inboxes.items():
            states = [cohort.states[k], cohort.states[k] if k % 2 else copy.deepcopy(cohort.states[k])]
            assert len(together(*(lambda s=s, i=inbox: client_step(UNMASK, s, i) for s in states))) == 1


@pytest.mark.parametrize("last", [None, ADVERTISE, SHARE, MASK])
def test_training_that_ends_after_its_round_sends_nothing(last):
    """Round 1's training ends in the middle of round 2: its answer would lie under one mask of each round."""
    rng = random.Random(0)
    for _ in range(12):
        cohort, started, go = cohort_of(4, 3), threading.Event(), threading.Event()
        masks = begin(cohort, SHARE)

        def slow(weights, started=started, go=go):
            started.set()
            go.wait(WAIT)
            return np.full(4, 0.25), 1

        late = []

        def first(cohort=cohort, inbox=masks[2], slow=slow, late=late):
            try:
                late.append(client_step(MASK, cohort.states[2], inbox, slow))
            except Refused as refused:
                late.append(str(refused))

        thread = threading.Thread(target=first)
        thread.start()
        assert started.wait(WAIT)
        assert not set(SECRETS) & set(cohort.states[2])  # while it trains, the state can mask nothing
        if last is None:
            purge(cohort.states[2])
        elif last == MASK:  # the second training waits for the first
            inboxes = begin(cohort, SHARE)
            timer = threading.Timer(rng.uniform(0, 0.01), go.set)
            timer.start()
            client_step(MASK, cohort.states[2], inboxes[2], cohort.trains[2])
        else:
            begin(cohort, last)
        go.set()
        thread.join(WAIT)
        assert late == ["round 1 was over before the training was"]
        if last is not None:  # and round 2 does not suffer
            assert cohort.states[2]["at"] == STAGES.index(last) and cohort.states[2]["round"] == 2


def test_trainings_of_one_client_do_not_overlap():
    cohort, working, most = cohort_of(4, 3), [], []

    def busy(weights, started=None):
        working.append(1)
        most.append(len(working))
        if started:
            started.set()
            time.sleep(0.01)
        working.pop()
        return np.zeros(4), 1

    for _ in range(5):
        first, second, started = begin(cohort, SHARE), copy.deepcopy(cohort.states[2]), threading.Event()

        def later(started=started):
            started.wait(WAIT)
            client_step(MASK, cohort.states[2], begin(cohort, SHARE)[2], busy)

        together(lambda s=second, i=first[2], e=started: client_step(MASK, s, i, lambda w: busy(w, e)), later)
        purge(cohort.states[2])
    assert set(most) == {1} and len(most) == 10


def test_a_round_is_begun_once_also_where_an_engine_copies_states():
    """Two sums of one round, of almost the same clients, would give the update of the one who is missing in one."""
    cohort = cohort_of(4, 3)
    copies = copy.deepcopy(cohort.states)
    begin(cohort, UNMASK)
    again = {"round": 1, "weights": np.zeros(4)}
    for state in copies.values():
        with pytest.raises(Refused, match="another copy"):
            client_step(ADVERTISE, state, again)
    assert client_step(ADVERTISE, copies[2], {**again, "round": 2})["round"] == 2


def test_a_round_that_was_refused_can_be_begun():
    cohort = cohort_of(4, 3)
    with pytest.raises(Refused, match="of the length of this training"):
        client_step(ADVERTISE, cohort.states[2], {"round": 1, "weights": np.zeros(5)})
    assert client_step(ADVERTISE, cohort.states[2], {"round": 1, "weights": np.zeros(4)})["round"] == 1


@pytest.mark.parametrize("over", ["purge", "next round"])
def test_a_copy_that_is_training_sends_nothing_when_the_round_is_over(over):
    cohort = cohort_of(4, 3)
    masks, copied = begin(cohort, SHARE), copy.deepcopy(cohort.states[2])

    def train(weights):
        if over == "purge":
            purge(cohort.states[2])
        else:
            client_step(ADVERTISE, cohort.states[2], {"round": 2, "weights": np.zeros(4)})
        return np.full(4, 0.25), 1

    with pytest.raises(Refused, match="was over before the training was"):
        client_step(MASK, copied, masks[2], train)


def test_what_is_remembered_of_a_client_is_bounded():
    turn = Turn()
    for number in range(100):
        turn.take(number.to_bytes(2), at=0, place=1)
    assert len(turn._reached) <= 16
    with pytest.raises(Refused, match="another copy"):
        turn.take((99).to_bytes(2), at=0, place=1)
