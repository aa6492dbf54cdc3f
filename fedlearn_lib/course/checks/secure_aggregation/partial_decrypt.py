"""What `partial_decrypt` must do, and what each mistake is told."""

import functools
import math
from numbers import Integral

from ...checking import Checks
from ...checking.watching_secrets import TOO_LARGE, Watched
from ...solutions import secure_aggregation as reference
from ..paillier.cases import private, public
from .cases import numbers_below, sealed_numbers
from .secrets_of import secrets

checks = Checks("partial_decrypt")

EASY = 2**20 + 5  # a share of few bits


@checks.cases
def shares_and_ciphertexts(rng):
    # Small enough to be worked out by hand, but not without a modulus; so many that no two mistakes agree in all.
    yield dict(public_key=public(6), share=Watched(EASY), ciphertexts=sealed_numbers(6, [4, 17, 9, 30, 2, 25, 12]))
    for bits, places in ((64, 4), (512, 1), (512, 5)):
        key = private(bits)
        sealed = sealed_numbers(bits, numbers_below(key.n, places, rng))
        for share in reference.split_key(key, 3)[:2]:
            yield dict(public_key=public(bits), share=Watched(share), ciphertexts=sealed)
    for share in (1, 0):
        yield dict(public_key=public(64), share=Watched(share), ciphertexts=sealed_numbers(64, [5, 6]))
    twice = sealed_numbers(64, [5, 6])  # a product may come twice
    yield dict(public_key=public(64), share=Watched(12345), ciphertexts=[*twice, twice[0]])
    share = reference.split_key(private(64), 2)[0]
    yield dict(public_key=public(64), share=Watched(share), ciphertexts=[Watched(1), *sealed_numbers(64, [5, 6])])


@checks.secrets
def _(inputs, result):
    share = int(inputs["share"])
    ciphertexts = [int(ciphertext) for ciphertext in inputs["ciphertexts"]]
    parts = [pow(ciphertext, share, int(inputs["public_key"].n) ** 2) for ciphertext in ciphertexts]
    return secrets([share] if share > 1 else [], ciphertexts, parts)


@checks.by_hand
def _(public_key, share, ciphertexts):
    modulus = int(public_key.n) ** 2
    if share != EASY:
        return None
    told = []
    for c in map(int, ciphertexts):
        two, both = (pow(c, exponent, modulus) for exponent in (2**20, EASY))
        told.append(f"{c}**5 is {pow(c, 5, modulus)}, {c}**(2**20) is {two}, and their product {both}")
    return f"{EASY} is 2**20 + 5; modulo {public_key.n}² = {modulus}: {'; '.join(told)}"


def at_every_place(compute):
    """A mistake that is made at every place: from a ciphertext, the share and n."""

    @functools.wraps(compute)
    def all_places(public_key, share, ciphertexts):
        values = [compute(int(c), int(share), int(public_key.n)) for c in ciphertexts]
        return tuple(map(list, zip(*values, strict=True)))

    return all_places


@checks.stops("power-without-modulus", TOO_LARGE)
def _():
    """The power is worked out whole before anything reduces it: under real keys no computer can hold its digits. Use
    `pow` with three arguments: `pow(ciphertext, share, n**2)`."""


@checks.mistake("multiplies", without=r"\bpow\(|\*\* share")
@at_every_place
def _(c, share, n):
    """These are the ciphertexts times the share. Raise each ciphertext to the share instead: `pow(ciphertext, share,
    n**2)`."""
    return c * share, c * share % n**2, c * share % n


@checks.mistake("mod-n")
@at_every_place
def _(c, share, n):
    """These powers were reduced modulo n. Return each power modulo n², and do no more to it: `pow(ciphertext, share,
    n**2)`."""
    return pow(c, share, n), pow(c, share, n) * n


@checks.mistake("swapped")
@at_every_place
def _(c, share, n):
    """The share was raised to the ciphertexts here. Raise each ciphertext to the share: `pow(ciphertext, share,
    n**2)`."""
    return (pow(share, c, n**2),)


@checks.mistake("share-reduced")
@at_every_place
def _(c, share, n):
    """These are powers of the ciphertexts modulo n², but of another exponent than the share. Raise to the share as it
    is: `pow(ciphertext, share, n**2)`."""
    return pow(c, share % n, n**2), pow(c, share % (n - 1), n**2), pow(c, share % 2**64, n**2)


@checks.mistake("decrypts-alone")
@at_every_place
def _(c, share, n):
    """A step of decrypting is in it already, with only one party's part. Return the powers themselves, with nothing
    subtracted and nothing divided: that comes in `combine_partials`."""
    u = pow(c, share, n**2)
    return (u - 1) // n, (u - 1) // n % n, u - 1, u // n


@checks.mistake("multiplied-together", of_kind=True)
def _(public_key, share, ciphertexts):
    """All ciphertexts, or their powers, were multiplied into one number. Return a list with one power for each
    ciphertext, multiplied with no other."""
    n, parts = int(public_key.n), [int(ciphertext) for ciphertext in ciphertexts]
    together = pow(math.prod(parts), int(share), n**2)
    return together, [together]


BIT_BY_BIT = r"\bwhile\b|bin\(|:b\}|>>|divmod|% 2|& 1"


@checks.symptom("power-of-zero", needs=BIT_BY_BIT, without=r"\bif (not )?share\b")
def _(run):
    """The share is 0 here, and every number to the power 0 is 1. Begin with 1, and multiply only for the bits of the
    share that are 1: a share of 0 has none."""
    return run.inputs["share"] == 0 and set(run.result) != {1}


@checks.symptom("only-some-places", of_kind=True)
def _(run):
    """There are fewer numbers than ciphertexts. Put one number into the list for each ciphertext, for equal ones and
    for 1 as well, and return the list when all are in it."""
    if isinstance(run.result, Integral):
        return len(run.expected) > 1
    return 0 < len(run.result) < len(run.expected)
