"""What the attacks of chapter 6 must read, and what each mistake is told: three rounds that lack one repair each.

The keys and seeds are made here. So each attack has one right result, the victim's own numbers, and most of its
mistakes are told by the numbers that they read instead.
"""

import numpy as np
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from fedlearn_lib.given.masking_tools import private_key_from, secret_of

from ..checking import Checks
from ..solutions import masking as reference

reference.expand_mask(bytes(32), 1)  # at its first use `cryptography` adds to its own modules: not while judging

# ==== what the attacks share =====================================================================


class Named(dict):
    """A dict that is shown with a name for each value, so that a call with keys and seeds can be read."""

    def __init__(self, values, name):
        super().__init__(values)
        self.name = name

    def __repr__(self):
        return "{" + ", ".join(f"{each}: {self.name(each)}" for each in self) + "}"


class MaskKey:
    """A private key that is shown by its owner's id. The real one, which does the work, allows no class of its kind."""

    def __init__(self, key: X25519PrivateKey, owner: int):
        self.key, self.owner = key, owner

    def __getattr__(self, name):
        return getattr(self.key, name)

    def __repr__(self):
        return f"k{self.owner}"

    def __deepcopy__(self, memo):
        return self


class ShareValue(int):
    """The value of a share, which is shown by its first digits: it has 77 of them."""

    def __repr__(self):
        return f"{str(self)[:4]}…"

    __str__ = int.__repr__


def numbers(length: int, rng, largest: int = 2**15) -> np.ndarray:
    """A quantised update, with both signs in it."""
    drawn = rng.integers(-largest, largest, length)
    drawn[:2] = -largest + 1, largest - 1
    return drawn


def keys_for(ids, rng) -> dict[int, MaskKey]:
    return {each: MaskKey(X25519PrivateKey.from_private_bytes(rng.bytes(32)), each) for each in ids}


def public(keys, without: int) -> dict:
    return Named({each: key.public_key() for each, key in keys.items() if each != without}, "p{}".format)


def centred(total) -> np.ndarray:
    return np.asarray(total).astype(np.uint32).astype(np.int32).astype(np.int64)


def taken_out(masked, seeds, sign) -> np.ndarray:
    """The numbers with every pairwise mask added (1), subtracted (-1) or left (0), as `sign(other)` says."""
    total = np.asarray(masked).astype(np.int64)
    for other, seed in seeds.items():
        total = total + sign(other) * reference.expand_mask(seed, len(total)).astype(np.int64)
    return centred(total % 2**32)


def read_with(mask_key, victim, public_keys, round_id, masked, sign=None) -> np.ndarray:
    """The numbers without the pairwise masks that belong to these keys; any self mask is still in them."""
    seeds = {
        other: reference.pairwise_seed(mask_key, key, round_id, victim, other) for other, key in public_keys.items()
    }
    return taken_out(masked, seeds, sign or (lambda other: -1 if victim < other else 1))


def without(masked, self_seed, times: int = 1) -> np.ndarray:
    """The numbers without their self mask, as uint32."""
    mask = reference.expand_mask(self_seed, len(masked)).astype(np.int64)
    return ((masked.astype(np.int64) - times * mask) % 2**32).astype(np.uint32)


def in_a_row(result) -> list:
    """All numbers of a result, as Python's own, exact ones."""
    vectors = [result[each] for each in sorted(result)] if isinstance(result, dict) else [result]
    return [number for vector in vectors for number in np.asarray(vector).tolist()]


def wrong_signs(me: int) -> tuple:
    """Turned round, the same for all, and those of ids that were compared as texts."""
    return (
        lambda other: 1 if me < other else -1,
        lambda other: 1,
        lambda other: -1,
        lambda other: -1 if str(me) < str(other) else 1,
    )


def right_modulo(run, modulus: int = 2**32) -> bool:
    result, expected = in_a_row(run.result), in_a_row(run.expected)
    return len(result) == len(expected) and all((r - e) % modulus == 0 for r, e in zip(result, expected, strict=True))


def needs_masks(checks: Checks):
    """Declare what is told to those whose seed is no mask yet, or whose mask has another length."""

    @checks.stops("seed-not-stretched", r"dtype\('S32'\)|and 'bytes'")
    def _():
        """A seed is 32 bytes, and not yet numbers. Make a mask of it: `expand_mask(seed, …)`, as long as the update."""

    @checks.stops("mask-length", "broadcast")
    def _():
        """The mask has another length than what it lies over. Make one number for each place: `expand_mask(seed, …)`
        with the length of the update."""


def needs_loops_over_uint32(checks: Checks):
    """Declare what is told to those whose loop over a dict stops, or whose sums do not fit into uint32."""

    @checks.stops("keys-without-values", "cannot unpack non-iterable int")
    def _():
        """A loop over a dict gives its keys alone. Write `.items()` behind it, which gives pairs of key and value."""

    @checks.stops("minus-one-times-mask", "integer -1 out of bounds for uint32")
    def _():
        """uint32 knows no -1, so a mask cannot be multiplied by it. Subtract instead: `total - mask`."""

    @checks.stops("ring-in-uint32", "integer (4294967296|2147483648) out of bounds")
    def _():
        """uint32 wraps around at 2**32 by itself, and cannot hold that number. Leave it out, and make the numbers
        signed with `.astype(np.int32).astype(np.int64)`."""

    @checks.stops("too-large-for-type", "out of bounds for u?int32")
    def _():
        """Python's own numbers do not wrap around, so these do not fit. Take each of them `% 2**32`, and make the array
        `np.uint32` before it becomes signed."""


def needs_signed_integers(checks: Checks):
    """Declare what is told to those whose numbers are right modulo 2**32 and no further."""

    @checks.symptom("floats")
    def _(run):
        """The right numbers, but as floats, which hold larger ones only roughly. Leave uint32 as it is while you add
        and subtract, and return whole numbers: `.astype(np.int32).astype(np.int64)`."""
        found = in_a_row(run.result)
        return found == in_a_row(run.expected) and any(isinstance(number, float) for number in found)

    @checks.symptom("not-centred")
    def _(run):
        """All masks are out, but negative numbers came back as large ones: -1 as 2**32 - 1. The upper half of the ring
        stands for negative ones, so write `.astype(np.int32).astype(np.int64)` at the end."""
        return right_modulo(run) and all(0 <= number < 2**32 for number in in_a_row(run.result))

    @checks.symptom("not-wrapped")
    def _(run):
        """Right up to multiples of 2**32: these sums did not wrap around, since some numbers were no uint32. Take the
        result modulo 2**32, then make it signed: `.astype(np.uint32).astype(np.int32)`."""
        return right_modulo(run)

    @checks.symptom("update-shifted")
    def _(run):
        """The masks are out, but some numbers are off by 2**31. Those from 2**31 on become negative, and by 2**32: let
        `.astype(np.int32).astype(np.int64)` do so."""
        return right_modulo(run, 2**31)


# ==== late_arrival_attack ========================================================================

late_arrival_attack = Checks("late_arrival_attack")


# In all three the first case has 40 numbers, too many to be printed, and enough that no two mistakes agree by chance.


@late_arrival_attack.cases
def late_messages(rng):
    for late, others, length, largest in (
        (3, (1, 2, 4, 5, 6), 40, 2**15),
        (9, (95, 2, 10), 4, 2**15),  # as text, 10 comes before 9
        (1, (2, 3), 3, 2**15),
        (7, (2, 4), 2, 2**31),
        (5, (9, 1, 8, 30), 1000, 2**24),
        (2, (1,), 5, 100),
    ):
        seeds = Named(
            {other: rng.bytes(32) for other in others},
            lambda other, me=late: f"s{min(me, other)}_{max(me, other)}",
        )
        update = numbers(length, rng, largest).astype(np.uint32)
        masked = taken_out(update, seeds, lambda other, me=late: 1 if me < other else -1).astype(np.uint32)
        yield dict(late_update=masked, late=late, pairwise_seeds=seeds)


needs_masks(late_arrival_attack)
needs_loops_over_uint32(late_arrival_attack)
needs_signed_integers(late_arrival_attack)


@late_arrival_attack.mistake("masks-left")
def _(late_update, late, pairwise_seeds):
    """This is the message as it came, with every mask still in it. Take each mask out, and keep what that gives:
    `total = total - expand_mask(…)`, or with `+`."""
    return late_update, centred(late_update)


@late_arrival_attack.mistake("client-three-only")
def _(late_update, late, pairwise_seeds):
    """Right for client 3 only, but here another one is late. Compare with the argument: subtract where `late < other`,
    else add."""
    read = taken_out(late_update, pairwise_seeds, lambda other: -1 if 3 < other else 1)
    return read, read % 2**32


@late_arrival_attack.mistake("masked-again")
def _(late_update, late, pairwise_seeds):
    """You put the masks in once more instead of taking them out. The late client added those of higher ids and
    subtracted those of lower ones, so turn both signs round."""
    again = taken_out(late_update, pairwise_seeds, lambda other: 1 if late < other else -1)
    return again, again % 2**32


@late_arrival_attack.mistake("one-sign")
def _(late_update, late, pairwise_seeds):
    """All masks got the same sign, but the late client added those of higher ids and subtracted those of lower ones.
    Compare `late < other` for each: subtract if so, else add."""
    totals = [taken_out(late_update, pairwise_seeds, lambda other, s=s: s) for s in (1, -1)]
    return *totals, *(total % 2**32 for total in totals)


@late_arrival_attack.mistake("ids-as-text")
def _(late_update, late, pairwise_seeds):
    """The ids were compared as texts, in which 10 comes before 9. Compare them as numbers: `late < other`."""
    return taken_out(late_update, pairwise_seeds, lambda other: -1 if str(late) < str(other) else 1)


@late_arrival_attack.mistake("one-side-only")
def _(late_update, late, pairwise_seeds):
    """The masks of some of the clients are still in it: of those with a higher id, or of those with a lower one. Take
    out both kinds: subtract where `late < other`, else add."""
    return (
        taken_out(late_update, pairwise_seeds, lambda other: -1 if late < other else 0),
        taken_out(late_update, pairwise_seeds, lambda other: 0 if late < other else 1),
    )


@late_arrival_attack.mistake("one-client-only")
def _(late_update, late, pairwise_seeds):
    """Only one client's mask was taken out. Loop over all of `pairwise_seeds.items()`, change the total in each turn,
    and return after the loop."""
    return tuple(
        taken_out(late_update, {other: seed}, lambda other: -1 if late < other else 1)
        for other, seed in pairwise_seeds.items()
    )


# ==== reused_key_attack ==========================================================================

reused_key_attack = Checks("reused_key_attack")


@reused_key_attack.cases
def recordings(rng):
    for victim, others, rounds, length in (
        (3, (1, 2, 4, 6), (5, 9, 12), 40),
        (1, (2, 3), (4,), 3),
        (8, (7, 2), (12, 3), 5),
        (5, (9, 1, 8, 30, 4), (1, 2, 3, 4, 5, 6), 200),
    ):
        keys = keys_for((victim, *others), rng)
        others_keys, recorded = public(keys, victim), Named({}, "(m{0}, s{0})".format)
        for round_id in rounds:
            recorded[round_id] = a_masked_update(keys[victim], victim, others_keys, round_id, length, rng)
        yield dict(mask_key=keys[victim], victim=victim, public_keys=others_keys, recorded=recorded)


def a_masked_update(key, victim, others_keys, round_id, length, rng) -> tuple[np.ndarray, bytes]:
    """What a client sends in a round, and its self seed."""
    self_seed = rng.bytes(32)
    seeds = {
        other: reference.pairwise_seed(key, theirs, round_id, victim, other) for other, theirs in others_keys.items()
    }
    return reference.mask_update(numbers(length, rng), victim, seeds, self_seed), self_seed


@reused_key_attack.stops("counted-from-zero", "round_id is 0")
def _():
    """You counted the rounds yourself, but the seeds belong to the rounds' own ids. Loop over `recorded.items()`, which
    gives each id."""


@reused_key_attack.stops("key-for-seed", "X25519PublicKey, but must be 32 bytes")
def _():
    """A public key is no seed yet. Make the seed of each pair:
    `pairwise_seed(mask_key, public_key, round_id, victim, other)`."""


@reused_key_attack.stops("public-key-exchanges", "no attribute 'exchange'")
def _():
    """Only a private key can do its half of the agreement, and you have the victim's. Put it first:
    `pairwise_seed(mask_key, public_key, …)`."""


@reused_key_attack.stops("signed-too-early", "must hold uint32")
def _():
    """Until all masks are out the numbers must stay uint32. Subtract the self mask from `masked` as it is, and leave
    what makes them signed to `late_arrival_attack`."""


@reused_key_attack.symptom("no-dict")
def _(run):
    """A dict is asked for, which tells whose round each vector is. Begin with `read = {}`, and put each vector there:
    `read[round_id] = …`."""
    return not isinstance(run.result, dict | None)


@reused_key_attack.symptom("other-rounds")
def _(run):
    """There are not the same rounds in your dict as in `recorded`. Loop over all of `recorded.items()`, put each
    vector under its own `round_id`, and return after the loop."""
    return isinstance(run.result, dict) and run.result.keys() != run.expected.keys()


needs_masks(reused_key_attack)
needs_loops_over_uint32(reused_key_attack)
needs_signed_integers(reused_key_attack)


def every_round(read):
    """A mistake by what it reads in each round, from (round_id, masked update, self seed)."""

    def compute(mask_key, victim, public_keys, recorded):
        found = read(mask_key, victim, public_keys, recorded)
        options = [{r: f(r, *recorded[r]) for r in recorded} for f in (found if isinstance(found, tuple) else (found,))]
        return *options, *({r: v % 2**32 for r, v in each.items()} for each in options)

    compute.__doc__ = read.__doc__
    return compute


@reused_key_attack.mistake("self-mask-left")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The pairwise masks are out, but the self mask of each round is still in. Subtract
    `expand_mask(self_seed, len(masked))` as well, before the numbers become signed."""
    return lambda r, masked, seed: read_with(mask_key, victim, public_keys, r, masked)


@reused_key_attack.mistake("self-mask-added")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The self mask was added once more, but the victim added it already. Subtract
    `expand_mask(self_seed, len(masked))`."""
    return lambda r, masked, seed: read_with(mask_key, victim, public_keys, r, without(masked, seed, -1))


@reused_key_attack.mistake("self-mask-twice")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The self mask was taken out twice, so that it is in again with the other sign. Subtract it once for each
    round."""
    return lambda r, masked, seed: read_with(mask_key, victim, public_keys, r, without(masked, seed, 2))


@reused_key_attack.mistake("pairwise-masks-left")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """Only the self mask is out; the masks shared with the others are still in. Work out each seed with
    `pairwise_seed(mask_key, …, round_id, victim, other)`, then use `late_arrival_attack`."""
    return lambda r, masked, seed: centred(without(masked, seed))


@reused_key_attack.mistake("one-client-only")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """Of the masks shared with the others only one was taken out. Put the seeds of all of `public_keys.items()` into
    one dict, then call `late_arrival_attack` with it, once for each round."""
    return tuple(
        lambda r, masked, seed, only=only: read_with(mask_key, victim, only, r, without(masked, seed))
        for only in ({other: key} for other, key in public_keys.items())
    )


@reused_key_attack.mistake("raw-exchange")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The masks were stretched from what the exchange gives, but the clients took a seed that belongs to the round.
    Use `pairwise_seed(mask_key, public_key, round_id, victim, other)`."""
    seeds = {other: mask_key.exchange(key) for other, key in public_keys.items()}
    return lambda r, masked, seed: taken_out(without(masked, seed), seeds, lambda other: -1 if victim < other else 1)


@reused_key_attack.mistake("label-mixed-up")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """Round and ids changed places in the call of `pairwise_seed`, which gives other seeds. Compare the order:
    `pairwise_seed(mask_key, public_key, round_id, victim, other)`."""

    def reader(order):
        def read(r, masked, seed):
            seeds = {o: reference.pairwise_seed(mask_key, key, *order(r, o)) for o, key in public_keys.items()}
            return taken_out(without(masked, seed), seeds, lambda other: -1 if victim < other else 1)

        return read

    return reader(lambda r, other: (victim, other, r)), reader(lambda r, other: (other, victim, r))


@reused_key_attack.mistake("one-round-for-all")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The seeds are those of one single round, but every round has others, even with the same key. Call
    `pairwise_seed` inside of the loop over the rounds, with that loop's `round_id`."""
    used = {1, 7, *recorded, *range(len(recorded) + 2)} - {0}  # the learner's text tells of round 7
    return tuple(
        lambda r, masked, seed, u=u: read_with(mask_key, victim, public_keys, u, without(masked, seed)) for u in used
    )


@reused_key_attack.mistake("rounds-counted")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """You counted the rounds yourself, but the seeds belong to the rounds' own ids. Give `pairwise_seed` the key of
    `recorded`, which is the round's id."""
    places = list(recorded)
    return tuple(
        lambda r, masked, seed, s=s: read_with(
            mask_key, victim, public_keys, places.index(r) + s, without(masked, seed)
        )
        for s in (1, 2)
    )


@reused_key_attack.mistake("round-for-client")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The seeds are right, but some masks got the wrong sign: the round stood where the client belongs. The second
    argument is the client, not the round, so write `late_arrival_attack(…, victim, seeds)`."""
    return lambda r, masked, seed: read_with(
        mask_key, victim, public_keys, r, without(masked, seed), lambda other: -1 if r < other else 1
    )


@reused_key_attack.mistake("wrong-signs")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The self masks are out, but the pairwise masks got wrong signs. The victim added those of higher ids, so subtract
    where `victim < other`, else add: `late_arrival_attack(…, victim, seeds)` does."""
    signs = wrong_signs(victim)
    return tuple(
        lambda r, masked, seed, s=s: read_with(mask_key, victim, public_keys, r, without(masked, seed), s)
        for s in signs
    )


# ==== two_stories_attack =========================================================================

two_stories_attack = Checks("two_stories_attack")


@two_stories_attack.cases
def two_halves(rng):
    for n, threshold, victim, round_id, length in (
        (8, 3, 3, 7, 40),
        (4, 2, 1, 2, 3),
        (11, 5, 11, 40, 300),
        (6, 2, 4, 1, 5),
    ):
        keys = keys_for(range(1, n + 1), rng)
        others = public(keys, victim)
        masked, self_seed = a_masked_update(keys[victim], victim, others, round_id, length, rng)
        half = n // 2
        yield dict(
            self_shares=shares(int.from_bytes(self_seed, "little"), threshold, n)[:half],
            key_shares=shares(secret_of(keys[victim]), threshold, n)[half:],
            threshold=threshold,
            victim=victim,
            masked_update=masked,
            public_keys=others,
            round_id=round_id,
        )


def shares(secret: int, threshold: int, count: int) -> list[tuple[int, int]]:
    return [(each, ShareValue(value)) for each, value in reference.split_secret(secret, threshold, count)]


@two_stories_attack.symptom("whole-dict")
def _(run):
    """The dict of all rounds came back, but only the vector of this one is asked for. Take it out at the end:
    `…[round_id]`."""
    return isinstance(run.result, dict)


needs_signed_integers(two_stories_attack)


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


@two_stories_attack.stops("recorded-of-other-shape", "no attribute 'items'|values to unpack|cannot unpack")
def _():
    """`reused_key_attack` takes a dict from a round's id to a pair, also for a single round. Give it
    `{round_id: (masked_update, self_seed)}`."""


@two_stories_attack.stops("pair-turned", "seed is an? ndarray")
def _():
    """The pair is the wrong way round. Put the update first: `(masked_update, self_seed)`."""


@two_stories_attack.stops("seed-as-key", "seed is an? X25519PrivateKey")
def _():
    """The self seed is bytes, not a key. Make it with `.to_bytes(32, "little")`."""


@two_stories_attack.stops(
    "key-not-made", "'exchange'|must be 32 bytes|32 bytes long|X25519|'int' and 'bytes'|int too big to convert"
)
def _():
    """A secret comes back as a whole number. Use `private_key_from(…)` to make a key of it, and
    `.to_bytes(32, "little")` to make a seed."""


needs_masks(two_stories_attack)


@two_stories_attack.mistake("halves-mixed-up")
@from_what_was_told
def _(told):
    """The two secrets are mixed up: the first half gave shares of the self seed, the second half of the mask key. Make
    the seed from `self_shares`, and the key from `key_shares`."""
    every_share = told.self_shares + told.key_shares
    mixture = reference.recover_secret(every_share, len(every_share))
    return (
        told.read(self_secret=told.key_secret, key_secret=told.self_secret),
        told.read(self_secret=told.key_secret),
        told.read(key_secret=told.self_secret),
        told.read(self_secret=mixture, key_secret=mixture),
    )


@two_stories_attack.mistake("self-seed-turned")
@from_what_was_told
def _(told):
    """The mask key is right, but the bytes of the self seed stand in the wrong order. Take the lowest first:
    `.to_bytes(32, "little")`."""
    return told.read(self_secret=turned(told.self_secret))


@two_stories_attack.mistake("key-turned")
@from_what_was_told
def _(told):
    """The bytes of the mask key stand in the wrong order, so this is another key. The lowest byte comes first: use
    `private_key_from(…)`, which knows."""
    key = turned(told.key_secret)
    return told.read(key_secret=key), told.read(self_secret=turned(told.self_secret), key_secret=key)


@two_stories_attack.mistake("below-threshold")
@from_what_was_told
def _(told):
    """A secret was put together from fewer shares than the threshold, and such a number has nothing to do with it. Give
    `recover_secret` the list as it is, and `threshold`."""
    options = []
    for t in range(1, told.threshold):
        few = {"self_secret": reference.recover_secret(told.self_shares, t)}
        key = {"key_secret": reference.recover_secret(told.key_shares, t)}
        options += [told.read(**few), told.read(**key), told.read(**few, **key)]
    return tuple(options)


@two_stories_attack.mistake("self-mask-left")
@from_what_was_told
def _(told):
    """The pairwise masks are out, but the self mask is still in, or in twice. Make the self seed from `self_shares`,
    and subtract `expand_mask(self_seed, …)`."""
    return told.read(times=0), told.read(times=-1)


@two_stories_attack.mistake("self-mask-twice")
@from_what_was_told
def _(told):
    """The self mask was taken out twice, so that it is in again with the other sign. `reused_key_attack` subtracts it
    already: give it `masked_update` as it came."""
    return told.read(times=2)


@two_stories_attack.mistake("pairwise-masks-left")
@from_what_was_told
def _(told):
    """Only the self mask is out; the masks shared with the others are still in. Make the mask key from `key_shares`,
    and give it to `reused_key_attack`, which works out the seeds."""
    return told.read(sign=lambda other: 0)


@two_stories_attack.mistake("wrong-signs")
@from_what_was_told
def _(told):
    """Both secrets are right, but the pairwise masks got wrong signs. The victim added those of higher ids, so subtract
    where `victim < other`, else add."""
    return tuple(told.read(sign=sign) for sign in wrong_signs(told.victim))


@two_stories_attack.mistake("other-round")
@from_what_was_told
def _(told):
    """Both secrets are right, but the seeds are those of another round. Hand `round_id` on as it was given."""
    others = {1, 2, told.victim, told.round_id - 1, told.round_id + 1} - {0, told.round_id}
    return tuple(told.read(round_id=round_id) for round_id in others)


CHECKS = {checks.exercise: checks for checks in (late_arrival_attack, reused_key_attack, two_stories_attack)}
