"""Bad input to the functions of chapters 6 and 7 is refused with a sentence; secrets are never shown."""

import doctest
import subprocess
import sys

import numpy as np
import pytest
from support.inputs import demo

from fedlearn_lib.course.copies import CHECKOUT
from fedlearn_lib.course.solutions import paillier
from fedlearn_lib.given.paillier import inputs as rules
from fedlearn_lib.given.paillier import keys
from fedlearn_lib.given.paillier.keys import PrivateKey, PublicKey

PUBLIC, PRIVATE = {"public_key": PublicKey(35)}, {"private_key": PrivateKey(5, 7)}
LONG = {"public_key": PublicKey(2**3071 + 1)}
DEMO, REAL, N = {"demo": True}, {"demo": False}, {"n": 35}
SLOTS = {"slot_bits": 8}
PACKED = {"slot_bits": 8, "plaintext_bits": 16, "plaintexts": [513, 3]}
TABLE = {"table": [[1] * 256] * 2}


@pytest.mark.parametrize("module", [rules, keys], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_are_true(module):
    failed, tried = doctest.testmod(module)
    assert failed == 0 and tried > 0


REFUSED = [  # rule, value, other arguments, the kind of error, what the sentence says
    # key lengths that make no sense
    (rules.key_bits, 0, DEMO, ValueError, "is 0, but must be from 16 to 16384. Try 2048."),
    (rules.key_bits, -2048, REAL, ValueError, "is -2048, but must be from 16 to 16384"),
    (rules.key_bits, 14, DEMO, ValueError, "is 14, but must be from 16"),
    (rules.key_bits, 16386, REAL, ValueError, "is 16386, but must be from 16 to 16384"),
    (rules.key_bits, 10**5000, REAL, ValueError, "is a number of 16610 bits, but must be from 16"),
    (rules.key_bits, -(10**5000), REAL, ValueError, "is a negative number of 16610 bits, but"),
    (rules.key_bits, 2049, REAL, ValueError, "is 2049, but must be even, for two primes of equal length. Try 2050."),
    (rules.key_bits, 65, DEMO, ValueError, "is 65, but must be even"),
    (rules.key_bits, 2046, REAL, ValueError, "is 2046, but a key below 2048 bits protects nothing. Take 2048"),
    (rules.key_bits, 64, REAL, ValueError, "or pass demo=True to play with a short one."),
    (rules.key_bits, 2048.0, REAL, TypeError, "is 2048.0, but must be a whole number. Pass the length of n in bits"),
    (rules.key_bits, True, DEMO, TypeError, "is True, but must be a whole number"),
    (rules.key_bits, "2048", REAL, TypeError, "is '2048', but must be a whole number"),
    (rules.key_bits, None, REAL, TypeError, "is None, but must be a whole number"),
    # keys
    (rules.public_key, 35, {}, TypeError, "is an int, but must be a PublicKey. Pass the first key"),
    (rules.public_key, PrivateKey(5, 7), {}, TypeError, "is a PrivateKey, but must be the PublicKey. Keep the private"),
    (rules.public_key, (PublicKey(35), PrivateKey(5, 7)), {}, TypeError, "is a tuple, but must be a PublicKey"),
    (rules.private_key, PublicKey(35), {}, TypeError, "is a PublicKey, but must be a PrivateKey. Pass the second"),
    (rules.private_key, (5, 7), {}, TypeError, "is a tuple, but must be a PrivateKey"),
    (rules.private_key, None, {}, TypeError, "is None, but must be a PrivateKey"),
    # plaintexts
    (rules.plaintext, -1, PUBLIC, ValueError, "is negative, but must be from 0 to n - 1. Use encode"),
    (rules.plaintext, 35, PUBLIC, ValueError, "is not below n, which has 6 bits, but must be from 0 to n - 1. Encrypt"),
    (rules.plaintext, 2**3072, LONG, ValueError, "is not below n, which has 3072 bits"),
    (rules.plaintext, np.int64(-4), PUBLIC, ValueError, "is negative, but must be from 0 to n - 1"),
    (rules.plaintext, 2.0, PUBLIC, TypeError, "is a float, but must be a whole number. Turn it into one"),
    (rules.plaintext, np.float64(2), PUBLIC, TypeError, "is a float64, but must be a whole number"),
    (rules.plaintext, True, PUBLIC, TypeError, "is a bool, but must be a whole number"),
    (rules.plaintext, np.True_, PUBLIC, TypeError, "but must be a whole number"),
    (rules.plaintext, "12", PUBLIC, TypeError, "is a str, but must be a whole number"),
    (rules.plaintext, None, PUBLIC, TypeError, "is None, but must be a whole number"),
    (rules.plaintext, [12], PUBLIC, TypeError, "is a list, but must be a whole number"),
    (rules.plaintext, np.array([12]), PUBLIC, TypeError, "is a ndarray, but must be a whole number"),
    # ciphertexts
    (rules.ciphertext, 0, PUBLIC, ValueError, "is 0, but a ciphertext is a number from 1 to n² - 1. Take one that"),
    (rules.ciphertext, 0, PRIVATE, ValueError, "is 0, but a ciphertext is a number from 1 to n² - 1. Take one that"),
    (rules.ciphertext, -36, PUBLIC, ValueError, "is negative, but a ciphertext is a number from 1"),
    (rules.ciphertext, 1225, PUBLIC, ValueError, "is above n² - 1: it has 11 bits, n² has 11. It may belong"),
    (rules.ciphertext, 2**6144, LONG, ValueError, "is above n² - 1: it has 6145 bits, n² has 6143. It may belong to"),
    (rules.ciphertext, 2**20, PRIVATE, ValueError, "another key: use the one under which it was encrypted."),
    (rules.ciphertext, 21, PUBLIC, ValueError, "shares a factor with n, which no ciphertext under this key does. It"),
    (rules.ciphertext, 35, PRIVATE, ValueError, "It may belong to another key, or be damaged: use the key"),
    (rules.ciphertext, 36.0, PRIVATE, TypeError, "is a float, but must be a whole number. Pass one that encrypt"),
    (rules.ciphertext, False, PRIVATE, TypeError, "is a bool, but must be a whole number"),
    (rules.ciphertext, None, PUBLIC, TypeError, "is None, but must be a whole number"),
    (rules.any_integer, 0.5, {}, TypeError, "is a float, but must be a whole number. Pass one such as -2."),
    (rules.any_integer, True, {}, TypeError, "is a bool, but must be a whole number"),
    # moduli
    (rules.modulus, 1, {}, ValueError, "is 1, but must be at least 15, which is 3 · 5. Pass the n"),
    (rules.modulus, -35, {}, ValueError, "is -35, but must be at least 15"),
    (rules.modulus, 36, {}, ValueError, "is even (36), but a product of odd primes is odd. Pass the n"),
    (rules.modulus, 2**3072, {}, ValueError, "is even (a number of 3073 bits), but"),
    (rules.modulus, 35.0, {}, TypeError, "is 35.0, but must be a whole number. Pass the n of"),
    (rules.modulus, PublicKey(35), {}, TypeError, "is PublicKey(n of 6 bits"),
    # signed numbers and residues
    (rules.encodable, [], N, ValueError, "is empty, but must hold at least one whole number. Pass one"),
    (rules.encodable, np.zeros(0, dtype=int), N, ValueError, "is empty, but must hold at least one"),
    (rules.encodable, [5, 11], N, ValueError, "holds a number whose magnitude is n // 3 or more, at place 1. Leave"),
    (rules.encodable, [-11], N, ValueError, "holds a number whose magnitude is n // 3 or more, at place 0"),
    (rules.encodable, [0.5], N, TypeError, "must hold whole numbers only, but holds a float at place 0. Quantize"),
    (rules.encodable, np.array([0.5]), N, TypeError, "must hold whole numbers only, but holds a float at place 0"),
    (rules.encodable, [1, True], N, TypeError, "but holds a bool at place 1"),
    (rules.encodable, [1, None], N, TypeError, "but holds None at place 1"),
    (rules.encodable, 5, N, TypeError, "is an int, but must be a list of whole numbers. Put it into"),
    (rules.encodable, "12", N, TypeError, "is a str, but must be a list"),
    (rules.encodable, np.array([[1]]), N, ValueError, "has shape (1, 1), but must be flat, of shape (d,). Flatten"),
    (rules.residues, [], N, ValueError, "is empty, but must hold at least one whole number"),
    (rules.residues, [0, 35], N, ValueError, "holds a number that is not from 0 to n - 1, at place 1. Pass"),
    (rules.residues, [-1], N, ValueError, "holds a number that is not from 0 to n - 1, at place 0"),
    (rules.residues, [2.0], N, TypeError, "must hold whole numbers only, but holds a float"),
    # slots
    (rules.bit_count, 0, {}, ValueError, "is 0, but must be from 1 to 16384 bits. Try 24."),
    (rules.bit_count, 10**9, {}, ValueError, "is 1000000000, but must be from 1 to 16384"),
    (rules.bit_count, 8.0, {}, TypeError, "is 8.0, but must be a whole number"),
    (rules.positive_integer, 0, {}, ValueError, "is 0, but must be at least 1"),
    (rules.positive_integer, -(2**3000), {}, ValueError, "is a negative number of 3001 bits, but must be at least 1"),
    (rules.at_least("slot_bits"), 7, SLOTS, ValueError, "is 7, but slot_bits is 8, so not a single slot fits. Make"),
    (rules.at_least("slot_bits"), None, SLOTS, TypeError, "is None, but must be a whole number"),
    (rules.fit_into_slots, [], SLOTS, ValueError, "is empty, but must hold at least one whole number"),
    (rules.fit_into_slots, [1, -1], SLOTS, ValueError, "holds a negative number, at place 1, which would borrow"),
    (rules.fit_into_slots, [256], SLOTS, ValueError, "holds a number of 9 bits, at place 0, but a slot has 8. Make"),
    (rules.fit_into_slots, [1.0], SLOTS, TypeError, "must hold whole numbers only, but holds a float"),
    (rules.plaintexts, [], {}, ValueError, "is empty, but must hold at least one whole number"),
    (rules.plaintexts, [3, -1], {}, ValueError, "holds a negative number, at place 1. Pass what pack or decrypt"),
    (rules.plaintexts, 513, {}, TypeError, "is an int, but must be a list"),
    (rules.fits_plaintexts, 2, PACKED, ValueError, "is 2, but 2 plaintexts of 2 slots hold 3 to 4 numbers. Pass how"),
    (rules.fits_plaintexts, 5, PACKED, ValueError, "is 5, but 2 plaintexts of 2 slots hold 3 to 4 numbers"),
    (rules.fits_plaintexts, 2**3000, PACKED, ValueError, "is a number of 3001 bits, but 2 plaintexts"),
    (rules.fits_plaintexts, 0, PACKED, ValueError, "is 0, but must be at least 1"),
    (rules.fits_plaintexts, 3.0, PACKED, TypeError, "is 3.0, but must be a whole number"),
    # tables
    (rules.power_table, [], {}, ValueError, "is empty, but must have at least one row. Make one row of 256"),
    (rules.power_table, [[1] * 255], {}, ValueError, "has 255 powers in row 0, but 256 are needed"),
    (rules.power_table, [1, 2], {}, TypeError, "must hold lists, but row 0 is an int"),
    (rules.power_table, None, {}, TypeError, "is None, but must be a list of rows"),
    (rules.exponent_for_table, -1, TABLE, ValueError, "is negative, but a table holds no inverses. Pass"),
    (rules.exponent_for_table, 2**16, TABLE, ValueError, "has 17 bits, but the table only goes to 16. Make"),
    (rules.exponent_for_table, 1.0, TABLE, TypeError, "is a float, but must be a whole number"),
]  # fmt: skip


# pytest would write the long numbers into the names of the tests.
@pytest.mark.parametrize("rule, value, others, kind, says", REFUSED, ids=map(str, range(len(REFUSED))))
def test_refused_with_a_sentence(rule, value, others, kind, says):
    with pytest.raises((TypeError, ValueError)) as caught:
        demo(rule, value, **others)
    sentence = str(caught.value)
    assert type(caught.value) is kind, sentence
    assert caught.value.__suppress_context__, "the rule's own frames are not shown"
    assert sentence.startswith("example: it ") and says in sentence
    assert sentence.count(". ") + sentence.count(": ") >= 2 and sentence.endswith("."), f"no advice: {sentence}"
    assert "\n" not in sentence and len(sentence) < 260


@pytest.mark.parametrize("rule, value, others", [
    (rules.key_bits, 16, DEMO), (rules.key_bits, 2048, REAL), (rules.key_bits, np.int64(3072), REAL),
    (rules.key_bits, 16384, REAL), (rules.key_bits, 2048, DEMO),
    (rules.plaintext, 0, PUBLIC), (rules.plaintext, 34, PUBLIC), (rules.plaintext, np.int64(34), PUBLIC),
    (rules.plaintext, np.uint8(3), PUBLIC), (rules.plaintext, 2**3071, LONG),
    (rules.ciphertext, 1, PUBLIC), (rules.ciphertext, 1224, PUBLIC), (rules.ciphertext, np.int32(36), PRIVATE),
    (rules.any_integer, 0, {}), (rules.any_integer, -(2**3000), {}), (rules.any_integer, np.int8(-3), {}),
    (rules.modulus, 15, {}), (rules.modulus, 2**3072 + 1, {}),
    (rules.bit_count, np.int64(8), {}), (rules.positive_integer, 10**40, {}),
    (rules.at_least("slot_bits"), 8, SLOTS), (rules.exponent_for_table, 2**16 - 1, TABLE),
    (rules.exponent_for_table, 0, TABLE),
    (rules.fits_plaintexts, 3, PACKED), (rules.fits_plaintexts, 4, PACKED),
], ids=lambda _: "")  # fmt: skip
def test_accepted_as_a_plain_int(rule, value, others):
    result = demo(rule, value, **others)
    assert result == value and type(result) is int


@pytest.mark.parametrize("rule, value, others", [
    (rules.encodable, [10, -10, 0], N), (rules.encodable, np.array([3, -4], dtype=np.int16), N),
    (rules.residues, (0, 34), N), (rules.fit_into_slots, range(256), SLOTS),
    (rules.fit_into_slots, np.array([0, 255], dtype=np.uint8), SLOTS), (rules.plaintexts, [0, 2**4000], {}),
    (rules.encodable, [np.int64(3)], N),
], ids=lambda _: "")  # fmt: skip
def test_vectors_become_lists_of_plain_ints(rule, value, others):
    result = demo(rule, value, **others)
    assert result == list(value) and type(result) is list and {type(item) for item in result} == {int}


def test_gmpy2s_numbers_are_whole_numbers():
    gmpy2 = pytest.importorskip("gmpy2")
    assert type(demo(rules.plaintext, gmpy2.mpz(12), **PUBLIC)) is int
    assert [type(item) for item in demo(rules.residues, [gmpy2.mpz(12)], **N)] == [int]


SECRET = 2**70 + 12345


@pytest.mark.parametrize("call", [
    lambda: paillier.encrypt(PublicKey(35), SECRET),
    lambda: paillier.encrypt(PublicKey(35), -SECRET),
    lambda: paillier.encrypt(PublicKey(35), SECRET + 0.5),
    lambda: paillier.encrypt(PrivateKey(5, 7), SECRET),
    lambda: paillier.encode([SECRET], 35),
    lambda: paillier.decode([SECRET], 35),
    lambda: paillier.pack([SECRET], 8, 16),
    lambda: paillier.pack([-SECRET], 8, 16),
    lambda: paillier.unpack([-SECRET], 8, 16, 1),
    lambda: paillier.unpack([str(SECRET)], 8, 16, 1),
    lambda: paillier.fixed_base_power(TABLE["table"], SECRET, 35),
    lambda: PrivateKey(SECRET, 7),
    lambda: PrivateKey(3**50, 7),
])  # fmt: skip
def test_no_sentence_shows_what_is_private(call):
    with pytest.raises((TypeError, ValueError)) as caught:
        call()
    shown = str(caught.value)
    assert str(SECRET) not in shown and f"{float(SECRET)}" not in shown and str(3**50) not in shown


@pytest.mark.parametrize("call, says", [
    (lambda: paillier.generate_keypair(1024), "generate_keypair: bits is 1024, but a key below 2048 bits"),
    (lambda: paillier.generate_keypair(63, demo=True), "generate_keypair: bits is 63, but must be even"),
    (lambda: paillier.encrypt(PublicKey(35), 35), "encrypt: plaintext is not below n"),
    (lambda: paillier.encrypt(PublicKey(35), 1.0), "encrypt: plaintext is a float, but"),
    (lambda: paillier.decrypt(PrivateKey(5, 7), 0), "decrypt: ciphertext is 0, but"),
    (lambda: paillier.decrypt(PrivateKey(5, 7), 1225), "decrypt: ciphertext is above n² - 1"),
    (lambda: paillier.decrypt_crt(PrivateKey(5, 7), 10), "decrypt_crt: ciphertext shares a factor with n"),
    (lambda: paillier.add(PublicKey(35), 0, 36), "add: a is 0, but"),
    (lambda: paillier.add(PublicKey(35), 36, 1226), "add: b is above n² - 1"),
    (lambda: paillier.multiply(PublicKey(35), 36, 1.5), "multiply: scalar is a float, but"),
    (lambda: paillier.multiply(PublicKey(35), 14, 2), "multiply: ciphertext shares a factor with n"),
    (lambda: paillier.rerandomize(PublicKey(35), 0), "rerandomize: ciphertext is 0, but"),
    (lambda: paillier.encode([], 35), "encode: integers is empty, but"),
    (lambda: paillier.decode([], 35), "decode: residues is empty, but"),
    (lambda: paillier.pack([], 8, 16), "pack: integers is empty, but"),
    (lambda: paillier.unpack([], 8, 16, 1), "unpack: plaintexts is empty, but"),
    (lambda: paillier.unpack([1], 8, 16, 0), "unpack: count is 0, but"),
    (lambda: paillier.pack([1], 17, 16), "pack: plaintext_bits is 16, but slot_bits is 17"),
    (lambda: paillier.choose_slot_bits(10**9, 2), "choose_slot_bits: bits is 1000000000, but"),
    (lambda: paillier.choose_slot_bits(8, 0), "choose_slot_bits: summands is 0, but"),
    (lambda: paillier.factor(14), "factor: n is 14, but must be at least 15"),
    (lambda: paillier.fixed_base_power([], 1, 35), "fixed_base_power: table is empty, but"),
])  # fmt: skip
def test_the_rules_stand_on_the_functions(call, says):
    with pytest.raises((TypeError, ValueError)) as caught:
        call()
    assert str(caught.value).startswith(says)


def test_a_short_key_is_drawn_when_asked_for():
    public_key, _ = paillier.generate_keypair(16, demo=True)
    assert public_key.bits == 16


@pytest.mark.parametrize("module", ["fedlearn_lib.given.paillier.inputs", "fedlearn_lib.course.checks.paillier"])
def test_the_judge_loads_nothing_slow(module):
    code = f"import sys, {module}; print(*{{'matplotlib', 'scipy', 'ipywidgets', 'pandas'}} & sys.modules.keys())"
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8")
    assert result.stdout == "\n", result.stderr + result.stdout
