"""Bad input to the functions of chapters 8 to 10 is refused with a sentence, before anything is encrypted."""

import doctest
from types import SimpleNamespace

import numpy as np
import pytest
from support.inputs import demo
from support.secure_parties import reference

from fedlearn_lib.course.solutions import paillier
from fedlearn_lib.given.network import Network
from fedlearn_lib.given.paillier.fast import Encryptor, encrypt_vector
from fedlearn_lib.given.paillier.keys import PrivateKey, PublicKey
from fedlearn_lib.given.paillier.packing import Layout
from fedlearn_lib.given.refused import Refused
from fedlearn_lib.given.secure_aggregation import inputs as rules
from fedlearn_lib.given.secure_aggregation.agreement import Agreement

room = reference()
KEY = PrivateKey(2**256 - 189, 2**256 - 617)
PUBLIC = PublicKey(KEY.n)
LARGER = PublicKey((2**512 - 569) * (2**512 - 629))  # only its length matters here
ENCRYPTOR = Encryptor(PUBLIC, half_length=True)
AGREEMENT = Agreement(threshold=1, most_clients=3, most_examples=50, clip=1.0, bits=8, key_bits=512)
LAYOUT = AGREEMENT.layout
INTEGERS = np.array([1, -2, 3])
TOTAL = encrypt_vector(ENCRYPTOR, INTEGERS, LAYOUT)
UNDER = {"encryptor": ENCRYPTOR}


class Own:
    """What a notebook makes of the learner's own functions."""

    def __init__(self, public_key):
        self.public_key = public_key

    def encrypt(self, plaintexts):
        return [paillier.encrypt(self.public_key, plaintext) for plaintext in plaintexts]


def client(name="ann", **other):
    parts = {"name": name, "encryptor": ENCRYPTOR, "train": lambda weights: (-weights, 10), **other}
    return SimpleNamespace(**{part: value for part, value in parts.items() if value is not None})


def adding(integers=INTEGERS, total=None, count=0, encryptor=ENCRYPTOR):
    """The arguments that `layout_with_room` sees."""
    return dict(encryptor=encryptor, running_total=total, contributor_count=count, my_integers=integers)


REFUSED = [  # rule, value, other arguments, the kind of error, what the sentence says
    # counts
    (rules.count, -1, {}, ValueError, "is -1, but must be at least 0. Pass 0 for the first client."),
    (rules.count, 2.0, {}, TypeError, "is 2.0, but must be a whole number. Pass how many clients"),
    (rules.count, True, {}, TypeError, "is True, but must be a whole number"),
    (rules.count, None, {}, TypeError, "is None, but must be a whole number"),
    (rules.count, [3], {}, TypeError, "is [3], but must be a whole number"),
    (rules.two_or_more, 1, {}, ValueError, "is 1, but must be at least 2: a single party would hold the whole key"),
    (rules.two_or_more, 0, {}, ValueError, "is 0, but must be at least 1"),
    (rules.two_or_more, 2.5, {}, TypeError, "is 2.5, but must be a whole number"),
    # encryptors
    (rules.encryptor, None, {}, TypeError, "is None, but must have a public_key and encrypt(plaintexts). Make one"),
    (rules.encryptor, PUBLIC, {}, TypeError, "is a PublicKey, but must have a public_key and encrypt(plaintexts)"),
    (rules.encryptor, Encryptor, {}, TypeError, "is the class Encryptor, but must have a public_key"),
    (rules.encryptor, Own(KEY), {}, TypeError, "is an Own, but must have a public_key"),
    (rules.encryptor, SimpleNamespace(public_key=PUBLIC), {}, TypeError, "is a SimpleNamespace, but must have"),
    # keys
    (rules.private_key, PUBLIC, {}, TypeError, "is a PublicKey, but must be a PrivateKey"),
    (rules.public_key, KEY, {}, TypeError, "is a PrivateKey, but must be the PublicKey. Keep the private one"),
    # running totals
    (rules.running_total, None, {**UNDER, "contributor_count": 2}, ValueError,
     "is None, but 2 clients are said to be in it. Pass the total"),
    (rules.running_total, TOTAL, {**UNDER, "contributor_count": 0}, ValueError,
     "holds ciphertexts, but contributor_count is 0. Pass None"),
    (rules.running_total, [], {**UNDER, "contributor_count": 1}, ValueError, "is empty, but must hold at least one"),
    (rules.running_total, 17, {**UNDER, "contributor_count": 1}, TypeError, "is an int, but must be a list of cipher"),
    (rules.running_total, INTEGERS, {**UNDER, "contributor_count": 1}, TypeError, "is a ndarray, but must be a list"),
    (rules.running_total, [1.5], {**UNDER, "contributor_count": 1}, TypeError, "place 0 holds no whole number"),
    (rules.running_total, [0], {**UNDER, "contributor_count": 1}, ValueError, "place 0 is not from 1 to n² - 1"),
    (rules.running_total, [*TOTAL, -5], {**UNDER, "contributor_count": 1}, ValueError, "place 1 is not from 1 to n²"),
    (rules.running_total, [KEY.p], {**UNDER, "contributor_count": 1}, ValueError, "place 0 has a factor in common"),
    (rules.running_total, [LARGER.n_squared - 1], {**UNDER, "contributor_count": 1}, ValueError,
     "so it is no ciphertext under this key of 512 bits. Use the key"),
    # layouts
    (rules.layout_with_room, None, adding(), TypeError, "is None, but must be a Layout. Pass the agreement's"),
    (rules.layout_with_room, AGREEMENT, adding(), TypeError, "is an Agreement, but must be a Layout"),
    (rules.layout_with_room, Layout(8, 3, 1024), adding(), ValueError,
     "was made for a key of 1024 bits, but the encryptor's has 512. Agree on key_bits=512."),
    (rules.layout_with_room, LAYOUT, adding(total=TOTAL, count=3), ValueError,
     "has room for 3 clients, and 3 are in the total already: one more could overflow"),
    (rules.layout_with_room, LAYOUT, adding(total=TOTAL, count=7), ValueError, "has room for 3 clients, and 7 are in"),
    (rules.layout_with_room, LAYOUT, adding(np.array([0, 128])), ValueError,
     "holds numbers from -127 to 127, but my_integers has others, and the sum could overflow. Quantize"),
    (rules.layout_with_room, LAYOUT, adding(np.array([-128])), ValueError, "holds numbers from -127 to 127"),
    (rules.layout_with_room, LAYOUT, adding(np.zeros(99, int), TOTAL, 1), ValueError,
     "puts 99 integers into 4 ciphertexts, but running_total has 1. Use the same layout"),
    # clients
    (rules.parties, [], {}, ValueError, "is empty, but there must be at least one client. Pass those"),
    (rules.parties, None, {}, TypeError, "is None, but must be a list of clients. Put them into"),
    (rules.parties, client(), {}, TypeError, "is a SimpleNamespace, but must be a list of clients"),
    (rules.parties, [client(), 3], {}, TypeError, "number 1 is an int without name and encryptor and train. Pass"),
    (rules.parties, [client(train=None)], {}, TypeError, "number 0 is a SimpleNamespace without train. Pass"),
    (rules.parties, [client(), client()], {}, ValueError, "holds two clients called 'ann'. Give every client"),
    (rules.parties, [client(encryptor=PUBLIC)], {}, TypeError, "the encryptor of number 0 is a PublicKey, but must"),
]  # fmt: skip


# pytest would write the long numbers into the names of the tests.
@pytest.mark.parametrize("rule, value, others, kind, says", REFUSED, ids=map(str, range(len(REFUSED))))
def test_refused_with_a_sentence(rule, value, others, kind, says):
    with pytest.raises((TypeError, ValueError)) as caught:
        demo(rule, value, **others)
    sentence = str(caught.value)
    assert type(caught.value) is kind, sentence
    assert caught.value.__suppress_context__, "the rule's own frames are not shown"
    assert sentence.startswith("example: it ") and says in sentence, sentence
    assert sentence.count(". ") >= 1 and sentence.endswith("."), f"no advice: {sentence}"
    assert "\n" not in sentence and len(sentence) < 300
    for secret in (KEY.p, KEY.q, TOTAL[0]):
        assert str(secret)[:20] not in sentence


@pytest.mark.parametrize("rule, value, others", [
    (rules.count, 0, {}), (rules.count, np.int64(3), {}), (rules.two_or_more, 2, {}),
    (rules.encryptor, ENCRYPTOR, {}), (rules.encryptor, Own(PUBLIC), {}),
    (rules.running_total, None, {**UNDER, "contributor_count": 0}),
    (rules.running_total, TOTAL, {**UNDER, "contributor_count": 1}),
    (rules.layout_with_room, LAYOUT, adding()), (rules.layout_with_room, LAYOUT, adding(total=TOTAL, count=2)),
    (rules.parties, [client("ann"), client("bob", encryptor=Own(PUBLIC))], {}),
], ids=map(str, range(10)))  # fmt: skip
def test_accepted(rule, value, others):
    assert demo(rule, value, **others) == value


def test_the_examples_in_the_docstrings_are_true():
    failed, tried = doctest.testmod(rules)
    assert failed == 0 and tried > 0


def test_a_class_on_ones_own_functions_encrypts_as_well():
    """The notebook shows that the fast way and the learner's own functions are the same."""
    total, count = room.add_my_update(Own(PUBLIC), None, 0, INTEGERS, LAYOUT)
    total, count = room.add_my_update(ENCRYPTOR, total, count, INTEGERS, LAYOUT)
    assert count == 2
    assert room.decrypt_sum(KEY, total, LAYOUT, 3, 2).tolist() == [2, -4, 6]


# ---- in the functions themselves -----------------------------------------------------------------


class Counting:
    """Counts how often it was asked to encrypt."""

    public_key = PUBLIC

    def __init__(self):
        self.asked = 0

    def encrypt(self, plaintexts):
        self.asked += 1
        return ENCRYPTOR.encrypt(plaintexts)


@pytest.mark.parametrize("total, count, integers, says", [
    (TOTAL, 3, INTEGERS, "has room for 3 clients, and 3 are in the total already"),
    (TOTAL, 1, np.zeros(99, int), "but running_total has 1"),
    (TOTAL * 2, 1, INTEGERS, "puts 3 integers into 1 ciphertexts, but running_total has 2"),
    (None, 0, np.array([500]), "the sum could overflow"),
    (None, 0, np.array([0.5]), "must hold whole numbers"),
    (None, 0, [], "must hold whole numbers"),
    ([LARGER.n_squared - 1], 1, INTEGERS, "no ciphertext under this key of 512 bits"),
], ids=map(str, range(7)))  # fmt: skip
def test_refused_before_anything_is_encrypted(total, count, integers, says):
    encryptor = Counting()
    with pytest.raises((TypeError, ValueError), match="add_my_update: ") as caught:
        room.add_my_update(encryptor, total, count, integers, LAYOUT)
    assert says in str(caught.value) and encryptor.asked == 0


def test_a_refusal_shows_no_update():
    with pytest.raises(TypeError, match="is a ndarray of something else, but must hold whole numbers") as caught:
        room.add_my_update(ENCRYPTOR, None, 0, np.array([0.123456, -0.98765, 0.5]), LAYOUT)
    assert "0.1" not in str(caught.value) and "0.9" not in str(caught.value)


def ring(*example_counts, **settings):
    clients = [
        client(f"client {k}", encryptor=Counting(), train=lambda weights, m=m: (0.1 - weights, m))
        for k, m in enumerate(example_counts)
    ]
    agreement = Agreement(
        **{"threshold": 1, "most_clients": 3, "most_examples": 50, "clip": 1.0, "bits": 8, "key_bits": 512, **settings}
    )
    return Network(), SimpleNamespace(name="server", private_key=KEY), clients, np.zeros(4), agreement


def test_more_examples_than_the_cap():
    network, server, clients, weights, agreement = ring(10, 51)
    reason = "this client has more examples than the agreement allows; allowed are 1 to 50. Train on"
    with pytest.raises(ValueError, match=reason):
        room.secure_round(network, server, clients, weights, agreement)
    assert clients[1].encryptor.asked == 0 and not network.seen_by("server")


def test_more_clients_than_there_is_room_for():
    network, server, clients, weights, agreement = ring(10, 20, 30, 40)
    with pytest.raises(ValueError, match="add_my_update: layout has room for 3 clients, and 3 are in"):
        room.secure_round(network, server, clients, weights, agreement)
    assert clients[3].encryptor.asked == 0 and not network.seen_by("server")


def test_too_few_clients_end_in_a_refusal():
    network, *rest = ring(10)
    with pytest.raises(Refused, match="clients in the total: 1, but it takes more than 1"):
        room.secure_round(network, *rest)
    assert not network.seen_by("server")


def test_no_clients():
    network, server, _, weights, agreement = ring(10)
    with pytest.raises(ValueError, match="secure_round: clients is empty, but there must be at least one client"):
        room.secure_round(network, server, [], weights, agreement)
    settings = {"rounds": 1, "fraction": 1.0, "rng": np.random.default_rng(0)}
    with pytest.raises(ValueError, match="secure_federated_averaging: clients is empty"):
        room.secure_federated_averaging(network, server, [], weights, agreement, **settings)


@pytest.mark.parametrize("total, count, length", [
    (TOTAL, 4, 2),  # more clients than there is room for
    (TOTAL * 2, 1, 2),
    (TOTAL, 1, 99),
    ([5], 1, 2),  # a number that nobody encrypted
    ([LARGER.n_squared - 1], 1, 2),
], ids=map(str, range(5)))  # fmt: skip
def test_a_total_that_cannot_be_right_is_not_averaged(total, count, length):
    with pytest.raises(ValueError, match=r"\. [A-Z]") as caught:
        room.decrypt_average(KEY, total, count, length, AGREEMENT)
    assert str(KEY.p)[:20] not in str(caught.value)


def test_a_total_under_another_key_is_not_averaged():
    other = PrivateKey(2**256 - 357, 2**256 - 189)
    total = Encryptor(PublicKey(other.n)).encrypt([7])
    with pytest.raises(ValueError):
        room.decrypt_average(KEY, total, 1, 2, AGREEMENT)


# ---- agreements -----------------------------------------------------------------------------------


@pytest.mark.parametrize("settings, says", [
    ({"threshold": 3}, "more than 3 clients must be in a total, but there are at most 3: no round could ever end"),
    ({"threshold": 9}, "more than 9 clients must be in a total"),
    ({"threshold": 0}, "threshold is 0, but must be at least 1"),
    ({"threshold": 1.5}, "threshold is 1.5, but must be a whole number"),
    ({"most_examples": 128}, "128 examples do not fit into 8 bits, which hold up to 127. Choose a smaller cap"),
    ({"most_examples": 0}, "most_examples is 0, but must be at least 1"),
    ({"clip": 0.0}, "clip is 0.0, but must be finite and above 0"),
    ({"bits": 1}, "bits is 1, but must be from 2 to 31"),
    ({"key_bits": 9}, "under a key of 9 bits"),
])  # fmt: skip
def test_an_agreement_that_cannot_work_is_refused(settings, says):
    with pytest.raises((TypeError, ValueError)) as caught:
        ring(10, **settings)
    assert says in str(caught.value)
