"""Proofs of knowing a plaintext: complete, sound, bound to one place, and silent about what they prove."""

import doctest
import math
import secrets
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fedlearn_lib.course.solutions.paillier import decrypt, generate_keypair
from fedlearn_lib.given.paillier import powers
from fedlearn_lib.given.paillier.fast import Encryptor
from fedlearn_lib.given.paillier.keys import PublicKey
from fedlearn_lib.given.refused import Refused
from fedlearn_lib.given.secure_aggregation import proofs
from fedlearn_lib.given.secure_aggregation.proofs import (
    Bound,
    Proof,
    challenge_bits,
    check,
    check_many,
    encrypt_and_prove,
    equation_holds,
    proofs_from_bytes,
    proofs_size,
    proofs_to_bytes,
)

HOLDS_NOT = "does not hold"


@cache
def key(bits):
    return generate_keypair(bits, demo=True)


@cache
def encryptor(bits, half_length=True):
    return Encryptor(key(bits)[0], half_length=half_length, expected=10)


def bound_of(bits=256, author="ann", **changes):
    return replace(Bound(key(bits)[0], 3, b"r" * 32, b"s" * 32, author), **changes)


def proved(plaintexts, bits=256, **changes):
    """What an author posts: (bound, ciphertexts, proofs)."""
    bound = bound_of(bits, **changes)
    return bound, *encrypt_and_prove(encryptor(bits), plaintexts, bound)


def unit(n):
    while True:
        candidate = secrets.randbelow(n)
        if math.gcd(candidate, n) == 1:
            return candidate


@settings(max_examples=40, deadline=None)
@given(data=st.data(), bits=st.sampled_from([64, 128, 512]), half_length=st.booleans())
def test_whoever_knows_the_plaintext_is_believed(data, bits, half_length):
    public_key, private_key = key(bits)
    edges = st.sampled_from([0, 1, public_key.n - 1])
    plaintexts = data.draw(st.lists(st.integers(0, public_key.n - 1) | edges, min_size=1, max_size=3))
    bound = bound_of(bits)
    ciphertexts, proofs = encrypt_and_prove(encryptor(bits, half_length), plaintexts, bound)
    assert [decrypt(private_key, c) for c in ciphertexts] == plaintexts
    check(bound, ciphertexts, proofs)
    assert all(0 <= p.z < public_key.n and 0 < p.w < public_key.n for p in proofs)
    count = len(ciphertexts)
    challenges = [bound.challenge(k, count, c, p.a) for k, (c, p) in enumerate(zip(ciphertexts, proofs, strict=True))]
    assert all(map(equation_holds, [public_key] * count, ciphertexts, proofs, challenges))
    assert proofs_from_bytes(public_key, proofs_to_bytes(public_key, proofs), count) == proofs


def test_the_challenge_is_shorter_than_both_primes():
    for bits in (64, 256, 512):
        public_key, private_key = key(bits)
        assert 2 ** challenge_bits(public_key) < min(private_key.p, private_key.q)
        many = [bound_of(bits).challenge(0, 1, 2, a) for a in range(1, 300)]
        assert max(many).bit_length() == min(256, bits // 2 - 1) and len(set(many)) == len(many)


def test_pure_python_proves_and_checks_the_same(monkeypatch):
    made = proved([5, 6])
    monkeypatch.setattr(powers, "gmpy2", None)
    monkeypatch.setattr(powers, "_told", True)
    bound = bound_of(128)
    plain = bound, *encrypt_and_prove(Encryptor(bound.public_key, half_length=True, expected=1), [5, 6], bound)
    assert check_many([made]) == check_many([plain]) == {}
    monkeypatch.undo()
    assert check_many([plain]) == {}


@pytest.mark.parametrize(
    "changes",
    [{"author": "bob"}, {"author": "an"}, {"round_number": 4}, {"roster": b"x" * 32}, {"subject": b"x" * 32}],
    ids=str,
)
def test_a_proof_that_was_carried_elsewhere_is_refused(changes):
    bound, ciphertexts, proofs = proved([5, 6])
    check(bound, ciphertexts, proofs)
    with pytest.raises(Refused, match=HOLDS_NOT):
        check(replace(bound, **changes), ciphertexts, proofs)


def test_a_proof_is_good_for_one_place_of_so_many():
    bound, ciphertexts, proofs = proved([5, 6, 7])
    for places in ([1, 0, 2], [0, 1], [0], [0, 0, 0], [0, 1, 2, 2]):
        with pytest.raises(Refused, match=HOLDS_NOT):
            check(bound, [ciphertexts[k] for k in places], [proofs[k] for k in places])
    other = encryptor(256).encrypt([5, 6, 7])  # the same plaintexts
    with pytest.raises(Refused, match=HOLDS_NOT):
        check(bound, other, proofs)
    with pytest.raises(Refused, match="3 ciphertexts come with 2 proofs"):
        check(bound, ciphertexts, proofs[:2])
    with pytest.raises(Refused, match="0 ciphertexts come with 0 proofs"):
        check(bound, [], [])


@pytest.mark.parametrize("shift", [1, 8, 40])
@pytest.mark.parametrize("author", ["ann", "bob"])
def test_a_ciphertext_moved_into_other_slots_cannot_be_proved_with_what_one_saw(shift, author):
    """c^(2^k), with the proof moved along, which satisfies the equation for the challenge of before and no other."""
    bound, (c,), (proof,) = proved([5])
    n, factor = bound.public_key.n, 2**shift
    moved = pow(c, factor, n**2)
    along = Proof(pow(proof.a, factor, n**2), proof.z * factor % n, pow(proof.w, factor, n))
    assert equation_holds(bound.public_key, moved, along, bound.challenge(0, 1, c, proof.a))
    for attempt in (proof, along, replace(along, a=proof.a)):
        with pytest.raises(Refused, match=HOLDS_NOT):
            check(replace(bound, author=author), [moved], [attempt])
    # nor by raising the proof to something that suits the new challenge: z and w for m * factor take m and r
    e = replace(bound, author=author).challenge(0, 1, moved, along.a)
    assert not equation_holds(bound.public_key, moved, along, e)


@settings(max_examples=30, deadline=None)
@given(bits=st.sampled_from([64, 256]))
def test_a_transcript_can_be_made_without_the_plaintext_and_so_shows_nothing_of_it(bits):
    public_key, n = key(bits)[0], key(bits)[0].n
    stranger = secrets.randbelow(n**2 - 1) + 1
    while math.gcd(stranger, n) != 1:
        stranger = secrets.randbelow(n**2 - 1) + 1
    z, w, e = secrets.randbelow(n), unit(n), secrets.randbits(challenge_bits(public_key))
    a = (1 + z * n) * pow(w, n, n**2) * pow(stranger, -e, n**2) % n**2
    assert equation_holds(public_key, stranger, Proof(a, z, w), e)
    with pytest.raises(Refused, match=HOLDS_NOT):  # but the hash asks something else
        check(bound_of(bits), [stranger], [Proof(a, z, w)])


@pytest.mark.parametrize("bits", [64, 256])
def test_two_answers_to_one_a_betray_the_plaintext(bits):
    """Why only who knows m can answer; and why x is drawn inside the call and never kept."""
    public_key, n, m = key(bits)[0], key(bits)[0].n, 1234567
    ((c, r),) = encryptor(bits).encrypt_with_bases([m])
    x, u = secrets.randbelow(n), unit(n)
    a = (1 + x * n) * pow(u, n, n**2) % n**2
    answers = []
    for e in (secrets.randbits(challenge_bits(public_key)), 0):
        proof = Proof(a, (x + e * m) % n, u * pow(r, e, n) % n)
        assert equation_holds(public_key, c, proof, e)
        answers.append((e, proof.z))
    (e, z), (_, z0) = answers
    assert (z - z0) * pow(e, -1, n) % n == m


def test_neither_x_nor_u_nor_r_is_used_twice():
    bound = bound_of()
    made = [encrypt_and_prove(encryptor(256), [7], bound) for _ in range(20)]
    assert len({c for (c,), _ in made}) == len({proof.a for _, (proof,) in made}) == 20
    assert len({proof.z for _, (proof,) in made}) == len({proof.w for _, (proof,) in made}) == 20


def wrong_numbers(n, p):
    """Field of a proof, or c: numbers that must not be taken."""
    units = [0, -1, n, p, n**2, n**2 + 1, 2**5000]
    for field, values in {
        "a": units, "c": units, "w": [0, -1, n, p, n + 1, 2**5000], "z": [-1, n, n + 1, 2**5000]
    }.items():  # fmt: skip
        yield from product([field], [*values, True, None, 1.0, "7", b"7", [7]])


def test_numbers_out_of_range_and_non_units_are_refused():
    bound, (c, d), (proof, other) = proved([5, 6], bits=128)
    for field, value in wrong_numbers(bound.public_key.n, key(128)[1].p):
        ciphertexts, changed = ([value, d], proof) if field == "c" else ([c, d], replace(proof, **{field: value}))
        with pytest.raises(Refused, match="malformed"):
            check(bound, ciphertexts, [changed, other])


def test_the_smallest_answers_prove_nothing():
    """a = w = 1 and z = 0 would prove a ciphertext of 1, of 0, or any other if e were 0."""
    bound, (c,), _ = proved([5])
    for a, z, w in product([1, bound.public_key.n**2 - 1, c], [0, 1], [1, bound.public_key.n - 1]):
        with pytest.raises(Refused, match=HOLDS_NOT):
            check(bound, [c], [Proof(a, z, w)])


# ---- many at once -------------------------------------------------------------------------------


def crowd(size=12, bits=256):
    return [proved([secrets.randbelow(1000), k], bits, author=f"client {k}") for k in range(size)]


def test_a_crowd_is_checked_at_once(monkeypatch):
    posted, calls, holds = crowd(), [], proofs._holds
    monkeypatch.setattr(proofs, "_holds", lambda *parts: calls.append(1) or holds(*parts))
    assert check_many(posted) == {} and len(calls) == 1
    assert check_many([]) == {}


@pytest.mark.parametrize("field", ["a", "z", "w", "c"])
def test_who_is_wrong_is_found_by_name_and_nobody_else(field):
    posted = crowd()
    for place in (4, 9):
        bound, ciphertexts, own = posted[place]
        n = bound.public_key.n
        if field == "c":
            ciphertexts = [ciphertexts[0] * (1 + n) % n**2, ciphertexts[1]]
        elif field == "z":
            own = [replace(own[0], z=(own[0].z + 1) % n), own[1]]
        else:
            own = [replace(own[0], **{field: getattr(own[0], field) * 2 % n}), own[1]]
        posted[place] = bound, ciphertexts, own
    bound, ciphertexts, own = posted[6]
    posted[6] = bound, ciphertexts, own[:1]
    told = check_many(posted)
    assert set(told) == {"client 4", "client 6", "client 9"}
    assert HOLDS_NOT in told["client 4"] and "malformed" in told["client 6"]


def test_two_errors_that_cancel_each_other_are_found():
    """z + 1 in one proof and z - 1 in another: the sum is right, but not with random weights."""
    for _ in range(20):
        (first, cs, (p, *rest)), (second, ds, (q, *more)) = crowd(2)
        n = first.public_key.n
        p, q = replace(p, z=(p.z + 1) % n), replace(q, z=(q.z - 1) % n)
        told = check_many([(first, cs, [p, *rest]), (second, ds, [q, *more])])
        assert set(told) == {"client 0", "client 1"}


def test_of_an_author_with_two_entries_both_are_checked():
    posted = [crowd(1)[0], crowd(1)[0]]
    bound, ciphertexts, right = posted[0]
    wrong = [replace(right[0], z=(right[0].z + 1) % bound.public_key.n), *right[1:]]
    for order in ([(bound, ciphertexts, wrong), posted[1]], [posted[1], (bound, ciphertexts, wrong)]):
        assert list(check_many(order)) == [bound.author]


def test_a_lost_sign_is_harmless_and_all_judge_alike():
    """-1 = (-1)^n changes no plaintext; whoever checks one by one or all at once takes it."""
    bound, (c,), (proof,) = proved([5])
    n, private_key = bound.public_key.n, key(256)[1]
    turned = replace(proof, w=n - proof.w)
    e = bound.challenge(0, 1, c, proof.a)
    assert equation_holds(bound.public_key, c, turned, e)
    for _ in range(10):
        assert check_many([(bound, [c], [turned]), *crowd(2)]) == {}
    assert decrypt(private_key, n**2 - c) == 5 == decrypt(private_key, c)


def test_wrong_proofs_pass_a_batch_as_seldom_as_the_docstring_says(monkeypatch):
    """With δ of 3 bits, one wrong z passes in about 1 of 8: the bound counts. With 128 bits, never here."""
    bound, ciphertexts, own = proved([5])
    wrong = [replace(own[0], z=(own[0].z + 1) % bound.public_key.n)]
    assert all(check_many([(bound, ciphertexts, wrong)]) for _ in range(100))
    monkeypatch.setattr(proofs, "BATCH_BITS", 3)
    passed = sum(not check_many([(bound, ciphertexts, wrong)]) for _ in range(400))
    assert 20 <= passed <= 90  # 50 expected; outside in 1 of 100,000 runs


# ---- on the wire --------------------------------------------------------------------------------


def test_proofs_as_bytes_have_one_length_only():
    bound, _, own = proved([5, 6])
    data = proofs_to_bytes(bound.public_key, own)
    assert len(data) == proofs_size(bound.public_key, 2)
    for wrong, count in [(data, 1), (data, 3), (data[:-1], 2), (data + b"x", 2), (b"", 2), (b"FLct" + data[4:], 2)]:
        with pytest.raises(Refused, match="are not the proofs of"):
            proofs_from_bytes(bound.public_key, wrong, count)


def test_an_encryptor_of_another_key_is_refused():
    with pytest.raises(ValueError, match="for another key"):
        encrypt_and_prove(encryptor(128), [5], bound_of(256))
    for plaintext in (-1, key(256)[0].n, True, 1.5):
        with pytest.raises((TypeError, ValueError), match="plaintext 0"):
            encrypt_and_prove(encryptor(256), [plaintext], bound_of(256))


def test_challenges_of_long_keys_have_256_bits():
    assert challenge_bits(PublicKey(2**3071 + 1)) == challenge_bits(PublicKey(2**513 + 1)) == 256


def test_examples_in_the_docstrings():
    found = doctest.testmod(proofs)
    assert found.failed == 0 < found.attempted
