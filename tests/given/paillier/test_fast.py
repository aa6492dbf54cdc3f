"""Fast Paillier: the same numbers as the reference and phe, nothing secret shown, bad input refused."""

import copy
import doctest
import importlib
import io
import math
import os
import pickle
import random
import re
import secrets
import sys
import threading
import warnings
from functools import cache

import gmpy2
import numpy as np
import phe
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fedlearn_lib.course.solutions import paillier as reference
from fedlearn_lib.given.paillier import fast, packing, powers, sums
from fedlearn_lib.given.paillier import serialization as paillier_bytes
from fedlearn_lib.given.paillier.fast import Encryptor, encrypt_vector, supports_half_length
from fedlearn_lib.given.paillier.keys import PrivateKey, PublicKey, random_prime
from fedlearn_lib.given.paillier.packing import Layout, pack_vector, unpack_sum
from fedlearn_lib.given.paillier.powers import Comb, fixed_base_table
from fedlearn_lib.given.paillier.serialization import (
    ciphertexts_from_bytes,
    ciphertexts_to_bytes,
    publish_key,
    read_key,
)
from fedlearn_lib.given.paillier.sums import add_vectors, check_ciphertexts, decrypt_all, decrypt_sum


@cache
def keys(bits):
    return reference.generate_keypair(bits, demo=True)


@cache
def key_without_promise(bits=256):
    """A key whose primes are 1 mod 4, so that its n is 1 mod 4 as well."""
    while True:
        p, q = (int(gmpy2.next_prime(secrets.randbits(bits // 2) | 1 << (bits // 2 - 1))) for _ in range(2))
        if p % 4 == q % 4 == 1 and p != q and math.gcd(p * q, (p - 1) * (q - 1)) == 1:
            return PublicKey(p * q), PrivateKey(p, q)


@pytest.fixture(params=["gmpy2", "pure Python"])
def numbers(request, monkeypatch):
    if request.param == "pure Python":
        monkeypatch.setattr(powers, "gmpy2", None)
        monkeypatch.setattr(powers, "_told", True)
    return request.param


def encryptor_for(bits, **options):
    return Encryptor(keys(bits)[0], **dict(half_length=True) | options)


# ---- agreement ----------------------------------------------------------------------------------


@pytest.mark.parametrize("half_length", [True, False])
@pytest.mark.parametrize("expected", [1, 100, 10_000])
def test_agrees_with_the_reference(half_length, expected, numbers):
    public_key, private_key = keys(256)
    encryptor = Encryptor(public_key, half_length=half_length, expected=expected)
    plaintexts = [0, 1, 12345, public_key.n - 1]
    ciphertexts = encryptor.encrypt(plaintexts)
    assert all(type(ciphertext) is int for ciphertext in ciphertexts)
    assert [reference.decrypt(private_key, ciphertext) for ciphertext in ciphertexts] == plaintexts
    theirs = [reference.encrypt(public_key, plaintext) for plaintext in plaintexts]
    decrypted = decrypt_all(private_key, theirs)
    assert decrypted == plaintexts and all(type(plaintext) is int for plaintext in decrypted)
    both = [reference.add(public_key, a, b) for a, b in zip(ciphertexts, theirs, strict=True)]
    assert add_vectors(public_key, ciphertexts, theirs) == both


@pytest.mark.parametrize("bits", [2048, 3072])
def test_agrees_with_phe(bits):
    public_key, private_key = keys(bits)
    theirs = phe.PaillierPublicKey(public_key.n)
    their_private = phe.PaillierPrivateKey(theirs, private_key.p, private_key.q)
    plaintexts = [0, 7, public_key.n - 1]
    ciphertexts = encryptor_for(bits).encrypt(plaintexts)
    assert [their_private.raw_decrypt(ciphertext) for ciphertext in ciphertexts] == plaintexts
    assert decrypt_all(private_key, [theirs.raw_encrypt(plaintext) for plaintext in plaintexts]) == plaintexts


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_packs_as_the_reference(data):
    bits, summands = data.draw(st.integers(2, 31)), data.draw(st.integers(1, 2**20))
    width = 8 * -(-reference.choose_slot_bits(bits, summands) // 8)
    key_bits = data.draw(st.integers(width + 1, 700))
    layout = Layout(bits, summands, key_bits)
    assert (8 * layout.slot_bytes, layout.slots) == (width, (key_bits - 1) // width)
    largest = 2 ** (bits - 1) - 1
    integers = data.draw(st.lists(st.integers(-largest, largest), min_size=1, max_size=3 * layout.slots + 1))
    plaintexts = list(pack_vector(integers, layout))
    assert plaintexts == reference.pack([integer + largest for integer in integers], width, key_bits - 1)
    assert len(plaintexts) == layout.plaintexts_for(len(integers))
    times = data.draw(st.integers(1, summands))
    total = [plaintext * times for plaintext in plaintexts]
    sums = unpack_sum(total, layout, len(integers), times)
    assert sums.dtype == np.int64 and sums.tolist() == [times * integer for integer in integers]
    theirs = reference.unpack(total, width, key_bits - 1, len(integers))
    assert [their - times * largest for their in theirs] == sums.tolist()


@pytest.mark.parametrize("bits, summands", [(2, 255), (8, 1), (8, 257), (16, 256), (16, 257), (31, 2**32)])
def test_the_worst_sums_fit(bits, summands):
    # As many summands as there is room for, every one at an end of its range, side by side.
    layout = Layout(bits, summands, 1024)
    ends = np.tile([layout.offset, -layout.offset, layout.offset], layout.slots)
    total = [plaintext * summands for plaintext in pack_vector(ends, layout)]
    assert max(total) < 2**1023
    np.testing.assert_array_equal(unpack_sum(total, layout, len(ends), summands), ends * summands)


def test_vectors_of_many_clients_add_up(numbers):
    public_key, private_key = keys(256)
    rng, layout = np.random.default_rng(0), Layout(bits=16, summands=12, key_bits=256)
    vectors = rng.integers(-layout.offset, layout.offset + 1, (12, 151))
    before, total = vectors.copy(), None
    for vector in vectors:
        mine = encrypt_vector(encryptor_for(256), vector, layout)
        total = mine if total is None else add_vectors(public_key, total, mine)
    sums = decrypt_sum(private_key, total, layout, 151, contributors=12)
    assert sums.dtype == np.int64 and sums.shape == (151,)
    np.testing.assert_array_equal(sums, vectors.sum(axis=0))
    np.testing.assert_array_equal(vectors, before)


def test_long_vectors_are_packed_in_blocks(monkeypatch):
    layout = Layout(16, 256, 256)
    integers = np.random.default_rng(0).integers(-layout.offset, layout.offset + 1, 1000)
    at_once = list(pack_vector(integers, layout))
    monkeypatch.setattr(packing, "BLOCK", 3)
    assert list(pack_vector(integers, layout)) == at_once
    monkeypatch.setattr(sums, "BLOCK", 7)
    ciphertexts = encryptor_for(256).encrypt(iter(at_once))
    assert decrypt_all(keys(256)[1], iter(ciphertexts)) == at_once


@pytest.mark.parametrize("kind", [list, tuple, np.array, np.int8, np.uint8, np.int32])
def test_integers_of_any_kind(kind):
    layout = Layout(8, 2, 64)
    integers = [0, 5, 127, 1, 2] if kind is np.uint8 else [-127, 5, 127, 0, -1]
    given_ = np.array(integers, kind) if isinstance(kind, type) and issubclass(kind, np.generic) else kind(integers)
    assert unpack_sum(pack_vector(given_, layout), layout, 5, 1).tolist() == integers


def test_threads_do_not_change_the_result():
    private_key = keys(512)[1]
    plaintexts = list(range(41))
    ciphertexts = encryptor_for(512).encrypt(plaintexts)
    for threads in [None, 1, 2, 3, 100]:
        assert decrypt_all(private_key, ciphertexts, threads) == plaintexts
    assert decrypt_all(private_key, []) == []


def test_a_fixed_base_table_serves_the_learners_power(numbers):
    table = fixed_base_table(3, 10**40 + 1, exponent_bits=60)
    assert len(table) == 8 and all(type(entry) is int for row in table for entry in row)
    for exponent in [0, 1, 777, 2**60 - 1]:
        assert reference.fixed_base_power(table, exponent, 10**40 + 1) == pow(3, exponent, 10**40 + 1)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 6), st.integers(1, 5), st.integers(1, 5), st.integers(2, 10**6))
def test_a_comb_raises_to_the_exponent_of_its_digits(teeth, blocks, turns, modulus):
    comb = Comb(teeth, blocks, turns)
    table, digits, exponent = comb.table(12345, modulus), comb.random_digits(), 0
    assert [len(row) for row in table] == [2**teeth] * blocks and len(digits) == blocks * turns
    for place, digit in enumerate(digits):
        turn, block = turns - 1 - place // blocks, place % blocks
        for tooth in range(teeth):
            exponent |= (digit >> tooth & 1) << ((tooth * blocks + block) * turns + turn)
    assert comb.power(table, digits, modulus) % modulus == pow(12345, exponent, modulus)


@pytest.mark.parametrize("expected", [1, 10, 100, 1000, 10**6])
@pytest.mark.parametrize("exponent_bits", [8, 512, 1024, 1536])
def test_combs_are_long_enough_and_small(expected, exponent_bits):
    comb = Comb.cheapest(exponent_bits, expected)
    assert exponent_bits <= comb.exponent_bits <= exponent_bits + 88
    assert comb.blocks * 2**comb.teeth <= 16_384
    drawn = np.array([comb.random_digits() for _ in range(300)])
    assert drawn.min() >= 0 and drawn.max() < 2**comb.teeth
    assert abs(drawn.mean() / (2**comb.teeth - 1) - 0.5) < 0.1  # of at least 600 digits, off by 6 deviations


# ---- obfuscators --------------------------------------------------------------------------------


def obfuscators(encryptor, count):
    return encryptor.encrypt([0] * count)  # an encryption of 0 is its obfuscator


def test_every_obfuscator_is_fresh_and_a_power_of_n():
    public_key, private_key = keys(256)
    encryptor = encryptor_for(256)
    encryptor.prepare(20)
    drawn = obfuscators(encryptor, 50)  # 20 prepared, 30 not
    assert encryptor.prepared == 0 and len(set(drawn)) == 50
    assert decrypt_all(private_key, drawn) == [0] * 50


def test_two_encryptors_have_different_bases():
    first, second = encryptor_for(256), encryptor_for(256)
    obfuscators(first, 1), obfuscators(second, 1)
    h_first, h_second = (int(encryptor._rows[0][1]) for encryptor in (first, second))
    assert h_first != h_second
    # h = -x² is no square modulo p or q, and neither is h**n
    private_key = keys(256)[1]
    for h in h_first, h_second:
        assert gmpy2.legendre(h, private_key.p) == gmpy2.legendre(h, private_key.q) == -1


@pytest.mark.parametrize("expected", [1, 100, 10_000])
def test_alpha_comes_from_the_operating_system(expected, monkeypatch):
    encryptor = encryptor_for(512, expected=expected)
    encryptor.prepare(1)  # the table
    asked = []

    def urandom(count):
        asked.append(count)
        return os.urandom(count)

    monkeypatch.setattr(random, "_urandom", urandom)  # what `secrets` draws from
    obfuscators(encryptor, 6)
    comb = encryptor._comb
    assert comb.exponent_bits >= 256  # half of n's 512
    # 16 bits for each digit, of which `teeth` are used; one obfuscator was prepared
    assert asked == [2 * comb.blocks * comb.turns] * 5


def test_the_base_and_full_length_r_come_from_the_operating_system(monkeypatch):
    asked = []
    monkeypatch.setattr(random, "_urandom", lambda count: asked.append(count) or os.urandom(count))
    encryptor = encryptor_for(512)
    encryptor.prepare(1)
    alpha = 2 * encryptor._comb.blocks * encryptor._comb.turns
    assert len(asked) >= 2 and asked[-1] == alpha and set(asked[:-1]) == {64}  # x may be drawn again
    asked.clear()
    obfuscators(encryptor_for(512, half_length=False), 3)
    assert len(asked) >= 3 and set(asked) == {64}


def test_seeding_other_generators_changes_nothing():
    drawn = []
    for _ in range(2):
        random.seed(0), np.random.seed(0)
        drawn += obfuscators(encryptor_for(256), 2)
    assert len(set(drawn)) == 4


def test_keys_without_the_promise_get_full_length():
    public_key, private_key = key_without_promise()
    assert not supports_half_length(private_key) and read_key(publish_key(private_key)) == (public_key, False)
    encryptor = Encryptor(public_key, half_length=read_key(publish_key(private_key))[1])
    assert encryptor.encrypt([5]) and encryptor._rows is None
    assert "full-length" in repr(encryptor)
    # p and q of different remainders: the public key shows that the promise is wrong
    with pytest.warns(UserWarning, match="cannot both be 3 mod 4"):
        encryptor = Encryptor(PublicKey(5 * 7), half_length=True)
    assert not encryptor.half_length and decrypt_all(PrivateKey(5, 7), encryptor.encrypt([12])) == [12]
    # both 3 mod 4, but 5 divides p - 1 and q - 1
    assert not supports_half_length(PrivateKey(11, 31))
    assert supports_half_length(keys(256)[1])


def test_threads_never_share_an_obfuscator():
    encryptor, drawn = encryptor_for(128), [[] for _ in range(4)]
    encryptor.prepare(400)
    threads = [threading.Thread(target=lambda own=own: own.extend(obfuscators(encryptor, 150))) for own in drawn]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    drawn = sum(drawn, [])
    assert len(drawn) == 600 and len(set(drawn)) == 600 and encryptor.prepared == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only where processes fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_process_does_not_use_what_the_parent_will():
    encryptor = encryptor_for(128)
    encryptor.prepare(5)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, repr(obfuscators(encryptor, 5)).encode())
        os._exit(0)
    os.waitpid(child, 0)
    theirs = os.read(reading, 10_000).decode()
    assert theirs.startswith("[") and encryptor.prepared == 5
    assert not set(map(str, obfuscators(encryptor, 5))) & set(re.findall(r"\d+", theirs))


def test_several_processes_prepare():
    public_key, private_key = keys(256)
    encryptor = encryptor_for(256)
    encryptor.prepare(7, processes=2)
    assert encryptor.prepared == 7 and encryptor._rows is None  # nothing was made here
    drawn = obfuscators(encryptor, 7)
    assert len(set(drawn)) == 7 and decrypt_all(private_key, drawn) == [0] * 7


# ---- secrets stay inside ------------------------------------------------------------------------


def test_nothing_secret_is_shown_or_stored(monkeypatch):
    public_key, private_key = keys(256)
    drawn = []
    randbelow, token_bytes = secrets.randbelow, secrets.token_bytes

    def watched_bytes(count):
        found = token_bytes(count)
        drawn.append(int.from_bytes(found))
        return found

    monkeypatch.setattr(secrets, "randbelow", lambda n: drawn.append(randbelow(n)) or drawn[-1])
    monkeypatch.setattr(secrets, "token_bytes", watched_bytes)
    encryptor = encryptor_for(256)
    encryptor.prepare(2)
    encryptor.encrypt([1])
    hidden = [private_key.p, private_key.q, *drawn, *map(int, encryptor._ready), int(encryptor._rows[0][1])]
    assert len(drawn) >= 3
    shown = [repr(encryptor), str(encryptor), f"{encryptor}", repr(private_key), repr(publish_key(private_key))]
    attempts = [
        lambda: pickle.dumps(encryptor),
        lambda: copy.copy(encryptor),
        lambda: copy.deepcopy(encryptor),
        lambda: encryptor.encrypt([private_key.p, public_key.n]),
        lambda: encryptor.encrypt([private_key.p + 0.5]),
        lambda: encryptor.encrypt([-private_key.p]),
        lambda: encryptor.prepare(-private_key.p),
        lambda: Encryptor(private_key),
        lambda: supports_half_length((private_key.p, private_key.q)),
        lambda: decrypt_all(private_key, [private_key.p]),
        lambda: decrypt_all(private_key, [private_key.n**2]),
        lambda: decrypt_all((private_key.p, private_key.q), [5]),
        lambda: encrypt_vector(encryptor, [private_key.p], Layout(16, 2, 256)),
        lambda: decrypt_sum(private_key, encryptor.encrypt([private_key.p]), Layout(16, 2, 256), 1, 1),
        lambda: ciphertexts_to_bytes(public_key, [private_key.p]),
        lambda: fixed_base_table(private_key.p, 0, 8),
    ]
    for attempt in attempts:
        with pytest.raises((TypeError, ValueError)) as caught:
            attempt()
        shown.append("".join(map(repr, (caught.value, caught.value.__cause__))))
    # also in what a handler would print, without the test's own lines
    text = " ".join(shown)
    for secret in hidden:
        assert str(secret)[:12] not in text and hex(secret)[2:14] not in text
    # only n and yes or no leave the owner
    assert len(publish_key(private_key)) == 32 + 37
    # neither x nor alpha is kept by the encryptor
    kept = " ".join(str(int(value)) for value in vars(encryptor).values() if isinstance(value, int | type(gmpy2.mpz())))
    assert not any(str(secret) in kept for secret in drawn)


def test_pickling_is_refused_in_a_sentence():
    with pytest.raises(TypeError, match="neither copied nor pickled"):
        pickle.Pickler(io.BytesIO(), protocol=5).dump(encryptor_for(128))


# ---- without gmpy2 ------------------------------------------------------------------------------


def test_without_gmpy2_it_works_and_says_so_once(monkeypatch):
    monkeypatch.setattr(powers, "gmpy2", None)
    monkeypatch.setattr(powers, "_told", False)
    public_key, private_key = keys(256)
    layout = Layout(16, 2, 256)
    with pytest.warns(UserWarning, match="gmpy2 is not installed") as caught:
        encryptor = Encryptor(public_key, half_length=True)
        ciphertexts = encrypt_vector(encryptor, np.arange(100), layout)
        sums = decrypt_sum(private_key, add_vectors(public_key, ciphertexts, ciphertexts), layout, 100, 2)
        Encryptor(public_key)
    assert len(caught) == 1 and caught[0].filename == __file__
    np.testing.assert_array_equal(sums, 2 * np.arange(100))
    assert not any(isinstance(entry, type(gmpy2.mpz())) for entry in encryptor._rows[0])


def test_it_imports_without_gmpy2(monkeypatch):
    package = sys.modules["fedlearn_lib.given.paillier"]
    monkeypatch.setitem(sys.modules, "gmpy2", None)
    for module in [powers, packing, fast, sums]:
        monkeypatch.delitem(sys.modules, module.__name__)
        # importing sets an attribute of the package too: put it back in the end
        monkeypatch.setattr(package, module.__name__.rpartition(".")[2], module)
    fresh = importlib.import_module("fedlearn_lib.given.paillier.fast")
    assert fresh is not fast
    with pytest.warns(UserWarning, match="pure Python"):
        assert fresh.Encryptor(PublicKey(7 * 11)).encrypt([5])


# ---- bytes --------------------------------------------------------------------------------------


def test_bytes_and_back():
    public_key, private_key = keys(256)
    ciphertexts = encryptor_for(256).encrypt(range(9))
    data = ciphertexts_to_bytes(public_key, ciphertexts)
    assert len(data) == 9 * 64 + 44
    assert ciphertexts_from_bytes(public_key, data) == ciphertexts
    assert ciphertexts_from_bytes(public_key, bytearray(data)) == ciphertexts
    assert read_key(publish_key(private_key)) == (public_key, True)


def test_every_damaged_byte_is_noticed():
    public_key, private_key = keys(64)
    data, key = ciphertexts_to_bytes(public_key, encryptor_for(64).encrypt([1, 2])), publish_key(private_key)
    for read, whole in [(lambda data: ciphertexts_from_bytes(public_key, data), data), (read_key, key)]:
        for place in range(len(whole)):
            damaged = bytearray(whole)
            damaged[place] ^= 1 << (place % 8)
            with pytest.raises(ValueError, match="does not match|begin differently"):
                read(bytes(damaged))
            with pytest.raises(ValueError, match="does not match|too few"):
                read(whole[:place])
        with pytest.raises(ValueError, match="does not match"):
            read(whole + b"\0")
        with pytest.raises(TypeError, match="must come as bytes"):
            read(whole.hex())


def resealed(kind, content):
    return paillier_bytes._sealed(kind + content)


@pytest.mark.parametrize(
    "content, sentence",
    [
        (b"", "no public key of this course's form"),
        (b"\1", "no public key of this course's form"),
        (b"\2" + bytes([77]), "no public key of this course's form"),
        (b"\1" + bytes([0, 77]), "no public key of this course's form"),
        (b"\1" + bytes([76]), "must be odd"),
    ],
)
def test_keys_that_somebody_made_up(content, sentence):
    with pytest.raises(ValueError, match=sentence):
        read_key(resealed(b"FLpk", content))


def test_ciphertexts_that_somebody_made_up():
    public_key, n = PublicKey(77), 77
    fingerprint = paillier_bytes._fingerprint(public_key)
    for body, sentence in [
        (b"", "hold 0 bytes"),
        (b"\1", "hold 1 bytes"),
        (b"\0\0", "place 0 is not from 1"),
        ((n * n).to_bytes(2), "place 0 is not from 1"),
        (b"\0\5" + (7).to_bytes(2), "place 1 has a factor in common"),
    ]:
        with pytest.raises(ValueError, match=sentence):
            ciphertexts_from_bytes(public_key, resealed(b"FLct", fingerprint + body))
    other = ciphertexts_to_bytes(PublicKey(67 * 71), [5, 6])
    with pytest.raises(ValueError, match="under another public key"):
        ciphertexts_from_bytes(public_key, other)
    with pytest.raises(ValueError, match="begin differently"):
        read_key(other)
    with pytest.raises(ValueError, match="is empty"):
        ciphertexts_to_bytes(public_key, [])
    with pytest.raises(TypeError, match="takes the owner's PrivateKey"):
        publish_key(public_key)


# ---- bad input ----------------------------------------------------------------------------------

LAYOUT = Layout(bits=16, summands=3, key_bits=256)


@pytest.mark.parametrize(
    "settings, sentence",
    [
        (dict(bits=1), "bits is 1, but must be from 2 to 31"),
        (dict(bits=32), "bits is 32"),
        (dict(bits=16.0), "bits is 16.0"),
        (dict(summands=0), "summands is 0"),
        (dict(summands=2**32, bits=32), "bits is 32"),
        (dict(summands=2**33, bits=31), "takes 64 bits, but at most 63"),
        (dict(key_bits=24), "has only 23"),
        (dict(key_bits="2048"), "key_bits is '2048'"),
    ],
)
def test_layouts_that_cannot_be(settings, sentence):
    with pytest.raises((TypeError, ValueError), match="Layout: .*" + re.escape(sentence)):
        Layout(**dict(bits=16, summands=256, key_bits=256) | settings)


@pytest.mark.parametrize(
    "integers, sentence",
    [
        ([], "must be one flat vector"),
        (np.array([], int), "must be one flat vector"),
        (np.zeros((2, 2), int), r"have shape \(2, 2\)"),
        ([[1], [1, 2]], "must be one flat vector"),
        ([0.5], "type float64, but must be one flat vector of whole numbers"),
        ([True], "type bool"),
        ([2**70], "type object"),
        (None, "type object"),
        ([0, 1, 32768, 99999], "place 2 is not from -32767 to 32767, which is what 16 bits hold"),
        ([32767, 32768], "place 1 is not"),
        ([-32767, -32768], "place 1 is not"),
        (np.array([0, -(2**63)]), "place 1 is not"),
        (np.array([2**64 - 1], np.uint64), "place 0 is not"),
    ],
)
def test_vectors_that_could_overflow_are_refused_before_encrypting(integers, sentence):
    encryptor = encryptor_for(256)
    encryptor.prepare(1)
    with pytest.raises((TypeError, ValueError), match=sentence):
        encrypt_vector(encryptor, integers, LAYOUT)
    assert encryptor.prepared == 1


def a_sum(length=40, contributors=2):
    plaintexts = list(pack_vector(np.arange(length), LAYOUT))
    return [contributors * plaintext for plaintext in plaintexts]


@pytest.mark.parametrize(
    "change, sentence",
    [
        (dict(count=0), "count is 0"),
        (dict(count=2.5), "count is 2.5"),
        (dict(contributors=0), "contributors is 0"),
        (dict(contributors=4), "has room for 3 summands: sums have overflowed"),
        (dict(contributors=1), "1 contributors cannot reach the sum at place"),
        (dict(count=39), "behind the last integer"),
        (dict(count=20), "got more plaintexts"),
        (dict(count=60), "got 4 plaintexts, but 60 integers take 6"),
        (dict(plaintexts=[]), "got 0 plaintexts"),
        (dict(plaintexts=[2**255 - 1] * 4), "plaintext 0 does not fit into its slots"),
        (dict(plaintexts=[-1] * 4), "plaintext 0 does not fit into its slots"),
        (dict(plaintexts=[1.5] * 4), "plaintext 0 is no whole number"),
    ],
)
def test_sums_that_cannot_be(change, sentence):
    arguments = dict(plaintexts=a_sum(), layout=LAYOUT, count=40, contributors=2) | change
    with pytest.raises((TypeError, ValueError), match=sentence):
        unpack_sum(**arguments)


@pytest.mark.parametrize(
    "change, sentence",
    [
        (dict(private_key=keys(256)[0]), "private_key"),
        (dict(layout=None), "must be a Layout"),
        (dict(layout=Layout(16, 3, 2048)), "key of 2048 bits, but this one has 256"),
        (dict(count=41), "got 4 ciphertexts, but 41 integers take 5|take 4"),
        (dict(contributors=4), "room for 3 summands"),
        (dict(ciphertexts=[1, 1, 0, 1]), "place 2 is not from 1"),
        (dict(ciphertexts=[1, 1, 1, 2.0]), "place 3 holds no whole number"),
        (dict(ciphertexts=[]), "got 0 ciphertexts"),
    ],
)
def test_bad_ciphertexts_are_refused_in_a_sentence(change, sentence):
    public_key, private_key = keys(256)
    arguments = dict(private_key=private_key, ciphertexts=[1] * 4, layout=LAYOUT, count=40, contributors=1) | change
    with pytest.raises((TypeError, ValueError), match=sentence):
        decrypt_sum(**arguments)


def test_ciphertexts_of_another_key_are_noticed():
    public_key, private_key = keys(256)
    other = reference.generate_keypair(256, demo=True)[0]
    theirs = encrypt_vector(Encryptor(other), np.arange(100), LAYOUT)
    with pytest.raises(ValueError):  # out of range, or sums that nobody can reach
        decrypt_sum(private_key, theirs, LAYOUT, 100, 1)
    with pytest.raises(ValueError, match="a has 2 ciphertexts, but b has 1"):
        add_vectors(public_key, [1, 2], [3])
    with pytest.raises(ValueError, match="add_vectors: b: the number at place 1 has a factor in common"):
        add_vectors(public_key, [1, 1], [1, private_key.p])
    with pytest.raises(ValueError, match="place 0 is not from 1"):
        check_ciphertexts(public_key, [-5])
    with pytest.raises(ValueError, match="place 300 is not from 1"):  # in the second block
        decrypt_all(private_key, [1] * 300 + [0])
    with pytest.raises(ValueError, match="place 301 has a factor in common"):
        decrypt_all(private_key, [1] * 301 + [private_key.q])


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (dict(public_key=keys(256)[1]), "Encryptor: public_key is a PrivateKey"),
        (dict(public_key=77), "Encryptor: public_key"),
        (dict(half_length=None), "half_length must be True or False"),
        (dict(expected=0), "Encryptor: expected is 0"),
        (dict(expected=1.5), "Encryptor: expected is 1.5"),
    ],
)
def test_bad_encryptors_are_refused_in_a_sentence(arguments, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence):
        Encryptor(**dict(public_key=keys(256)[0]) | arguments)


def test_other_bad_input_is_refused_in_a_sentence():
    encryptor, private_key = encryptor_for(256), keys(256)[1]
    for attempt, sentence in [
        (lambda: encryptor.encrypt([1, True]), "plaintext 1 is no whole number"),
        (lambda: encryptor.encrypt([1, 2.0]), "plaintext 1 is no whole number"),
        (lambda: encryptor.encrypt([-1]), "plaintext 0 is not from 0 to n - 1"),
        (lambda: encryptor.prepare(0), "prepare: count is 0"),
        (lambda: encryptor.prepare(1, 0), "prepare: processes is 0"),
        (lambda: encrypt_vector(keys(256)[0], [1], LAYOUT), "encryptor is of type PublicKey"),
        (lambda: encrypt_vector(encryptor, [1], Layout(16, 3, 2048)), "made for a key of 2048 bits"),
        (lambda: decrypt_all(private_key, [1], threads=0), "threads is 0"),
        (lambda: decrypt_all(keys(256)[0], [1]), "must be a PrivateKey"),
        (lambda: fixed_base_table(3, 1000, 0), "exponent_bits is 0"),
        (lambda: fixed_base_table(3, 1000, 8, window=17), "window is 17"),
        (lambda: fixed_base_table(3, 0, 8), "modulus is 0"),
    ]:
        with pytest.raises((TypeError, ValueError), match=sentence):
            attempt()


@pytest.mark.parametrize("module", [powers, packing, fast, sums, paillier_bytes], ids=lambda m: m.__name__[20:])
def test_examples_in_the_docstrings(module):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = doctest.testmod(module)
    assert result.attempted > 1 and result.failed == 0


def test_narrow_numpy_numbers_count_as_whole_numbers():
    private_key = PrivateKey(2**256 - 189, 2**256 - 617)
    layout = Layout(8, 200, 512)
    encryptor = Encryptor(PublicKey(private_key.n))
    vectors = [encrypt_vector(encryptor, [-127, -127, -126], layout) for _ in range(3)]
    total = add_vectors(encryptor.public_key, add_vectors(encryptor.public_key, *vectors[:2]), vectors[2])
    sums = decrypt_sum(private_key, total, layout, np.uint8(3), np.uint8(3))
    assert sums.tolist() == [-381, -381, -378]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_fork_while_plaintexts_are_made_shares_no_obfuscator():
    encryptor = Encryptor(PublicKey((2**256 - 189) * (2**256 - 617)))
    encryptor.prepare(4)
    reader, writer = os.pipe()
    child = None

    def plaintexts():
        nonlocal child
        yield 1
        child = os.fork()
        yield 2

    ciphertexts = encryptor.encrypt(plaintexts())
    if child == 0:
        os.write(writer, ciphertexts[1].to_bytes(128))
        os._exit(0)
    os.waitpid(child, 0)
    assert int.from_bytes(os.read(reader, 128)) != ciphertexts[1]


def test_the_longest_keys_are_keys():
    assert PublicKey(2**16383 + 1).bits == 16384
    with pytest.raises(ValueError, match="a number of 20000 bits"):
        PublicKey(2**19999)


# ---- for proofs ----------------------------------------------------------------------------------


@pytest.mark.parametrize("half_length", [True, False])
def test_an_encryptor_tells_the_base_of_each_ciphertext_once(numbers, half_length):
    public_key, private_key = keys(128)
    n, encryptor = public_key.n, Encryptor(public_key, half_length=half_length, expected=5)
    encryptor.prepare(2)
    plaintexts = [0, 1, n - 1, 7, 7]
    pairs = encryptor.encrypt_with_bases(plaintexts)
    assert encryptor.prepared == 2  # of these nobody kept r
    assert [c for c, _ in pairs] == [
        (1 + m * n) * pow(r, n, n**2) % n**2 for m, (_, r) in zip(plaintexts, pairs, strict=True)
    ]
    assert all(0 < r < n and math.gcd(r, n) == 1 for _, r in pairs) and len({r for _, r in pairs}) == 5
    assert decrypt_all(private_key, [c for c, _ in pairs]) == plaintexts
    for wrong in ([n], [-1], [True], [0.5]):
        with pytest.raises((TypeError, ValueError), match="plaintext 0"):
            encryptor.encrypt_with_bases(wrong)


# ---- found by attackers ---------------------------------------------------------------------------


@pytest.mark.parametrize("bits", [-1, 0, 3, 4])
def test_a_prime_that_does_not_exist_is_refused_and_not_searched_for_ever(bits):
    with pytest.raises(ValueError, match="must be at least 5"):
        random_prime(bits)


@pytest.mark.parametrize("bits", [5, 6, 7, 8, 9])
def test_short_primes_are_found(bits):
    prime = random_prime(bits)
    assert prime.bit_length() == bits and prime % 4 == 3 and prime >> bits - 2 == 3


@pytest.mark.parametrize("value", [2**63, 2**64 - 1, 2 * (2**30 - 1) + 1])
def test_a_slot_of_eight_bytes_is_read_without_a_sign(value):
    layout = Layout(bits=31, summands=2**26, key_bits=256)
    assert layout.slot_bytes == 8
    good, *rest = pack_vector(np.array([5, -7, 0]), layout)
    forged = good - good % 2**64 + value
    with pytest.raises(ValueError, match="contributors cannot reach the sum at place 0"):
        unpack_sum([forged, *rest], layout, 3, 1)
    np.testing.assert_array_equal(unpack_sum([good, *rest], layout, 3, 1), [5, -7, 0])
