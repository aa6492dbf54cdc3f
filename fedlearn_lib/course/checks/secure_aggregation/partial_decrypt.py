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
    """The power is worked out whole before anything reduces it: under real keys no computer can hold its digits. Give
    `pow` a third argument: `pow(ciphertext, share, n**2)`."""


@checks.mistake("multiplies")
@at_every_place
def _(c, share, n):
    """You multiplied by the share, but the plaintext sits in an exponent, and so a share is one: raise the ciphertext
    to it. Use `pow(ciphertext, share, n**2)`."""
    return c * share, c * share % n**2, c * share % n


@checks.mistake("mod-n")
@at_every_place
def _(c, share, n):
    """The power was taken modulo n, where only the noise is left and no plaintext. Ciphertexts live modulo n²: give
    `pow` the square, `public_key.n**2`, and reduce by nothing else."""
    return pow(c, share, n), pow(c, share, n) * n


@checks.mistake("swapped")
@at_every_place
def _(c, share, n):
    """Base and exponent changed places. The ciphertext is raised to the share: turn the first two arguments of `pow`
    round."""
    return (pow(share, c, n**2),)


@checks.mistake("share-reduced")
@at_every_place
def _(c, share, n):
    """The share was reduced, or a part of its bits was left out, and then it is another exponent: powers modulo n² do
    not repeat that early. Raise to the share as it is, with `pow(ciphertext, share, n**2)`."""
    return pow(c, share % n, n**2), pow(c, share % (n - 1), n**2), pow(c, share % 2**64, n**2)


@checks.mistake("decrypts-alone")
@at_every_place
def _(c, share, n):
    """You took the last step of decrypting already, or a part of it, with only one party's part. Return the powers
    themselves: subtracting 1 and dividing by n comes when all parts are multiplied, so leave both to
    `combine_partials`."""
    u = pow(c, share, n**2)
    return (u - 1) // n, (u - 1) // n % n, u - 1, u // n


@checks.mistake("multiplied-together", of_kind=True)
def _(public_key, share, ciphertexts):
    """All ciphertexts, or their powers, were multiplied into one number, which is the part of their sum. Each holds
    other plaintexts and needs a part of its own: put one power for each ciphertext into the list, multiplied with no
    other."""
    n, parts = int(public_key.n), [int(ciphertext) for ciphertext in ciphertexts]
    together = pow(math.prod(parts), int(share), n**2)
    return together, [together]


BIT_BY_BIT = r"\bwhile\b|bin\(|:b\}|>>|divmod|% 2|& 1"


@checks.symptom("power-of-zero", needs=BIT_BY_BIT, without=r"\bif (not )?share\b")
def _(run):
    """A share may be 0, and every number to the power 0 is 1. Begin with 1, and multiply only for the bits that are
    there: a share of 0 has none."""
    return run.inputs["share"] == 0 and set(run.result) != {1}


@checks.symptom("only-some-places", of_kind=True)
def _(run):
    """Each ciphertext holds other plaintexts and needs a part of its own, but there are fewer numbers than ciphertexts.
    Put one into the list for each of them, for equal ones and for 1 as well, and return it after the loop."""
    return isinstance(run.result, Integral) or 0 < len(run.result) < len(run.expected)
