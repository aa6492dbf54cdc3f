"""Chapter 6's reference answers against the library `phe`, against arithmetic on paper, and on random numbers."""

import collections
import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phe import paillier as library

from fedlearn_lib.course.solutions import paillier
from fedlearn_lib.given.paillier import keys
from fedlearn_lib.given.paillier.keys import PrivateKey, PublicKey

OURS = paillier.generate_keypair(2048)
THEIRS = library.generate_paillier_keypair(n_length=2048)
SMALL = paillier.generate_keypair(128, demo=True)
N = SMALL[0].n
quick = settings(max_examples=30, deadline=None)
plaintexts = st.integers(0, N - 1)


# ---- the library as oracle ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def library_keys():
    """Our real key, as the library's."""
    public = library.PaillierPublicKey(OURS[0].n)
    return public, library.PaillierPrivateKey(public, OURS[1].p, OURS[1].q)


@pytest.mark.parametrize(
    "plaintext", [0, 1, 2**64, OURS[0].n // 3, OURS[0].n - 1], ids=["0", "1", "64", "third", "top"]
)
def test_the_library_decrypts_what_we_encrypt(plaintext, library_keys):
    _, private = library_keys
    assert private.raw_decrypt(paillier.encrypt(OURS[0], plaintext)) == plaintext


@pytest.mark.parametrize(
    "plaintext", [0, 1, 2**64, OURS[0].n // 3, OURS[0].n - 1], ids=["0", "1", "64", "third", "top"]
)
def test_we_decrypt_what_the_library_encrypts(plaintext, library_keys):
    public, _ = library_keys
    ciphertext = public.raw_encrypt(plaintext)
    assert paillier.decrypt(OURS[1], ciphertext) == paillier.decrypt_crt(OURS[1], ciphertext) == plaintext


def test_both_ways_with_a_key_of_the_librarys():
    public, private = THEIRS
    ours = PublicKey(public.n), PrivateKey(private.p, private.q)
    assert private.raw_decrypt(paillier.encrypt(ours[0], 4711)) == 4711
    assert paillier.decrypt(ours[1], public.raw_encrypt(4711)) == 4711


def test_the_library_computes_on_our_ciphertexts_and_we_on_its(library_keys):
    public, private = library_keys
    (minus_five,) = paillier.encode([-5], public.n)
    ours = library.EncryptedNumber(public, paillier.encrypt(OURS[0], minus_five))
    assert private.decrypt(ours * 3 + public.encrypt(40)) == 25
    theirs = public.encrypt(-40).ciphertext()
    total = paillier.add(OURS[0], theirs, paillier.multiply(OURS[0], ours.ciphertext(), -2))
    assert paillier.decode([paillier.decrypt(OURS[1], paillier.rerandomize(OURS[0], total))], public.n) == [-30]


# ---- on paper -----------------------------------------------------------------------------------

# n = 5 · 7. Powers of 36 = n + 1 modulo 1225 hold the plaintext in the open: 36**m = 1 + 35 m.
NOISE = {  # r → r**35 modulo 1225, by repeated multiplication below
    1: 1,
    2: 18,  # 2**10 = 1024 = -201, 2**20 = 201² = -24, 2**30 = 24 · 201 = -76, 2**35 = -76 · 32 = 18
    34: 1224,  # 34**35 = (35 - 1)**35 = -1, for 35 · 35 = 0
}


def by_repetition(base, exponent, modulus):
    """A power as one would take it on paper."""
    result = 1
    for _ in range(exponent):
        result = result * base % modulus
    return result


def test_the_noise_on_paper():
    assert 2**35 == 28048766 * 1225 + 18
    assert {r: by_repetition(r, 35, 1225) for r in NOISE} == NOISE


@pytest.mark.parametrize("plaintext", range(35))
@pytest.mark.parametrize("r", NOISE)
def test_known_ciphertexts_decrypt(plaintext, r):
    ciphertext = (1 + 35 * plaintext) * NOISE[r] % 1225
    assert paillier.decrypt(PrivateKey(5, 7), ciphertext) == plaintext
    assert paillier.decrypt_crt(PrivateKey(5, 7), ciphertext) == plaintext


def test_the_ciphertexts_are_all_those_on_paper_and_no_others():
    """With n = 35 each plaintext has 24 ciphertexts, one for every r without a factor of 35."""
    noise = {by_repetition(r, 35, 1225) for r in range(1, 35) if r % 5 and r % 7}
    assert len(noise) == 24
    counts = collections.Counter(paillier.encrypt(PublicKey(35), 3) for _ in range(2400))
    assert set(counts) == {(1 + 3 * 35) * each % 1225 for each in noise}
    # Chi-squared with 23 degrees of freedom: above 80 once in 40 million runs.
    assert sum((count - 100) ** 2 / 100 for count in counts.values()) < 80


def test_why_n_must_not_share_a_factor_with_the_primes_minus_one():
    """gcd(21, 2 · 6) is 3, so there is no inverse; equal lengths exclude it, for 2 p + 1 is longer than p."""
    with pytest.raises(ValueError, match="not invertible"):
        paillier.decrypt(PrivateKey(3, 7), 22)


# ---- keys ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("bits", [16, 18, 34, 64, 256])
def test_keys_are_as_promised(bits):
    for _ in range(30):
        public, private = paillier.generate_keypair(bits, demo=True)
        p, q = private.p, private.q
        assert public.n == p * q and public.n.bit_length() == bits
        assert p.bit_length() == q.bit_length() == bits // 2
        assert p != q and p % 4 == q % 4 == 3 and math.gcd(p - 1, q - 1) == 2
        assert math.gcd(public.n, (p - 1) * (q - 1)) == 1


def test_a_real_key_is_as_promised():
    public, private = OURS
    assert public.n.bit_length() == 2048 and private.p.bit_length() == private.q.bit_length() == 1024
    for shown in (repr(public), repr(private), f"{private}", str([private]), str(vars(public))):
        assert str(private.p) not in shown and str(private.q) not in shown


@given(st.integers(0, 10**6) | st.integers(2**64, 2**66))
@quick
def test_the_search_for_primes_needs_no_gmpy2(number):
    gmpy2 = pytest.importorskip("gmpy2")
    assert keys._miller_rabin(number, 40) == gmpy2.is_prime(number)


@pytest.mark.parametrize("number", [561, 41041, 825265, 3215031751, 3825123056546413051, (2**31 - 1) ** 2])
def test_numbers_that_fool_weak_tests_are_no_primes(number):
    assert not keys.is_prime(number) and not keys._miller_rabin(number, 40)


# ---- arithmetic on what nobody can read ---------------------------------------------------------


@given(plaintexts, plaintexts, st.integers(-(N**2), N**2))
@quick
def test_sums_and_products_under_encryption(a, b, scalar):
    public, private = SMALL
    sealed_a, sealed_b = paillier.encrypt(public, a), paillier.encrypt(public, b)
    results = {
        a: sealed_a,
        (a + b) % N: paillier.add(public, sealed_a, sealed_b),
        a * scalar % N: paillier.multiply(public, sealed_a, scalar),
        b: paillier.rerandomize(public, sealed_b),
    }
    for wanted, ciphertext in results.items():
        assert 0 < ciphertext < N**2 and math.gcd(ciphertext, N) == 1
        assert paillier.decrypt(private, ciphertext) == paillier.decrypt_crt(private, ciphertext) == wanted


@given(st.lists(st.integers(-(N // 3) + 1, N // 3 - 1), min_size=1, max_size=20))
@quick
def test_signed_numbers_come_back(integers):
    assert paillier.decode(paillier.encode(integers, N), N) == integers


@given(st.integers(-(N // 3) + 1, N // 3 - 1), st.integers(-(N // 3) + 1, N // 3 - 1))
@quick
def test_a_sum_comes_back_or_is_noticed(a, b):
    """The sum of two never wraps in silence; that of three may."""
    public, private = SMALL
    sealed = [paillier.encrypt(public, residue) for residue in paillier.encode([a, b], N)]
    total = [paillier.decrypt(private, paillier.add(public, *sealed))]
    if abs(a + b) < N // 3:
        assert paillier.decode(total, N) == [a + b]
    else:
        with pytest.raises(OverflowError):
            paillier.decode(total, N)


def test_three_large_numbers_wrap_in_silence():
    """What the text warns of: three times the largest number is read as a small one."""
    largest = N // 3 - 1
    assert paillier.decode([3 * largest % N], N) == [3 * largest - N]


# ---- packing ------------------------------------------------------------------------------------


@pytest.mark.parametrize("bits", range(1, 9))
def test_packed_sums_hold_in_the_worst_case(bits):
    """For every allowed number of summands all of them send their largest number, in every slot."""
    largest, slot_bits = 2**bits - 1, bits + 6
    for summands in range(1, 200):
        needed = paillier.choose_slot_bits(bits, summands)
        assert summands * largest < 2**needed and (needed == 1 or summands * largest >= 2 ** (needed - 1))
        if needed > slot_bits:
            break
        packed = paillier.pack([largest] * 7, slot_bits, 3 * slot_bits)
        sums = [summands * plaintext for plaintext in packed]
        assert paillier.unpack(sums, slot_bits, 3 * slot_bits, 7) == [summands * largest] * 7
    # One more summand, and the lowest slot spills into its neighbour, with nothing to notice it by.
    assert summands * largest >= 2**slot_bits
    spilt = paillier.unpack([summands * plaintext for plaintext in packed], slot_bits, 3 * slot_bits, 7)
    assert spilt != [summands * largest] * 7


@given(st.data(), st.integers(1, 40), st.integers(1, 120), st.integers(1, 30))
@quick
def test_packed_sums_under_encryption(data, bits, extra, count):
    public, private = SMALL
    clients = 3
    slot_bits = paillier.choose_slot_bits(bits, clients)
    plaintext_bits = min(slot_bits + extra, public.bits - 1)
    vectors = [data.draw(st.lists(st.integers(0, 2**bits - 1), min_size=count, max_size=count)) for _ in range(clients)]
    totals = None
    for vector in vectors:
        sealed = [paillier.encrypt(public, plaintext) for plaintext in paillier.pack(vector, slot_bits, plaintext_bits)]
        totals = [paillier.add(public, *pair) for pair in zip(totals, sealed, strict=True)] if totals else sealed
    opened = [paillier.decrypt(private, total) for total in totals]
    assert paillier.unpack(opened, slot_bits, plaintext_bits, count) == [
        sum(column) for column in zip(*vectors, strict=True)
    ]


# ---- equal plaintexts ---------------------------------------------------------------------------


def test_equal_plaintexts_look_different():
    public, _ = SMALL
    drawn = {paillier.encrypt(public, 1) for _ in range(2000)}
    assert len(drawn) == 2000  # of 2**127 that there are
    # No bit of a ciphertext is set more often than chance would have it: 6 standard deviations.
    for bit in range(0, 250, 10):
        ones = sum(ciphertext >> bit & 1 for ciphertext in drawn)
        assert abs(ones - 1000) < 6 * math.sqrt(500), bit


def test_a_fresh_ciphertext_tells_nothing_of_the_old_one():
    public, _ = SMALL
    old = paillier.encrypt(public, 1)
    assert len({paillier.rerandomize(public, old) for _ in range(500)} | {old}) == 501


# ---- the rest -----------------------------------------------------------------------------------


def test_short_keys_are_factored():
    for _ in range(5):
        public, private = paillier.generate_keypair(32, demo=True)
        assert paillier.factor(public.n) == tuple(sorted((private.p, private.q)))


@given(st.integers(0, 256**4 - 1))
@quick
def test_the_table_gives_the_same_power(exponent):
    assert paillier.fixed_base_power(TABLE, exponent, N) == pow(7, exponent, N)


TABLE = [[pow(7, digit * 256**i, N) for digit in range(256)] for i in range(4)]


def test_no_error_of_a_key_shows_a_prime():
    with pytest.raises(ValueError) as caught:
        PrivateKey(OURS[1].p, OURS[1].p)
    assert not re.search(r"\d{5}", str(caught.value))
