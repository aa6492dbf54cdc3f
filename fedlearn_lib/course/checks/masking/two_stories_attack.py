"""What `two_stories_attack` must do, and what each mistake is told."""

import contextlib

import numpy as np
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from fedlearn_lib.given.masking.tools import private_key_from, secret_of

from ...checking import NotYet, stands_for
from ...checking.answer_text import says
from ...solutions import masking as reference
from .attacks import (
    NAMES_VICTIM_VANISHED,
    MaskKey,
    a_masked_update,
    keys_for,
    needs_int64,
    needs_masks,
    needs_signed_integers,
    not_to_leave,
    public,
    read_with,
    without,
    wrong_signs,
)
from .cases import never_uses
from .handed_masks import MaskingChecks


@stands_for("int")
class ShareValue(int):
    """The value of a share, which is shown by its first digits: it has 77 of them."""

    def __repr__(self):
        return f"{str(self)[:4]}…"

    __str__ = int.__repr__


checks = MaskingChecks("two_stories_attack")


@checks.secrets
def shares_key_seed_and_update(inputs, result):
    shares = [value for each in ("self_shares", "key_shares") for _, value in inputs[each]]
    secrets = []
    with contextlib.suppress(ValueError):  # too few shares
        for each in ("self_shares", "key_shares"):
            secrets.append(int(reference.recover_secret(inputs[each], inputs["threshold"])).to_bytes(32, "little"))
    return not_to_leave(secrets[:1], len(inputs["masked_update"]), result, [*shares, *secrets])


@checks.cases
def two_halves(rng):
    for n, threshold, victim, round_id, length in (
        (8, 3, 3, 7, 40),
        (4, 2, 1, 2, 3),
        (11, 5, 11, 40, 300),
        (6, 2, 4, 1, 5),
    ):
        yield a_call(n, threshold, victim, round_id, length, rng)
    for bytes_of_seed, bytes_of_key in ((31, 32), (32, 31), (30, 30)):  # zeros at the top of a secret
        yield a_call(6, 3, 2, 4, 3, rng, bytes_of_seed, bytes_of_key)
    mixed = a_call(9, 3, 4, 2, 6, rng, start=2)  # any ids may be in a half, and some clients in none
    yield mixed | {"self_shares": mixed["self_shares"][:0:-1]}
    told_both = a_call(6, 3, 2, 8, 4, rng, in_both=1)  # a corrupt client answers twice
    yield told_both | {"key_shares": told_both["key_shares"][:3]}


def a_call(n, threshold, victim, round_id, length, rng, bytes_of_seed=32, bytes_of_key=32, start=0, in_both=0) -> dict:
    """What the server was told, about secrets of which only so many bytes are not 0."""
    keys = keys_for(range(1, n + 1), rng)
    short = rng.bytes(bytes_of_key - 1) + b"\7"
    if bytes_of_key < 32:
        keys[victim] = MaskKey(X25519PrivateKey.from_private_bytes(short + bytes(32 - len(short))), victim)
    others = public(keys, victim)
    self_seed = (rng.bytes(bytes_of_seed - 1) + b"\7" + bytes(32))[:32] if bytes_of_seed < 32 else None
    masked, self_seed = a_masked_update(keys[victim], victim, others, round_id, length, rng, self_seed)
    half = n // 2
    return dict(
        self_shares=shares(int.from_bytes(self_seed, "little"), threshold, n)[start : start + half],
        key_shares=shares(secret_of(keys[victim]), threshold, n)[start + half - in_both :],
        threshold=threshold,
        victim=victim,
        masked_update=masked,
        public_keys=others,
        round_id=round_id,
    )


def shares(secret: int, threshold: int, count: int) -> list[tuple[int, int]]:
    return [(each, ShareValue(value)) for each, value in reference.split_secret(secret, threshold, count)]


@checks.symptom("whole-dict", of_kind=True)
def _(run):
    """A dict came back, but only the vector of this round is asked for. Return the vector itself, as `…[round_id]`
    takes it out of what `reused_key_attack` gives."""
    return isinstance(run.result, dict)


needs_signed_integers(checks)
needs_int64(checks, two_halves)


@checks.behaviour("threshold-unused")
def _(answer, rng):
    """Your function never looks at `threshold`, and goes on with fewer shares, which do not give the secrets. Give it
    to `recover_secret`, which stops where there are too few."""
    if not says(never_uses("threshold")):
        return False
    inputs = next(two_halves(rng))
    for each in ("self_shares", "key_shares"):
        try:
            answer(**inputs | {each: inputs[each][: inputs["threshold"] - 1]})
        except NotYet:  # it stopped, as it should
            continue
        return True
    return False


def turned(secret: int) -> int:
    """The number that has the same 32 bytes in the other order."""
    return int.from_bytes(secret.to_bytes(32, "little"), "big")


class Told:
    """What the server was told, and what comes out if it is put together in some way."""

    def __init__(self, inputs):
        self.__dict__.update(inputs)
        self.self_secret = reference.recover_secret(self.self_shares, self.threshold)
        self.key_secret = reference.recover_secret(self.key_shares, self.threshold)

    def read(self, *, self_secret=None, key_secret=None, round_id=None, times=1, sign=None) -> np.ndarray:
        seed = (self.self_secret if self_secret is None else self_secret).to_bytes(32, "little")
        key = private_key_from(self.key_secret if key_secret is None else key_secret)
        masked = without(self.masked_update, seed, times)
        return read_with(key, self.victim, self.public_keys, round_id or self.round_id, masked, sign)


def from_what_was_told(read):
    """A mistake by what it reads, from Told."""

    def compute(**inputs):
        options = read(Told(inputs))
        options = options if isinstance(options, tuple) else (options,)
        return *options, *(option % 2**32 for option in options)

    compute.__doc__ = read.__doc__
    return compute


NO_FIXED_LENGTH = r"bit_length|len\(|strip\(|hex|:x|\bwhile\b|//|>>|divmod|log"


@checks.stops(
    "as-few-bytes-as-fit", r"seed has 3[01] bytes|32 bytes long|at position [56]\d|even number", needs=NO_FIXED_LENGTH
)
def _():
    """This secret has zeros at its top, and they were dropped, so too little came out for 32 bytes. A seed and a key
    have 32 bytes always: write `.to_bytes(32, "little")`."""


# Where a number, or bytes, stand in the place of a key or of a seed.
OF_NUMBERS = (
    r"must be 32 bytes|32 bytes long|'(int|bytes)' object has no(?! attribute 'items')|'int' and 'bytes'"
    r"|int too big to convert|bytes must be in range|cannot fit 'int'|seed has \d+ bytes"
)


@checks.stops(
    "place-for-round", r"KeyError \(0\)", needs=r"\bround_id: ", without=r"public_keys\[|dict\("
)  # no client's id
def _():
    """`reused_key_attack` gives a dict, and its keys are rounds, not places. Take out the vector of this round:
    `…[round_id]`."""


@checks.stops(
    "keys-without-values", "cannot unpack non-iterable int", needs=r"for \(?\w+, \w+\)? in public_keys\b(?!\.)"
)
def _():
    """A loop over a dict gives its keys alone. Write `.items()` behind it, which gives pairs of key and value."""


@checks.stops(
    "keys-in-a-list",
    "'(list|tuple|dict_(values|keys|items)|set)' object has no attribute 'items'",
    needs=r"(?s)(?=.*\{round_id: \()(?=.*((list|sorted|tuple|set)\(public_keys|public_keys\.\w+\(\)|in public_keys))",
)
def _():
    """What should be a dict, with `.items()`, is none. Hand `public_keys` on as it came in: a dict from each id to its
    public key."""


@checks.stops(
    "recorded-of-other-shape", "(?<!(?:Key|tes)' object has )no attribute 'items'|values to unpack|cannot unpack"
)
def _():
    """What is taken apart here has not these parts. `recover_secret` gives one number for one secret, and
    `reused_key_attack` takes a dict from a round's id to a pair. Give it `{round_id: (masked_update, self_seed)}`, also
    for a single round, and recover the two secrets in two calls."""


@checks.stops("pair-turned", "seed is an? ndarray")
def _():
    """An array of numbers stands where a seed belongs. In the pair the update comes first,
    `(masked_update, self_seed)`, and of a mask only the length is that of the update: look which of both you gave."""


@checks.stops("seed-as-key", "seed is an? X25519PrivateKey")
def _():
    """A seed is 32 bytes, not a key. Make the self seed of the number that you recovered, with `.to_bytes(32,
    "little")`, and a pair's seed with `pairwise_seed(…)`."""


@checks.stops(
    "not-modulo-prime",
    "too big to convert|can't convert negative|does not fit",
    needs=r"lagrange|to_bytes\((length=)?32",
)
def _():
    """This number is too large for a secret, or below 0. Let `recover_secret(…, threshold)` make it of the shares, or
    take what the weights make of the values modulo `PRIME`."""


@checks.stops("key-not-made", OF_NUMBERS)
def _():
    """A secret comes back as a whole number, and it must become a key or 32 bytes. Give that number itself to
    `private_key_from(…)` for the key, and take `.to_bytes(32, "little")` of the other for the self seed."""


@checks.stops("other-key", "'exchange'|X25519")
def _():
    """A key is mixed up with another key, or with something else. Give `reused_key_attack` the mask key, made by
    `private_key_from(…)`, then `victim`, and the dict `public_keys` as it came; or give `pairwise_seed` the mask key
    first, and behind it *one* public key."""


needs_masks(checks)


@checks.mistake("halves-mixed-up")
@from_what_was_told
def _(told):
    """The two secrets are mixed up, or one stands for both: the first half gave shares of the self seed, the second
    half of the mask key. Make the seed from `self_shares` alone, and the key from `key_shares` alone."""
    every_share = told.self_shares + told.key_shares
    mixtures = {reference.recover_secret(every_share, count) for count in (2 * told.threshold, len(every_share))}
    return (
        told.read(self_secret=told.key_secret, key_secret=told.self_secret),
        told.read(self_secret=told.key_secret),
        told.read(key_secret=told.self_secret),
        *(told.read(self_secret=mixture, key_secret=mixture) for mixture in mixtures),
    )


@checks.mistake("self-seed-turned")
@from_what_was_told
def _(told):
    """The mask key is right, but the bytes of the self seed stand in the wrong order. Take the lowest first,
    `.to_bytes(32, "little")`, and turn nothing round afterwards."""
    return told.read(self_secret=turned(told.self_secret))


@checks.mistake("key-turned")
@from_what_was_told
def _(told):
    """The bytes of the mask key stand in the wrong order, so this is another key. The lowest byte comes first: give
    `private_key_from(…)`, which knows, the number as it was recovered."""
    key = turned(told.key_secret)
    return told.read(key_secret=key), told.read(self_secret=turned(told.self_secret), key_secret=key)


@checks.mistake("below-threshold")
@from_what_was_told
def _(told):
    """A secret was put together from fewer shares than the threshold says. Give `recover_secret` the list as it is, and
    `threshold`."""
    options = []
    for t in range(1, told.threshold):
        few = {"self_secret": reference.recover_secret(told.self_shares, t)}
        key = {"key_secret": reference.recover_secret(told.key_shares, t)}
        options += [told.read(**few), told.read(**key), told.read(**few, **key)]
    return tuple(options)


@checks.mistake("self-mask-left")
@from_what_was_told
def _(told):
    """The pairwise masks are out, but the self mask is still in, or in twice. Make the self seed from `self_shares`,
    and subtract `expand_mask(self_seed, …)`."""
    return told.read(times=0), told.read(times=-1)


@checks.mistake("self-mask-twice")
@from_what_was_told
def _(told):
    """The self mask was taken out twice, so that it is in again with the other sign. Subtract it once: `unmask_sum` and
    `reused_key_attack` do that themselves, if they get the self seed, so give these `masked_update` as it came."""
    return told.read(times=2)


@checks.mistake("pairwise-masks-left")
@from_what_was_told
def _(told):
    """Only the self mask is out; the masks shared with the others are still in. Give `reused_key_attack` the mask key,
    made from `key_shares`, and all of `public_keys`: it works out the seeds."""
    return told.read(sign=lambda other: 0)


@checks.mistake("one-half-of-the-masks")
@from_what_was_told
def _(told):
    """Only the masks shared with some of the others are out. Take out those of all `public_keys`, or hand these to
    `reused_key_attack` whole."""
    halves = [{each for each, _ in shares} for shares in (told.self_shares, told.key_shares)]
    sign = lambda other: -1 if told.victim < other else 1  # noqa: E731
    return (
        *(told.read(sign=lambda other, half=half: sign(other) if other in half else 0) for half in halves),
        told.read(sign=lambda other: -(told.victim < other)),
        told.read(sign=lambda other: int(told.victim > other)),
    )


@checks.mistake("survived-and-vanished", needs=NAMES_VICTIM_VANISHED)
@from_what_was_told
def _(told):
    """The victim was named as vanished in `unmask_sum`, which then takes the pairs' masks out with the other sign. In
    its own update the *others* are missing: give, as the last argument, each of their ids a dict from `victim` to the
    seed of the two."""
    return told.read(sign=wrong_signs(told.victim)[0])


@checks.mistake("wrong-signs")
@from_what_was_told
def _(told):
    """Both secrets are right, but pairwise masks, all or some, got the wrong sign. Subtract where `victim < other`,
    since the victim added those, and else add, or leave all signs to `reused_key_attack`."""
    return tuple(told.read(sign=sign) for sign in wrong_signs(told.victim))


@checks.mistake("other-round")
@from_what_was_told
def _(told):
    """Both secrets are right, but the seeds are those of another round. Hand `round_id` on as it was given."""
    others = {1, 2, told.victim, told.round_id - 1, told.round_id + 1} - {0, told.round_id}
    return tuple(told.read(round_id=round_id) for round_id in others)
