"""What `mask_update` must do, and what each mistake is told."""

import numpy as np

from ...checking import leaving
from ...checking.answer_text import says
from ...solutions import masking as reference
from .cases import (
    PROVEN,
    RING,
    SEED,
    Fixed,
    ProbedMasking,
    Ring,
    Seed,
    centred,
    compared_with,
    has_other_masks,
    mask,
    needs_sums_of_masks,
    total,
)
from .handed_masks import of_seeds

checks = ProbedMasking("mask_update")


@checks.secrets
def update_seeds_and_masks(inputs, result):
    integers = inputs["integers"]
    seeds = [inputs["self_seed"], *inputs["pairwise_seeds"].values()]
    return leaving.Secrets(hidden=[integers, *of_seeds(seeds, len(integers))])


@checks.cases
def updates_and_seeds(rng):
    # Places in the dict, places among the sorted ids and ids that are off by one give other signs each.
    yield masking([5, -3, 0], 3, [8, 1, 7, 5, 6], Fixed())
    yield masking([1, 2], 1, [4, 2, 3], Fixed())
    yield masking([7, -8], 3, [1, 2], Fixed())
    # As text, 10 comes before 9. Floats are turned eight at a time, and one of these sums needs no wrapping around.
    yield masking(rng.integers(-100, 100, 8), 9, [10, 8, 100, 90], Fixed())
    yield masking([-(2**31), 2**31 - 1, -1], 5, [1, 9], rng)
    yield masking([4], 3, [], rng)
    case = masking([0, 0], 3, [1, 8], Fixed())
    masks = reference.mask_update(**case).astype(np.int64)
    yield case | dict(integers=np.array(centred(-1 - masks)))  # masked, each is 2**32 - 1, and in no smaller ring
    for length, clients in ((50, 6), (1000, 4)):
        ids = (1 + rng.choice(500, clients, replace=False)).tolist()
        yield masking(rng.integers(-(2**20), 2**20, length), ids[0], ids[1:], rng)


def masking(integers, me, others, rng) -> dict:
    seeds = {other: Seed(rng, me, other) for other in others}
    return dict(integers=np.array(integers), me=me, pairwise_seeds=seeds, self_seed=Seed(rng, me))


class Masked(Ring):
    """A masked update, and the seeds in it."""

    KINDS = "iuf"  # floats have an advice of their own

    def __init__(self, run):
        super().__init__(run, run.inputs["integers"])
        self.me, self.seeds, self.own = (run.inputs[name] for name in ("me", "pairwise_seeds", "self_seed"))

    def pairs(self, lower=-1, higher=1):
        """The pairwise masks: those shared with clients of lower and of higher id, with a sign each."""
        return [(higher if self.me < other else lower, seed) for other, seed in self.seeds.items()]

    def with_self(self, terms) -> bool:
        return self.equals_base_and([*terms, (1, self.own)])

    @property
    def all(self):
        return [*self.pairs(), (1, self.own)]


checks.reads(Masked)
needs_sums_of_masks(checks)


# The ring's size behind `%` or in front of a minus; one that is added to an update goes into no `uint32` either.
TAKEN_BY_THE_RING = r"%|(2 \*\* 32|4294967296|\b[A-Z_]+) - "


@checks.stops("ring-in-uint32", "integer 4294967296 out of bounds for uint32", needs=TAKEN_BY_THE_RING)
def _():
    """`uint32` wraps around at 2**32 by itself, and cannot hold that number. Leave it out of this line: a sum of
    `uint32` needs no `%`, and a mask is subtracted with `-` alone."""


@checks.stops("does-not-fit", "out of bounds for u?int|too large to convert|can't convert negative")
def _():
    """Python's own numbers do not wrap around, so negative and large ones do not fit. Take each of them `% 2**32`,
    which `np.uint32` holds, or turn a whole array: with `.astype(np.uint32)`, -1 becomes 2**32 - 1."""


@checks.stops("signed-into-unsigned", "Cannot cast .*'int.*'uint")
def _():
    """Signed numbers do not go into an unsigned array in place. Turn what you add or subtract there first, with
    `.astype(np.uint32)`: then -1 becomes 2**32 - 1."""


@checks.stops("no-such-id", "KeyError", needs=r"seeds\[|\.pop\(")
def _():
    """There is no seed for that id there: the ids are any numbers, and yours is not among them. Loop over those that
    are there: `for other, seed in pairwise_seeds.items():`."""


@checks.mistake("bytes-reinterpreted", of_kind=True)
def _(integers, me, pairwise_seeds, self_seed):
    """More numbers came back than the update has: its bytes were read anew, so one number of 64 bits became two. Turn
    the numbers themselves, with `.astype(np.uint32)`."""
    return reference.mask_update(integers.view(np.uint32), me, pairwise_seeds, self_seed)


@checks.symptom("as-floats", of_kind=True)
def _(masked):
    """Floats came back, but masks cancel only among whole numbers, modulo 2**32. Keep everything `uint32`, from
    `np.asarray(integers).astype(np.uint32)` on, and divide nothing."""
    return np.asarray(masked.run.result).dtype.kind == "f"


@checks.symptom("not-reduced")
def _(masked):
    """Right up to multiples of 2**32, but numbers lie outside of 0 to 2**32 - 1. Work with `uint32`, which wraps
    around, or let the result end with `.astype(np.uint32)`, and take Python's own numbers `% 2**32` before that."""
    return masked.right_modulo and not all(0 <= number < RING for number in masked.numbers)


@checks.symptom("no-masks")
def _(masked):
    """The update came back without any mask, for everybody to read. Add or subtract every
    mask, and keep what comes, as in `total = total + mask`; let a helper return it."""
    return masked.equals(masked.base) and len(masked.seeds) > 0


@checks.symptom("same-sign")
def _(masked):
    """All pairwise masks got the same sign here. Let each id decide while its own turn runs: add where `me < other`,
    and subtract otherwise."""
    return masked.with_self(masked.pairs(1, 1)) or masked.with_self(masked.pairs(-1, -1))


@checks.symptom("signs-swapped")
def _(masked):
    """The signs are the wrong way round. Add where your id is the lower one, `me < other`, and subtract otherwise."""
    return masked.with_self(masked.pairs(1, -1))


@checks.symptom("bare-without-partners")
def _(masked):
    """With nobody to share masks with, the update left without its self mask, for everybody to read. Let that mask be
    added in every case: outside of any loop or `if`, and before the first `return`."""
    return not masked.pairs() and masked.equals_base_and([])


@checks.symptom("self-mask-forgotten")
def _(masked):
    """Only the pairwise masks lie over the update: the self mask is missing, or was taken out again. Add
    `expand_mask(self_seed, len(integers))` once, outside of every loop, and let it be in the total that you return."""
    return masked.equals_base_and(masked.pairs())


@checks.symptom("self-mask-subtracted")
def _(masked):
    """The self mask was subtracted, but the server will subtract it once more. Add it, whatever the ids."""
    return masked.equals_base_and([*masked.pairs(), (-1, masked.own)])


@checks.symptom("self-mask-often")
def _(masked):
    """The self mask went in more than once. Add it a single time, outside of every loop."""
    signs = sum(sign for sign, _ in masked.pairs())
    often = len(masked.seeds), len(masked.seeds) + 1, 2, signs, signs + 1
    return any(masked.equals_base_and([*masked.pairs(), (k, masked.own)]) for k in often)


@checks.symptom("own-seed-for-pairs")
def _(masked):
    """The masks for the others were made from your own seed. Expand the seed that belongs to each client: loop over
    `pairwise_seeds.items()`."""
    signs = sum(sign for sign, _ in masked.pairs())
    return signs != 0 and masked.with_self([(signs, masked.own)])


@checks.symptom("one-seed-for-all")
def _(masked):
    """The seed of one of the others was used for all of them. Make each mask inside of the loop, from the seed that
    belongs to each client: `for other, seed in pairwise_seeds.items():`."""
    signs = sum(sign for sign, _ in masked.pairs())
    return len(masked.seeds) > 1 and any(masked.with_self([(signs, seed)]) for seed in masked.seeds.values())


@checks.symptom("pairwise-left-out")
def _(masked):
    """Only the self mask lies over the update. Add or subtract the masks that you share with the others, too, in the
    very total that you return: loop with `for other, seed in pairwise_seeds.items():`."""
    return masked.with_self([])


@checks.symptom("update-left-out")
def _(masked):
    """Only masks came back: the update is not in it, or was taken out again. Start with the integers, once, and add or
    subtract nothing but masks."""
    return any(masked.equals(total(each, masked.length)) for each in (masked.all, masked.pairs()) if each)


@checks.symptom("total-thrown-away", needs=r"\bfor\b")
def _(masked):
    """The last masks are in it, but neither the update nor the masks before, as where a turn of the loop puts something
    else in the place of the total. Begin with the update; in every turn take the total as it is, and add or subtract
    one mask."""
    pairs = masked.pairs()
    own = [[], [(1, masked.own)]]
    return any(
        masked.equals(total([*pairs[place:], *each], masked.length)) for place in range(1, len(pairs)) for each in own
    )


@checks.symptom("update-often")
def _(masked):
    """The update is in it several times. Start with the integers, once, and add nothing but masks to them."""
    masks = total(masked.all, masked.length)
    return any(masked.equals(k * masked.base + masks) for k in (len(masked.seeds), len(masked.seeds) + 1, 2))


@checks.symptom("others-left-out")
def _(masked):
    """The masks of only some of the other clients are in it. Let every turn of the loop add or subtract one mask, for
    higher ids and for lower ones, and keep all of them in the total that you return."""
    return masked.equals_base_and_some(masked.pairs(), [(1, masked.own)])


@checks.symptom("same-mask-everywhere")
def _(masked):
    """Of some mask only one number was used, the same for the whole update. Make every mask as long as the update, the
    self mask, too, with `expand_mask(…, len(integers))`, and use the whole of it."""
    return masked.equals_base_and_one_number(masked.all)


@checks.symptom("update-without-signs", needs=r"abs|clip\(|max|where|\bif\b|< 0|<= 0|> 0|>= 0|square|sqrt|\*\*")
def _(masked):
    """The negative numbers of the update were made positive, or 0, before the masks went on. Leave that out:
    `.astype(np.uint32)` lets -1 become 2**32 - 1, which is right."""
    masks = total(masked.all, masked.length)
    return any(masked.equals(base + masks) for base in (np.abs(masked.base), np.maximum(masked.base, 0)))


@checks.symptom("result-without-signs", needs=r"abs\(")
def _(masked):
    """`abs` of masked numbers makes one of two that stand for different ones, so the masks do not cancel. Leave it out:
    `.astype(np.uint32)` makes of a negative number the one that it stands for."""
    whole = masked.base + total(masked.all, masked.length)
    return any(masked.numbers == [abs(each) % RING for each in of] for of in (centred(masked.expected), whole))


@checks.symptom("bare-numbers")
def _(masked):
    """Some numbers of the update came back as they were, without any mask, and tell what they are. Put masks on
    every one of them, zeros, too."""
    places = list(zip(masked.numbers, masked.base, masked.expected, strict=True))
    bare = [(number - base) % RING == 0 for number, base, _ in places]
    rest = [(number - right) % RING == 0 for number, _, right in places]
    return any(bare) and any(rest) and all(map(max, bare, rest))


@checks.symptom("masks-xored")
def _(masked):
    """Masks were put on bit by bit, by exclusive or. Add and subtract the masks with `+` and `-`, as numbers."""
    others = (masked.base + total(masked.pairs(), masked.length)) % RING
    return masked.equals_xor(masked.all) or masked.equals(others ^ mask(masked.own, masked.length).astype(object))


@checks.symptom("other-number-compared")
def _(masked):
    """The signs do not follow your own id: your code compares with a number that is typed in. Compare with `me`, which
    is another one for each client: `me < other`."""
    seeds = masked.seeds.items()
    return any(masked.with_self([(1 if n < other else -1, seed) for other, seed in seeds]) for n in compared_with())


BY_PLACES = r"enumerate|range\(|index\(|\+= 1|zip|list\(|count|bisect|sort|:me|me:|me [-+] 1:"


@checks.mistake("order-of-the-dict", needs=BY_PLACES)
def _(integers, me, pairwise_seeds, self_seed):
    """The pairwise masks are all there, but their signs do not follow the ids. Let the id of each decide, whatever its
    place in a row: add where `me < other`, and subtract otherwise."""
    values = []
    for seeds in (pairwise_seeds, dict(sorted(pairwise_seeds.items()))):
        places = range(len(seeds))
        rules = [[place % 2 == turn for place in places] for turn in (0, 1)]
        rules += [[me < place + start for place in places] for start in (0, 1, 2)]  # 1: `masks[:me - 1]` are lower
        for rule in rules:
            terms = [(1 if up else -1, seed) for up, seed in zip(rule, seeds.values(), strict=True)]
            masked = integers.astype(object) + total([*terms, (1, self_seed)], len(integers))
            values.append((masked % RING).astype(np.uint32))
    return tuple(values)


@checks.symptom("ids-as-text", needs=r"str|repr|f'|f\"|format")
def _(masked):
    """The ids were compared as texts, in which 10 comes before 9. Compare them as numbers: `me < other`."""
    return masked.with_self([(1 if str(masked.me) < str(other) else -1, seed) for other, seed in masked.seeds.items()])


FLOATS = r"float|(?<!/)/(?!/)|\b\d+\.\d|\d[eE]|mean|single|np\.half"


@checks.symptom("turned-too-late", needs=FLOATS)
def _(masked):
    """Numbers outside of `uint32` do not wrap around when floats are turned into it. Turn the update before the masks
    go on, `integers.astype(np.uint32)`, and stay with `uint32`."""
    ends = 0, 2**31, RING - 1  # which of them, the processor decides
    return any(masked.numbers) and all(
        (number - whole) % RING == 0 or number in ends and not 0 <= whole < RING
        for number, whole in zip(masked.numbers, masked.base + total(masked.all, masked.length), strict=True)
    )


@checks.symptom("other-modulus")
def _(masked):
    """The sum, or a mask in it, was taken by another modulus than 2**32, by which all the others count. Work with
    `uint32`, or write `% 2**32`."""
    shifted = len(set(masked.off)) == 1 and not says(r"%|&|mod")  # by the same for all, and nothing takes remainders
    return not shifted and masked.equals_modulo_other(masked.all)


@checks.symptom("off-by-one", needs=r"~|invert|bitwise_not|- 1\b|\+ 1\b|4294967295|0x|iinfo")
def _(masked):
    """Numbers are off by one, or all by the same few. To subtract a mask is to add 2**32 minus it, which is neither
    `~mask` nor 2**32 - 1 minus it, and the modulus is 2**32 itself: let `uint32` wrap around, as in `total - mask`."""
    return masked.off_by == 1 or masked.all_off_by_few(len(masked.seeds) + 1)


@checks.symptom("digits-lost", needs=PROVEN)
def _(masked):
    """All numbers are nearly right, off by less than 4096 at most. Begin with `integers.astype(np.uint32)`, and do
    nothing but add and subtract masks: leave out floats, and what rounds, scales, cuts or shifts."""
    return masked.off_by < 2**12


def three_clients(answer) -> list[int]:
    """What is left of three masked zeros when the self masks are taken away."""
    pairs = {(1, 2): b"a" * 32, (1, 3): b"b" * 32, (2, 3): b"c" * 32}
    left = np.zeros(4, object)
    for me in (1, 2, 3):
        seeds = {sum(pair) - me: seed for pair, seed in pairs.items() if me in pair}
        made = answer(np.zeros(4, int), me, seeds, bytes([me]) * 32)
        left += np.array([int(number) for number in made], object) - mask(bytes([me]) * 32, 4)
    return centred(left)


@checks.symptom("several-signs")
def _(masked):
    """Each mask is a real one, but more than one of them has another sign than it should, or is missing; they are
    named below. Look at each: add where `me < other`, subtract otherwise, and add the self mask."""
    names = [f"the mask shared with client {other}" for other in masked.seeds]
    return masked.told_signs(masked.all, [*names, "the self mask"])


@checks.behaviour("another-every-time")
def _(answer, rng):
    """The same call gave two results, so something went in beside its arguments, such as fresh random numbers. Leave it
    out: all that is random here comes from the seeds."""
    inputs = masking([5, -3], 2, [3, 1], rng)
    return not np.array_equal(answer(**inputs), answer(**inputs))


@checks.behaviour("other-masks")
def _(answer, rng):
    """Not every seed was given to `expand_mask` in this call. Call `expand_mask(seed, len(integers))` for every seed,
    your own, too."""
    inputs = masking([5, -3], 3, [4, 1, 5, 2], rng)
    seeds = *inputs["pairwise_seeds"].values(), inputs["self_seed"]
    return has_other_masks(answer, reference.mask_update, inputs, seeds)


@checks.behaviour("does-not-cancel")
def _(answer, rng):
    """Three clients masked zeros, and what they sent, less their self masks, does not add up to 0. Put the masks on by
    `+` and `-` alone: add the self mask, and each other one where `me < other`, or else subtract it."""
    return any(three_clients(answer))


@checks.behaviour("not-uint32")
def _(answer, rng):
    """The numbers are right, but not an array of `uint32`. Return an array with `.astype(np.uint32)`, a list as
    `np.array(…, dtype=np.uint32)`."""
    return getattr(answer(np.array([1, -2]), 2, {1: SEED}, bytes(32)), "dtype", None) != np.uint32
