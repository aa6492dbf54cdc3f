"""Attacks on masked rounds that once went through, played again: each is refused, or the attacker learns nothing."""

import warnings

import numpy as np
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from support.masked_fuzz import DEEP, STEPS, Fuzz

from fedlearn_lib.course.solutions import communication, fedavg, masking
from fedlearn_lib.given.masking import adversary, new_state, purge
from fedlearn_lib.given.masking.client import steps_of
from fedlearn_lib.given.masking.cohort import Cohort, enrol, play_round
from fedlearn_lib.given.masking.messages import INBOX, LENGTHS, OUTBOX, size_of
from fedlearn_lib.given.masking.public_keys import LOW_ORDER, P, is_agreement_key, is_signing_key
from fedlearn_lib.given.masking.rules import ADVERTISE, AGREE, MASK, SHARE, STAGES, UNMASK, MaskRules
from fedlearn_lib.given.masking.stages import SECRETS
from fedlearn_lib.given.network import Message
from fedlearn_lib.given.not_filled_in import NotFilledIn
from fedlearn_lib.given.refused import Refused

CURIOUS = {"curious": True, "signed": False}
HUGE = 10**5000  # Python refuses to write it down
client_step, server_round = STEPS


def cohort_of(n=5, threshold=3, train=None, **rules):
    rng = np.random.default_rng(n)
    updates, counts = rng.uniform(-1, 1, (n, 4)), rng.integers(1, 101, n)
    trains = [train or (lambda weights, k=k: (updates[k], int(counts[k]))) for k in range(n)]
    return enrol(trains, MaskRules(n, threshold, most_examples=100, clip=1.0, **rules), np.zeros(4))


def play(cohort, *, weights=None, vanish=None, fault=None):
    return play_round(STEPS, cohort, np.zeros(4) if weights is None else weights, vanish, fault)


def integers_of(cohort, k, weights=None):
    update, count = cohort.trains[k](np.zeros(4) if weights is None else weights)
    return np.append(communication.quantize(update * count / 100, 16, 1.0), count)


def assert_exact(cohort, result):
    np.testing.assert_array_equal(result.sums, sum(integers_of(cohort, k) for k in result.survivors))


def says(stage, who=2, **fields):
    """A fault: one client's message of a stage has other fields."""

    def fault(now, message):
        if now != stage or message.sender != who:
            return [message]
        return [Message(who, message.receiver, {**message.content, **fields})]

    return fault


def attempt(action, *args):
    """What a step answers; None where it was refused."""
    try:
        return action(*args)
    except Refused:
        return None


# ---- training that fails -------------------------------------------------------------------------


class Panic(BaseException):
    """What compiled code raises where it panics: no Exception."""


def is_dark(k):
    return k in (2, 5)


def trap(way):
    """Training that fails for some clients' records only, on weights that a server chose for that."""

    def training(k):
        def train(weights):
            if weights[0] < 1 or not is_dark(k):
                return np.full(4, k / 10), 10 * k
            return way(f"Mrs Example of client {k}, born 1961")

        return train

    return {k: training(k) for k in range(1, 6)}


def raising(kind):
    def way(text):
        raise kind(text)

    return way


@pytest.mark.parametrize(("way", "filter_of_warnings"), [
    *((raising(kind), "ignore") for kind in (ValueError, Refused, MemoryError, Panic, NotFilledIn)),
    *((lambda text, gives=gives: gives(text), "error") for gives in (
        lambda text: (np.full(4, 1e308) * 10, 1), lambda text: (np.zeros(3), 1), lambda text: (np.zeros(4), 10**9),
        lambda text: (np.zeros(4), text), lambda text: text, lambda text: (DEEP, 1))),
], ids=range(11))  # fmt: skip
def test_a_model_on_which_some_trainings_fail_betrays_nobody(way, filter_of_warnings):
    """A server that lies asks one question about the records of all clients, and hears what it always hears."""
    cohort = enrol(trap(way), MaskRules(5, 3, most_examples=100, clip=1.0), np.zeros(4))
    shapes = []
    for first in (0.5, 2.0):
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter(filter_of_warnings, UserWarning)
            _, result, transcript = play(cohort, weights=np.full(4, first))
        assert not result.refusals and not result.dropped and result.survivors == (1, 2, 3, 4, 5)
        assert "Example" not in repr([message.content for message in transcript])
        shapes.append([(m.sender, m.receiver, list(m.content), size_of(m.content)) for m in transcript])
    assert shapes[0] == shapes[1]  # who sends what to whom, in which order, and how long it is
    whole = {k: integers_of(cohort, k) for k in (1, 3, 4)}
    usual = sum(10 * k for k in (2, 5))
    np.testing.assert_array_equal(result.sums, sum(whole.values()) + [0, 0, 0, 0, usual])
    for k, state in cohort.states.items():  # the client's own record tells it
        assert ("round 2: " in state.get("notes", "")) == is_dark(k)
        assert "Example" not in state.get("notes", "")


def test_a_client_whose_data_grew_fails_with_its_new_count():
    """The sum of the counts would fall back by as much as only this client's had grown."""
    rows = {k: 10 * k for k in range(1, 6)}

    def training(k):
        def train(weights):
            if k == 2 and weights[0] > 1:
                raise OverflowError
            return np.full(4, 0.5), rows[k]

        return train

    cohort = enrol({k: training(k) for k in rows}, MaskRules(5, 3, most_examples=100, clip=1.0), np.zeros(4))
    rows[2] = 27
    with warnings.catch_warnings(action="ignore"):
        counts = [play(cohort, weights=np.full(4, first))[1].example_count for first in (0.5, 2.0)]
    assert counts == [157, 157]


def test_enrolment_is_where_a_training_that_fails_is_loud():
    good, rules = (np.zeros(4), 5), MaskRules(3, 3, most_examples=100, clip=1.0)
    with pytest.raises(ZeroDivisionError):
        enrol([lambda w: good, lambda w: 1 / 0, lambda w: good], rules, np.zeros(4))
    for bad in ((np.zeros(4), 101), (np.zeros(4), 0), (np.zeros(5), 5), (np.full(4, np.inf), 5), good[0]):
        with pytest.raises(ValueError):
            enrol([lambda w: good, lambda w, bad=bad: bad, lambda w: good], rules, np.zeros(4))
    with pytest.raises(ValueError, match="vector of finite numbers"):
        enrol([lambda w: good] * 3, rules, np.full(4, np.nan))


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_who_is_stopped_by_hand_keeps_no_secrets(stop):
    cohort = cohort_of()
    cohort.trains = {**cohort.trains, 2: lambda weights: raising(stop)("")}
    with pytest.raises(stop):
        play(cohort)
    assert not set(SECRETS) & set(cohort.states[2])


def test_a_quantize_that_is_not_filled_in_is_heard_of():
    """For every client alike, so it tells nothing."""
    unfilled = steps_of(masking, lambda *args: raising(NotFilledIn)("quantize"), None, fedavg.apply_update)
    with pytest.raises(NotFilledIn):
        play_round(unfilled, cohort_of(), np.zeros(4))


def test_no_message_of_an_exception_shows_an_update():
    update = np.array([0.123456, -0.98765, 0.5])
    for call in (
        lambda: masking.mask_update(update, 1, {}, bytes(32)),
        lambda: masking.mask_update(list(update), 1, {}, bytes(32)),
        lambda: enrol([lambda weights: (update, 5)] * 3, MaskRules(3, 3, 100, 1.0), np.zeros(4)),
        lambda: enrol([lambda weights: (update * np.nan, 123456)] * 3, MaskRules(3, 3, 100, 1.0), np.zeros(3)),
        lambda: enrol([lambda weights: (list(map(str, update)), 5)] * 3, MaskRules(3, 3, 100, 1.0), np.zeros(3)),
    ):
        with pytest.raises((TypeError, ValueError)) as error:
            call()
        assert "1234" not in str(error.value) and "9876" not in str(error.value)


# ---- messages that are none -------------------------------------------------------------------------


@pytest.mark.parametrize("rules", [{}, CURIOUS], ids=["signed", "curious"])
@pytest.mark.parametrize(("stage", "field", "value"), [
    (ADVERTISE, "round", HUGE), (ADVERTISE, "id", HUGE), (MASK, "round", HUGE), (UNMASK, "id", -HUGE),
    (SHARE, "refused", HUGE), (SHARE, "refused", DEEP), (SHARE, "ids", [HUGE]), (MASK, "ids", DEEP),
    (UNMASK, "survivors", [HUGE] * 5), (MASK, "masked", np.array([DEEP], object)), (ADVERTISE, "id", 2**70),
], ids=range(11))  # fmt: skip
def test_one_message_of_one_client_cannot_end_the_round_of_all(stage, field, value, rules):
    cohort = cohort_of(**rules)
    _, result, _ = play(cohort, fault=says(stage, **{field: value}))
    assert result.dropped == {2: stage} and len(result.refusals) == 1
    assert_exact(cohort, result)


def test_no_message_of_a_server_makes_a_client_crash():
    state = cohort_of(3).states[1]
    before = dict(state)
    for stage in (*STAGES, "lunch", HUGE, DEEP, np.zeros(3), None):
        for inbox in (
            {"round": HUGE}, {"round": HUGE, "weights": np.zeros(4)}, {"round": 1, "ids": DEEP}, DEEP, None,
            {"round": 1, "weights": np.array([DEEP], object)}, {"round": 1, "survivors": [HUGE]}, {1: 2},
        ):  # fmt: skip
            with pytest.raises(Refused) as refused:
                client_step(stage, state, inbox, lambda weights: (np.zeros(4), 1))
            assert len(str(refused.value)) < 200 and state == before


def test_a_reason_is_one_short_line():
    long, ugly = "x" * 1_000_000, "no\nclient 3, unmask: its share was wrong\x1b[2J\u202e"
    for text, expected in ((long, "x" * 200 + "…"), (ugly, "no?client 3, unmask: its share was wrong?[2J?")):
        _, result, _ = play(cohort_of(), fault=says(MASK, refused=text))
        assert result.refusals == (f"client 2, mask: {expected}",)
    many = list(range(1, 41))
    cohort = cohort_of(40, 30, curious=True, neighbours=38, signed=False)
    client_step(ADVERTISE, cohort.states[1], {"round": 1, "weights": np.zeros(4)})
    with pytest.raises(Refused) as refused:
        client_step(SHARE, cohort.states[1], {
            "round": 1, "ids": many, "mask_keys": [bytes(32)] * 40, "channel_keys": [bytes(32)] * 40,
            "signatures": [b""] * 40})  # fmt: skip
    assert len(str(refused.value)) < 100


def test_every_field_of_bytes_has_its_length():
    cohort = cohort_of(**CURIOUS)  # nobody's signature would notice
    _, _, transcript = play(cohort, vanish={5: MASK})
    fields = [(stage, name) for stage, kinds in OUTBOX.items() if stage != AGREE
              for name, kind in kinds.items() if kind in (bytes, "parts")]  # fmt: skip
    assert len(fields) == 6
    for stage, name in fields:
        true = next(m.content[name] for m in transcript if m.sender == 2 and set(OUTBOX[stage]) == set(m.content))
        cut = [part[:-1] for part in true] if isinstance(true, list) else true[:-1]
        _, result, _ = play(cohort, vanish={5: MASK}, fault=says(stage, **{name: cut}))
        assert result.dropped == {2: stage, 5: MASK} and "another length" in result.refusals[0]
        assert_exact(cohort, result)
    kinds = [*INBOX.values(), *OUTBOX.values()]
    assert set(LENGTHS) == {"signature"} | {name for each in kinds for name in each if each[name] in (bytes, "parts")}


def test_a_client_trains_on_the_numbers_that_were_signed():
    """-0.0 and 0.0 have one signature, but a training could tell them apart."""
    seen = {}

    def watching(k):
        return lambda weights: (seen.__setitem__(k, weights.tobytes()), (np.zeros(4), 1))[1]

    cohort = enrol([watching(k) for k in range(1, 5)], MaskRules(4, 3, most_examples=100, clip=1.0), -np.zeros(4))
    assert set(seen.values()) == {bytes(32)}
    seen.clear()

    def fault(stage, message):
        told = stage == ADVERTISE and message.receiver == 2
        return [Message("server", 2, {**message.content, "weights": -np.zeros(4)})] if told else [message]

    _, result, _ = play(cohort, weights=-np.zeros(4), fault=fault)
    assert result.survivors == (1, 2, 3, 4) and set(seen.values()) == {bytes(32)}


def test_eighty_rounds_with_anything_in_a_message():
    """Always the survivors' exact sum, or `Refused`; `support/masked_fuzz.py` plays many more."""
    fuzz, found = Fuzz(seed=0), []
    while len(found) < 80:
        outcome, where = fuzz.play()
        assert outcome in ("exact", "refused"), where
        found += [outcome] if where else []
    assert found.count("exact") > 60  # one client cannot stop the others


# ---- who is who --------------------------------------------------------------------------------------


@pytest.mark.parametrize("rules", [dict(neighbours=6, **CURIOUS), {}], ids=["curious", "signed"])
def test_nobody_answers_under_anothers_id(rules):
    """Corrupt clients far from the victim claim ids around it; the caller knows which node is whose."""
    n, threshold, victim = 20, 11 if not rules else 5, 1
    cohort = cohort_of(n, threshold, **rules)
    peers = [k for k in cohort.rules.peers(victim, cohort.roster, 1) if k != victim]
    corrupt = [k for k in cohort.states if k not in {victim, *peers}] or list(range(12, 17))
    claims = dict(zip(corrupt[:threshold], peers[: len(corrupt)], strict=False))
    states = {node: {**state, "me": claims.get(node, node)} for node, state in cohort.states.items()}
    said, sent = {}, {}

    def exchange(stage, inboxes):
        answers = {}
        for node in sorted(inboxes, key=lambda node: node not in claims):  # they answer first
            answer = attempt(client_step, stage, states[node], inboxes[node], cohort.trains[node])
            if answer is not None:
                answers[node] = answer
        sent.setdefault(stage, set()).update(inboxes)
        return answers

    nodes = {node: node for node in [*claims, *(k for k in states if k not in claims)]}
    said["round"] = attempt(lambda: server_round(
        exchange, nodes, np.zeros(4), round_id=1, rules=cohort.rules, roster=cohort.roster))  # fmt: skip
    assert claims and sent[ADVERTISE] == set(states)
    assert not sent.get(SHARE, set()) & set(claims)  # so nobody seals a share for them
    if said["round"]:
        _, result = said["round"]
        assert {k for k, stage in result.dropped.items() if stage == ADVERTISE} == set(claims)


@pytest.mark.parametrize(("nodes", "kind", "reason"), [
    ([1, 2, 3], TypeError, "dict from each node"), ({1: 1, 2: 1}, ValueError, "different whole numbers"),
    ({1: 0}, ValueError, "from 1 to 5"), ({1: 6}, ValueError, "from 1 to 5"), ({1: True}, ValueError, "from 1 to 5"),
    ({1: "1"}, ValueError, "from 1 to 5"),
])  # fmt: skip
def test_the_caller_says_which_client_a_node_is(nodes, kind, reason):
    cohort = cohort_of()
    with pytest.raises(kind, match=reason):
        server_round(None, nodes, np.zeros(4), round_id=1, rules=cohort.rules, roster=cohort.roster)


def test_nodes_have_names_of_the_network_s_own():
    cohort = cohort_of()
    names = {f"phone {k}": k for k in cohort.states}

    def exchange(stage, inboxes):
        who = {name: names[name] for name in inboxes}
        return {name: client_step(stage, cohort.states[k], inboxes[name], cohort.trains[k]) for name, k in who.items()}

    _, result = server_round(exchange, names, np.zeros(4), round_id=1, rules=cohort.rules, roster=cohort.roster)
    assert_exact(cohort, result)


ED_LOW = [bytes([1]) + bytes(31), bytes(32), bytes(31) + b"\x80", (P - 1).to_bytes(32, "little"),
          bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
          bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")]  # fmt: skip


@pytest.mark.parametrize("bad", [*ED_LOW, (P + 1).to_bytes(32, "little"), (2).to_bytes(32, "little"), bytes(31), b"",
                                 "0" * 32, None])  # fmt: skip
def test_a_roster_holds_usable_keys_only(bad):
    cohort = cohort_of()
    roster = [*cohort.roster[:3], bad, cohort.roster[4]]
    key, train = Ed25519PrivateKey.from_private_bytes(cohort.states[1]["signing"]), cohort.trains[1]
    with pytest.raises(ValueError, match="for client 4 no public key"):
        new_state(1, key, roster, cohort.rules, train, np.zeros(4))
    with pytest.raises(ValueError, match="for client 4 no public key"):
        server_round(None, {1: 1}, np.zeros(4), round_id=1, rules=cohort.rules, roster=roster)


def test_no_key_counts_for_two_clients():
    cohort = cohort_of()
    roster = [*cohort.roster[:4], cohort.roster[2]]
    key, train = Ed25519PrivateKey.from_private_bytes(cohort.states[1]["signing"]), cohort.trains[1]
    with pytest.raises(ValueError, match="one key for the clients 3 and 5"):
        server_round(None, {1: 1}, np.zeros(4), round_id=1, rules=cohort.rules, roster=roster)
    with pytest.raises(ValueError, match="one key for the clients 3 and 5"):
        new_state(1, key, roster, cohort.rules, train, np.zeros(4))
    with pytest.raises(ValueError, match="another signing key for client 2"):
        new_state(2, key, cohort.roster, cohort.rules, train, np.zeros(4))
    with pytest.raises(ValueError, match="4 clients, but the rules say 5"):
        new_state(1, key, cohort.roster[:4], cohort.rules, train, np.zeros(4))


def test_keys_of_low_order_are_told_from_others():
    probe = X25519PrivateKey.generate()
    for u in {*LOW_ORDER, P, P + 1}:
        for top in (0, 2**255):
            public = (u + top).to_bytes(32, "little")
            assert not is_agreement_key(public)
            with pytest.raises(ValueError):  # the library agrees with none of them either
                probe.exchange(X25519PublicKey.from_public_bytes(public))
    for _ in range(20):
        assert is_agreement_key(X25519PrivateKey.generate().public_key().public_bytes_raw())
        assert is_signing_key(Ed25519PrivateKey.generate().public_key().public_bytes_raw())


@pytest.mark.parametrize("kind", ["mask_key", "channel_key"])
def test_an_advertised_key_of_low_order_leaves_its_client_out(kind):
    cohort = cohort_of(**CURIOUS)
    _, result, _ = play(cohort, fault=says(ADVERTISE, **{kind: (P - 1).to_bytes(32, "little")}))
    assert result.dropped == {2: ADVERTISE}
    assert_exact(cohort, result)

    def passed_on(stage, message):  # by a server that lies: to one client, which names whose key it is
        if stage != SHARE or message.receiver != 3:
            return [message]
        keys = [(P - 1).to_bytes(32, "little"), *message.content[f"{kind}s"][1:]]
        return [Message("server", 3, {**message.content, f"{kind}s": keys})]

    _, result, _ = play(cohort, fault=passed_on)
    assert result.dropped == {3: SHARE} and "a key of client 1 is none" in result.refusals[0]
    assert_exact(cohort, result)


# ---- too small a sum ----------------------------------------------------------------------------------


def test_no_sum_of_two_is_ever_opened():
    """Each of the two would read the other: the new weights are everybody's, and its own update is its own."""
    for clients, threshold in ((2, 2), (3, 2), (10, 2)):
        with pytest.raises(ValueError, match="each reads the other's update"):
            MaskRules(clients, threshold, 10, 1.0, curious=True)
    cohort = cohort_of(4, 3)
    with pytest.raises(Refused, match="2 clients finished"):
        play(cohort, vanish={1: UNMASK, 2: UNMASK})


@pytest.mark.parametrize("corrupt", [(), (6,), (5, 6)])
@pytest.mark.parametrize("threshold", [3, 4, 5])
def test_two_stories_about_one_client_are_stopped_by_the_threshold_alone(threshold, corrupt):
    """With the stage 'agree' and without: everybody answers once. What the stage is for, `client` says."""
    read = []
    for rules in ({"curious": True}, CURIOUS):
        told = adversary.two_stories(
            STEPS, cohort_of(6, threshold, **rules), np.zeros(4), 2, masking.two_stories_attack, corrupt
        )
        read.append(isinstance(told, np.ndarray))
    assert read == [2 * threshold <= 6 + len(corrupt)] * 2


def test_a_list_signed_in_an_earlier_training_is_not_signed_in_a_later_one():
    """The same lasting keys, rules, roster and first model: a server tells each client a list of its own once more."""
    first, lists = cohort_of(), adversary.lists_around([1, 2], clients=5, threshold=3)

    def until_agreed(lists):
        states = {}
        for k, old in first.states.items():
            key = Ed25519PrivateKey.from_private_bytes(old["signing"])
            states[k] = new_state(k, key, first.roster, first.rules, first.trains[k], np.zeros(4))
        cohort = Cohort(first.rules, first.roster, states, first.trains)
        recorded = adversary.play_until_masked(STEPS, cohort, np.zeros(4))
        signed = recorded.exchange(AGREE, {k: {"round": 1, "survivors": list(told)} for k, told in lists.items()})
        return recorded, {k: answer["signature"] for k, answer in signed.items()}

    def unmask(recorded, lists, signatures):
        """Everybody is shown three signatures under the list that it signed."""
        return recorded.exchange(UNMASK, {k: {"round": 1, "survivors": list(told), "ids": list(told),
            "signatures": [signatures[told][j] for j in told]} for k, told in lists.items()}).values()  # fmt: skip

    earlier = {told: until_agreed(dict.fromkeys(told, told))[1] for told in set(lists.values())}
    recorded, _ = until_agreed(lists)
    reasons = {answer.get("refused") for answer in unmask(recorded, lists, earlier)}
    assert reasons == {"client 1 did not sign the list of survivors that I signed"}
    three = dict.fromkeys(lists[1], lists[1])
    recorded, signatures = until_agreed(three)
    assert all("seed_shares" in answer for answer in unmask(recorded, three, {lists[1]: signatures}))  # its own are


# ---- secrets that outlive a round ---------------------------------------------------------------------


@pytest.mark.parametrize("stage", STAGES)
def test_no_secret_outlives_a_round(stage):
    cohort = cohort_of()
    play(cohort, vanish={2: stage})
    assert all(not {*SECRETS, "session"} & set(state) for state in cohort.states.values())
    with pytest.raises(Refused):
        play(cohort, vanish=dict.fromkeys((1, 2, 3), stage))
    assert all(not {*SECRETS, "session"} & set(state) for state in cohort.states.values())
    _, result, _ = play(cohort)
    assert_exact(cohort, result)


@pytest.mark.parametrize("until", STAGES)
def test_advertising_forgets_the_last_round_first(until):
    """Also where nobody purges, and where the new round's message is bad."""
    for weights, kept in ((np.zeros(4), True), (np.full(4, np.nan), False)):
        cohort = cohort_of()
        advance(cohort, until)
        state = cohort.states[2]
        old = {name: state[name] for name in SECRETS if name in state}
        assert old or until == UNMASK
        attempt(client_step, ADVERTISE, state, {"round": 2, "weights": weights})
        assert all(state.get(name) is not value for name, value in old.items())
        assert ("seed" in state) == kept and not {"own", "held", "channels"} & set(state)


@pytest.mark.parametrize("until", STAGES[:4])
def test_a_purged_client_takes_no_further_part(until):
    cohort = cohort_of()
    inboxes = advance(cohort, until)
    state, following = cohort.states[2], STAGES[STAGES.index(until) + 1]
    purge(state)
    assert not {*SECRETS, "session"} & set(state)
    if following in inboxes:
        with pytest.raises(Refused, match="not the next one"):
            client_step(following, state, inboxes[following][2], cohort.trains[2])
    play(cohort)  # the next round is as good as new


class Stop(Exception):
    pass


def advance(cohort, until):
    """Play a round up to a stage, which all clients do, and nobody purges anything.

    Returns:
        stage → client → inbox, also of the stage that would follow.
    """
    inboxes = {}
    cohort.round_id += 1

    def exchange(stage, sent):
        inboxes[stage] = sent
        if until is None or STAGES.index(stage) > STAGES.index(until):
            raise Stop
        return {k: client_step(stage, cohort.states[k], inbox, cohort.trains[k]) for k, inbox in sent.items()}

    try:
        server_round(exchange, {k: k for k in cohort.states}, np.zeros(4), round_id=cohort.round_id,
                     rules=cohort.rules, roster=cohort.roster)  # fmt: skip
    except Stop:
        pass
    return inboxes
