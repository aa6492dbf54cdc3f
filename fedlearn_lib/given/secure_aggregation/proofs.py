"""Proofs of knowing what one has encrypted, so that nobody can pass off somebody else's ciphertext as its own.

Whoever posts c = (1 + n)^m · r^n mod n² also posts a, z and w:

    a = (1 + n)^x · u^n mod n²      x and u random, forgotten at once
    e = t bits of a hash over label, n, round, roster, subject, author, place, count, c and a
    z = x + e · m mod n,  w = u · r^e mod n

and everybody checks (1 + n)^z · w^n = a · c^e mod n². 1 + n has order n, so that z needs no correction.

**It shows nothing of m.** Choose z, w and e first and compute a from them: what comes out has the same distribution as
a real proof, and nobody needed m for it.

**Who answers knows m.** Answers z and z' to two challenges e and e' for the same a give m = (z - z') / (e - e') mod n:
e - e' has an inverse, for it is shorter than the primes p and q, whose product is n (t is less than half of n's bits).
That needs an n that was made honestly, of two primes of equal length, as `generate_keypair` makes it. The hash takes
the place of somebody who asks: in the model in which a hash answers at random, and nothing else is known about it.

**It is bound**: a proof that is carried to another author, round, roster, model, place or ciphertext has another e.
A ciphertext moved into other slots, c^(2^k) times a fresh encryption of 0, would need a new proof, which takes m.

Sources: Cramer, Damgård and Nielsen, "Multiparty Computation from Threshold Homomorphic Encryption", EUROCRYPT 2001;
Fiat and Shamir, CRYPTO 1986, for the hash; Bellare, Garay and Rabin, "Fast Batch Verification for Modular
Exponentiation and Digital Signatures", EUROCRYPT 1998, for checking many at once.
"""

import math
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from numbers import Integral

from ..paillier.fast import Encryptor, random_unit
from ..paillier.keys import PublicKey
from ..paillier.powers import number, power
from ..paillier.sums import check_ciphertexts
from ..refused import Refused
from ..wire import fingerprint

LABEL, MARK = "knows its plaintext", b"FLpf"
BATCH_BITS = 128  # of the random exponents with which many proofs are checked at once


@dataclass(frozen=True)
class Bound:
    """What a proof is good for, beside its ciphertext.

    Args:
        public_key: under which was encrypted.
        round_number: of the round.
        roster: the roster's fingerprint.
        subject: 32 bytes for what the round is about.
        author: who posts.
    """

    public_key: PublicKey
    round_number: int
    roster: bytes
    subject: bytes
    author: str

    def challenge(self, place: int, count: int, ciphertext: int, a: int) -> int:
        """e: t bits of a hash, where t is `challenge_bits`.

        Args:
            place, count: which of how many ciphertexts of this author it is.
            ciphertext, a: c and a.
        """
        hashed = fingerprint(
            LABEL, self.public_key.n, self.round_number, self.roster, self.subject, self.author, place, count,
            ciphertext, a,
        )  # fmt: skip
        return int.from_bytes(hashed) >> (256 - challenge_bits(self.public_key))


@dataclass(frozen=True)
class Proof:
    """That its author knows the plaintext of one ciphertext.

    Args:
        a: from 1 to n² - 1; z: from 0 to n - 1; w: from 1 to n - 1; a and w without a factor of n.
    """

    a: int
    z: int
    w: int


def challenge_bits(public_key: PublicKey) -> int:
    """t, such that 2^t is less than both primes of a key that was made honestly.

    >>> challenge_bits(PublicKey(2**3071 + 1)), challenge_bits(PublicKey(2**127 + 1))
    (256, 63)
    """
    return min(256, public_key.bits // 2 - 1)


def encrypt_and_prove(
    encryptor: Encryptor, plaintexts: Iterable[int], bound: Bound
) -> tuple[list[int], list[Proof]]:
    """Encrypt numbers freshly, and prove of each ciphertext that one knows what is in it.

    One call, because r, x and u must not outlive it.

    Args:
        encryptor: the author's own.
        plaintexts: whole numbers from 0 to n - 1.
        bound: to what the proofs are bound.

    Returns:
        as many ciphertexts, and as many proofs.

    Raises:
        TypeError, ValueError: as `Encryptor.encrypt`, or an encryptor for another key.
    """
    if encryptor.public_key.n != bound.public_key.n:
        raise ValueError("the encryptor is for another key than the proofs. Make one for the key of the terms.")
    n, n_squared, plaintexts = number(bound.public_key.n), number(bound.public_key.n_squared), list(plaintexts)
    ciphertexts, proofs = [], []
    for place, (c, r) in enumerate(encryptor.encrypt_with_bases(plaintexts)):
        x, u = number(secrets.randbelow(bound.public_key.n)), random_unit(bound.public_key.n)
        a = (1 + x * n) * power(u, n, n_squared) % n_squared
        e = bound.challenge(place, len(plaintexts), c, int(a))
        z, w = (x + e * number(plaintexts[place])) % n, u * power(number(r), e, n) % n
        ciphertexts.append(c)
        proofs.append(Proof(int(a), int(z), int(w)))
    return ciphertexts, proofs


def equation_holds(public_key: PublicKey, ciphertext: int, proof: Proof, e: int) -> bool:
    """Whether (1 + n)^z · w^n = ±a · c^e mod n²; why the sign does not matter is said at `check_many`."""
    n_squared = number(public_key.n_squared)
    right = number(proof.a) * power(number(ciphertext), e, n_squared) % n_squared
    return _holds(public_key, number(proof.z), number(proof.w), right)


def check(bound: Bound, ciphertexts: Sequence[int], proofs: Sequence[Proof]) -> None:
    """Check one author's proofs; arguments as for `check_many`.

    Raises:
        Refused: one is missing, malformed or does not hold.
    """
    for reason in check_many([(bound, ciphertexts, proofs)]).values():
        raise Refused(reason)


def check_many(posted: Iterable[tuple[Bound, Sequence[int], Sequence[Proof]]]) -> dict[str, str]:
    """Check the proofs of many authors under one key at once; if that fails, author by author.

    With a random δ of 128 bits for every proof, (1 + n · Σδz) · (∏w^δ)^n = ±∏a^δ · c^(δe) is checked: one power of
    full length in place of one for each.

    Why that is sound: read D(c) for the plaintext of c, and let f = z - D(a) - e · D(c) mod n be by how much a proof
    fails. Decrypting both sides of the product gives Σδf = 0 mod n (-1 decrypts to 0, being (-1)^n). If one f is not 0,
    it is not 0 modulo p, say; whatever the other δ are, at most one value of its δ modulo p makes the sum 0. So wrong
    ones pass with a chance of at most 1 in 2^128 where p and q are longer than 128 bits, and of about 1 in p under
    short keys, which are for demonstrations. f = 0 is all that the argument for knowing m uses.

    What it does not check one by one is w. A factor of w that is lost in the product, such as -1, changes no plaintext:
    it would only mean that the author does not know r. Signs are ignored everywhere, so that all holders of a key
    leave out the same authors; other factors of a small order cannot be found by who cannot factor n, as far as is
    known, and with one a client could stop a round, not read anything.

    Args:
        posted: of each author what its proofs are bound to, its ciphertexts, and as many proofs; all under one key.

    Returns:
        author → reason, for those whose proofs are wrong; empty if all are right.
    """
    folded, wrong = [], {}
    for bound, ciphertexts, proofs in posted:
        try:
            _check_form(bound.public_key, ciphertexts, proofs)
        except (Refused, TypeError, ValueError) as error:
            wrong[bound.author] = f"its proof is malformed: {error}"
        else:
            folded.append((bound.author, bound.public_key, *_fold(bound, ciphertexts, proofs)))
    if not folded:
        return wrong
    public_key = folded[0][1]
    n, n_squared = number(public_key.n), number(public_key.n_squared)
    z, w, right = number(0), number(1), number(1)
    for _, _, each_z, each_w, each_right in folded:
        z, w, right = (z + each_z) % n, w * each_w % n, right * each_right % n_squared
    if not _holds(public_key, z, w, right):
        for author, *parts in folded:
            if not _holds(*parts):
                wrong[author] = "its proof of knowing what it encrypted does not hold"
    return wrong


def _holds(public_key: PublicKey, z, w, right) -> bool:
    n, n_squared = number(public_key.n), number(public_key.n_squared)
    left = (1 + n * z) * power(w, n, n_squared) % n_squared
    return right in (left, n_squared - left)


def _fold(bound: Bound, ciphertexts: Sequence[int], proofs: Sequence[Proof]) -> tuple:
    """Σδz mod n, ∏w^δ mod n and ∏a^δ · c^(δe) mod n² of one author, of fresh random δ."""
    n, n_squared = number(bound.public_key.n), number(bound.public_key.n_squared)
    z, w, right = number(0), number(1), number(1)
    for place, (c, proof) in enumerate(zip(ciphertexts, proofs, strict=True)):
        delta = number(secrets.randbits(BATCH_BITS))
        e = bound.challenge(place, len(ciphertexts), c, proof.a)
        z = (z + delta * proof.z) % n
        w = w * power(number(proof.w), delta, n) % n
        powers = power(number(proof.a), delta, n_squared) * power(number(c), delta * e, n_squared)
        right = right * powers % n_squared
    return z, w, right


def _check_form(public_key: PublicKey, ciphertexts: Sequence[int], proofs: Sequence[Proof]) -> None:
    """Numbers in their ranges, and units.

    Raises:
        Refused, TypeError, ValueError: something else.
    """
    if len(ciphertexts) != len(proofs) or not ciphertexts:
        raise Refused(f"{len(ciphertexts)} ciphertexts come with {len(proofs)} proofs")
    check_ciphertexts(public_key, ciphertexts)
    check_ciphertexts(public_key, [proof.a for proof in proofs], "a")
    n, product = number(public_key.n), number(1)
    for proof in proofs:
        for name, value, least in (("z", proof.z, 0), ("w", proof.w, 1)):
            if isinstance(value, bool) or not isinstance(value, Integral) or not least <= value < n:
                raise Refused(f"{name} is not from {least} to n - 1")
        product = product * number(proof.w) % n
    if math.gcd(int(product), public_key.n) != 1:
        raise Refused("w has a factor in common with n")


# ---- proofs as bytes ----------------------------------------------------------------------------


def proofs_size(public_key: PublicKey, count: int) -> int:
    """How many bytes so many proofs take: 4 · bytes(n) each, and 4 more."""
    return len(MARK) + 4 * _width(public_key) * count


def proofs_to_bytes(public_key: PublicKey, proofs: Iterable[Proof]) -> bytes:
    """Write proofs: of each a in 2 · bytes(n), z and w in bytes(n).

    >>> key, proofs = PublicKey(77), [Proof(5, 6, 7)]
    >>> proofs_from_bytes(key, proofs_to_bytes(key, proofs), 1)
    [Proof(a=5, z=6, w=7)]
    """
    width = _width(public_key)
    return MARK + b"".join(
        proof.a.to_bytes(2 * width) + proof.z.to_bytes(width) + proof.w.to_bytes(width) for proof in proofs
    )


def proofs_from_bytes(public_key: PublicKey, data: bytes, count: int) -> list[Proof]:
    """Read so many proofs; `check` and `check_many` look at their numbers.

    Raises:
        Refused: another length, or something else.
    """
    width = _width(public_key)
    if len(data) != proofs_size(public_key, count) or data[: len(MARK)] != MARK:
        raise Refused(f"{len(data)} bytes are not the proofs of {count} ciphertexts")
    proofs = []
    for start in range(len(MARK), len(data), 4 * width):
        cuts = [start, start + 2 * width, start + 3 * width, start + 4 * width]
        proofs.append(Proof(*(int.from_bytes(data[begin:end]) for begin, end in pairwise(cuts))))
    return proofs


def _width(public_key: PublicKey) -> int:
    return -(-public_key.bits // 8)
