"""What `reused_key_attack` must do, and what each mistake is told."""

import numpy as np

from ...solutions import masking as reference
from .attacks import (
    NAMES_VICTIM_VANISHED,
    Named,
    a_masked_update,
    centred,
    keys_for,
    needs_int64,
    needs_loops_over_uint32,
    needs_masks,
    needs_signed_integers,
    not_to_leave,
    numbers,
    public,
    read_with,
    taken_out,
    without,
    wrong_signs,
)
from .handed_masks import MaskingChecks, needs_own_arrays

checks = MaskingChecks("reused_key_attack")


@checks.secrets
def key_seeds_and_updates(inputs, result):
    recorded = inputs["recorded"].values()
    length = max((len(masked) for masked, _ in recorded), default=1)
    return not_to_leave([seed for _, seed in recorded], length, result, [inputs["mask_key"].private_bytes_raw()])


@checks.cases
def recordings(rng):
    for victim, others, rounds, length in (
        (3, (1, 2, 4, 6), (5, 9, 12), 40),
        (1, (2, 3), (4,), 3),
        (8, (7, 2), (12, 3), 5),
        (5, (9, 1, 8, 30, 4), (1, 2, 3, 4, 5, 6, 7), 200),
        (31, (6, 2), (3,), 4),
    ):
        keys = keys_for((victim, *others), rng)
        others_keys, recorded = public(keys, victim), Named({}, "(m{0}, s{0})".format)
        for round_id in rounds:
            recorded[round_id] = a_masked_update(keys[victim], victim, others_keys, round_id, length, rng)
        yield dict(mask_key=keys[victim], victim=victim, public_keys=others_keys, recorded=recorded)
    keys, self_seed = keys_for((2, 1, 3), rng), rng.bytes(32)
    others_keys, recorded = public(keys, 2), Named({}, "(m{0}, s{0})".format)
    seeds = {other: reference.pairwise_seed(keys[2], key, 6, 2, other) for other, key in others_keys.items()}
    large = numbers(8, rng, 2**30)  # too large for 16 bits
    recorded[6] = reference.mask_update(large, 2, seeds, self_seed), self_seed
    yield dict(mask_key=keys[2], victim=2, public_keys=others_keys, recorded=recorded)


@checks.stops("counted-from-zero", "round_id is 0")
def _():
    """There is no round 0, and the seeds belong to the rounds' own ids. Loop over `recorded.items()`, which gives each
    id, and hand that on."""


@checks.stops("same-id-twice", "and so is my_id")
def _():
    """Both ids in a call of `pairwise_seed` are the same. Give the victim's and the other client's, each in one of the
    two places: `pairwise_seed(mask_key, public_key, round_id, victim, other)`."""


# The variable of a loop over typed or counted numbers, by which `recorded` is asked.
OWN_ROUNDS = (
    r"(?s)for (\w+) in (range\(|\(\d|\[\d).*\brecorded\[\1\]|\brecorded\[(\w+)\].*for \3 in (range\(|\(\d|\[\d)"
)


@checks.stops("seeds-in-a-list", "'(list|tuple|generator|set)' object has no attribute 'items'")
def _():
    """Only a dict has `.items()`, and here is something else. Take it apart, `masked, self_seed = …`, if it is a
    round's pair, and make it a dict, `{other: pairwise_seed(…) for other, key in public_keys.items()}`, if it is the
    seeds."""


@checks.stops("rounds-typed-in", "^KeyError", needs=OWN_ROUNDS)
def _():
    """Your loop runs over numbers of its own, but the rounds that were recorded may be any, and none may be left out.
    Loop over `recorded.items()`, which gives each round's id with its pair."""


@checks.stops("key-for-seed", "X25519PublicKey, but must be 32 bytes")
def _():
    """A public key is no seed yet. Make the seed of each pair:
    `pairwise_seed(mask_key, public_key, round_id, victim, other)`."""


@checks.stops("public-key-exchanges", "no attribute 'exchange'")
def _():
    """Only a private key can do its half of the agreement, and you have the victim's. Put it first:
    `pairwise_seed(mask_key, public_key, …)`."""


@checks.stops("signed-too-early", "must hold uint32")
def _():
    """Until all masks are out the numbers must stay uint32, and `late_arrival_attack` and `unmask_sum` return signed
    ones. Subtract the self mask from the masked update as it is, and call one of these last, once for each round."""


@checks.symptom("no-dict", of_kind=True)
def _(run):
    """A dict is asked for, which tells whose round each vector is. Begin with `read = {}`, and put each vector there:
    `read[round_id] = …`."""
    return not isinstance(run.result, dict | None)


@checks.symptom("other-rounds")
def _(run):
    """There are not the same rounds in your dict as in `recorded`. Loop over all of `recorded.items()`, put each
    vector under its own `round_id`, and return after the loop."""
    return isinstance(run.result, dict) and run.result.keys() != run.expected.keys()


@checks.symptom("rounds-exchanged")
def _(run):
    """The vectors are right, but some stand under another round's number. Put each one into the dict in the turn of the
    loop in which you make it: `read[round_id] = …`."""
    found, wanted = ([tuple(np.ravel(each).tolist()) for each in one.values()] for one in (run.result, run.expected))
    return found != wanted and sorted(found) == sorted(wanted)


needs_masks(checks)
needs_loops_over_uint32(checks)
needs_signed_integers(checks)
needs_own_arrays(checks)
needs_int64(checks, recordings)


def every_round(read):
    """A mistake by what it reads in each round, from (round_id, masked update, self seed)."""

    def compute(mask_key, victim, public_keys, recorded):
        found = read(mask_key, victim, public_keys, recorded)
        options = [{r: f(r, *recorded[r]) for r in recorded} for f in (found if isinstance(found, tuple) else (found,))]
        return *options, *({r: v % 2**32 for r, v in each.items()} for each in options)

    compute.__doc__ = read.__doc__
    return compute


@checks.mistake("self-mask-left")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The pairwise masks are out, but the self mask of each round is still in. Subtract
    `expand_mask(self_seed, len(masked))` as well, before the numbers become signed, and go on with what that gives."""
    return lambda r, masked, seed: read_with(mask_key, victim, public_keys, r, masked)


@checks.mistake("self-mask-added")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The self mask was added once more, but the victim added it already. Subtract
    `expand_mask(self_seed, len(masked))`."""
    return lambda r, masked, seed: read_with(mask_key, victim, public_keys, r, without(masked, seed, -1))


@checks.mistake("self-seed-of-another-round")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The self seed of one round was used for all, but every round has its own. Take it out of the round's own pair:
    `for round_id, (masked, self_seed) in recorded.items():`."""
    used = [recorded[each][1] for each in (min(recorded), max(recorded), *recorded)] if len(recorded) > 1 else []
    return tuple(
        lambda r, masked, seed, one=one: read_with(mask_key, victim, public_keys, r, without(masked, one))
        for one in used
    )


@checks.mistake("self-mask-of-one-number")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The self mask was one single number, taken off everywhere. Make it as long as the update,
    `expand_mask(self_seed, len(masked))`, and subtract the whole of it."""
    return lambda r, masked, seed: read_with(mask_key, victim, public_keys, r, masked - reference.expand_mask(seed, 1))


@checks.mistake("self-mask-twice")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The self mask was taken out twice, so that it is in again with the other sign. Subtract it once for each
    round."""
    return lambda r, masked, seed: read_with(mask_key, victim, public_keys, r, without(masked, seed, 2))


@checks.mistake("pairwise-masks-left")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """Only the self mask is out; the masks shared with the others are still in. Work out each seed with
    `pairwise_seed(mask_key, …, round_id, victim, other)`, then give the dict of all to `late_arrival_attack`."""
    return lambda r, masked, seed: centred(without(masked, seed))


@checks.mistake("one-client-only")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """Of the masks shared with the others only one was taken out. Put the seeds of all of `public_keys.items()` into
    one dict, begun before the loop over them, then call `late_arrival_attack` with it, once for each round."""
    return tuple(
        lambda r, masked, seed, only=only: read_with(mask_key, victim, only, r, without(masked, seed))
        for only in ({other: key} for other, key in public_keys.items())
    )


@checks.mistake("one-side-only")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """Only the masks shared with higher ids are out, or only those with lower ids. Subtract where `victim < other`, and
    add where `other` is the lower one: `late_arrival_attack(…)` does both, if it gets the seeds of all."""
    sides = lambda other: -(victim < other), lambda other: int(victim > other)
    return tuple(
        lambda r, masked, seed, side=side: read_with(mask_key, victim, public_keys, r, without(masked, seed), side)
        for side in sides
    )


@checks.mistake("added-up")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """Each mask shared with another was taken out by itself, with the others still in, and the results were added up,
    so a round counts once for every other client. Put the seeds of all of `public_keys.items()` into one dict, then
    call `late_arrival_attack` with it, once for each round."""
    alone = [{other: key} for other, key in public_keys.items()]
    return lambda r, masked, seed: sum(read_with(mask_key, victim, only, r, without(masked, seed)) for only in alone)


@checks.mistake("raw-exchange")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The masks were stretched from what the exchange gives, but the clients took a seed that belongs to the round.
    Use `pairwise_seed(mask_key, public_key, round_id, victim, other)`."""
    seeds = {other: mask_key.exchange(key) for other, key in public_keys.items()}
    return lambda r, masked, seed: taken_out(without(masked, seed), seeds, lambda other: -1 if victim < other else 1)


@checks.mistake("label-mixed-up")
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


@checks.mistake("one-round-for-all")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The seeds used are those of one single round, but every round has others, even with the same key. Make the seeds
    of each round with its own `round_id`, and use them for that round alone."""
    around = max(recorded) + 1, min(recorded) - 1
    used = {1, 7, *recorded, *range(len(recorded) + 2), *around} - {0}  # the learner's text tells of round 7
    return tuple(
        lambda r, masked, seed, u=u: read_with(mask_key, victim, public_keys, u, without(masked, seed)) for u in used
    )


@checks.mistake("rounds-counted")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The seeds are those of the rounds 1, 2, 3 and so on, or 2, 3, 4, but they belong to the rounds' own ids. Give
    `pairwise_seed` the key of `recorded`, which is the round's id."""
    places = list(recorded)
    return tuple(
        lambda r, masked, seed, s=s: read_with(
            mask_key, victim, public_keys, places.index(r) + s, without(masked, seed)
        )
        for s in (1, 2)
    )


@checks.mistake("round-for-client")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The seeds are right, but some masks got the sign that they have if the round is compared with the ids. It is the
    victim's id that counts: write `late_arrival_attack(…, victim, seeds)`, or compare `victim` with `other`."""
    return lambda r, masked, seed: read_with(
        mask_key, victim, public_keys, r, without(masked, seed), lambda other: -1 if r < other else 1
    )


@checks.mistake("survived-and-vanished", needs=NAMES_VICTIM_VANISHED)
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The victim was named as vanished in `unmask_sum`, which then takes the pairs' masks out with the other sign. In
    its own update the *others* are missing: give, as the last argument, each of their ids a dict from `victim` to the
    seed of the two."""
    turned = wrong_signs(victim)[0]
    return lambda r, masked, seed: read_with(mask_key, victim, public_keys, r, without(masked, seed), turned)


@checks.mistake("wrong-signs")
@every_round
def _(mask_key, victim, public_keys, recorded):
    """The self masks are out, but pairwise masks, all or some, got the wrong sign. The victim added those of higher
    ids, so subtract where `victim < other`, else add: `late_arrival_attack(…, victim, seeds)` does."""
    signs = wrong_signs(victim)
    return tuple(
        lambda r, masked, seed, s=s: read_with(mask_key, victim, public_keys, r, without(masked, seed), s)
        for s in signs
    )
