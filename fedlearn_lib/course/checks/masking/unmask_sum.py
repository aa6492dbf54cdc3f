"""What `unmask_sum` must do, and what each mistake is told."""

import numpy as np

from ...checking import leaving
from ...solutions import masking as reference
from .cases import RING, Fixed, ProbedMasking, Ring, Seed, compared_with, has_other_masks, needs_sums_of_masks, total
from .handed_masks import of_seeds

checks = ProbedMasking("unmask_sum")


@checks.secrets
def seeds_and_masks(inputs, result):
    of_pairs = [seed for seeds in inputs["dropped"].values() for seed in seeds.values()]
    return leaving.Secrets(hidden=of_seeds([*inputs["self_seeds"].values(), *of_pairs], len(inputs["masked_sum"])))


@checks.cases
def rounds(rng):
    yield a_round([1, 2, 4], [3, 5], [[5, -3, 0], [1, 1, -9], [2, -1, 4]], Fixed())
    yield a_round([2, 3], [1], [[-5, 6], [1, -4]], Fixed())
    yield a_round([1, 2, 3], [], [[7, -7], [1, 2], [-3, 3]], Fixed())
    yield a_round([9, 100, 8], [10, 2], rng.integers(-100, 100, (3, 4)), rng)  # as text, 10 comes before 9
    yield a_round([1, 2, 3], [5], [[-(2**30), 2**30, -1], [-(2**30), 2**30 - 1, 1], [0, 0, -1]], rng)  # just fits
    for length, stay, go in ((60, 6, 3), (500, 4, 1)):
        ids = (1 + rng.choice(500, stay + go, replace=False)).tolist()
        yield a_round(ids[:stay], ids[stay:], rng.integers(-(2**20), 2**20, (stay, length)), rng)
    yield a_round([1, 2, 6], [4, 5], rng.integers(-9, 9, (3, 2)), rng, strangers={(6, 4), (1, 5)})
    late = a_round([3], [1, 2, 5], [[7, -2, 0]], rng)  # as chapter 12 reads a late update: without self masks
    own = late.pop("self_seeds")[3]
    yield late | {"self_seeds": {}, "masked_sum": late["masked_sum"] - reference.expand_mask(own, 3)}


def a_round(survivors, gone, updates, rng, strangers=()) -> dict:
    """What the server has when the messages of some clients are missing; strangers share no mask."""
    everybody = sorted([*survivors, *gone])
    seeds = {}
    for place, one in enumerate(everybody):
        for other in everybody[place + 1 :]:
            if not {(one, other), (other, one)} & set(strangers):
                seeds[one, other] = seeds[other, one] = Seed(rng, one, other)
    self_seeds = {survivor: Seed(rng, survivor) for survivor in survivors}
    masked = np.zeros(len(updates[0]), np.uint32)
    for me, update in zip(survivors, updates, strict=True):
        pairwise = {other: seed for (one, other), seed in seeds.items() if one == me}
        masked = masked + reference.mask_update(np.array(update), me, pairwise, self_seeds[me])
    dropped = {g: {s: seeds[s, g] for s in survivors if (s, g) in seeds} for g in gone}
    return dict(masked_sum=masked, self_seeds=self_seeds, dropped=dropped)


class Unmasked(Ring):
    """A sum without masks, and the seeds of what was in it."""

    KINDS = "iuf"  # floats have an advice of their own

    def __init__(self, run):
        super().__init__(run, run.inputs["masked_sum"])
        self.own, self.dropped = run.inputs["self_seeds"], run.inputs["dropped"]

    def selves(self, sign=-1):
        return [(sign, seed) for seed in self.own.values()]

    def pairs(self, lower=-1, higher=1):
        """What removes the masks shared with the vanished: the survivor's id is the lower or the higher one."""
        return [
            (lower if survivor < gone else higher, seed)
            for gone, seeds in self.dropped.items()
            for survivor, seed in seeds.items()
        ]

    def told(self) -> list[tuple[str, str]]:
        """The masks with a wrong sign, if there are several."""
        names = [f"the self mask of client {each}" for each in self.own]
        names += [f"the mask of {each} with {gone}" for gone, seeds in self.dropped.items() for each in seeds]
        return self.told_signs([*self.selves(), *self.pairs()], names)


checks.reads(Unmasked)


@checks.stops("dict-in-dict", "seed is a dict|expected 3")
def _():
    """Behind each vanished client stands another dict, from survivors to seeds. Loop over its items, too: inside of
    `for gone, seeds in dropped.items():` write `for survivor, seed in seeds.items():`."""


needs_sums_of_masks(checks)


@checks.stops("if-on-array", "truth value of an array")
def _():
    """A condition cannot decide for a whole array. Leave it out; if it was to make numbers from 2**31 on negative, let
    `.astype(np.int32).astype(np.int64)` do that, which leaves the others."""


@checks.stops("bytes-reinterpreted", "changing to a larger dtype")
def _():
    """`view` reads the same bytes anew, two numbers as one. Turn the numbers with `astype` instead:
    `.astype(np.int32).astype(np.int64)`."""


@checks.stops("ring-in-uint32", "integer -?(4294967296|2147483648) out of bounds for u?int32")
def _():
    """Arrays of 32 bits wrap around at 2**32 by themselves, and cannot hold that number. Leave it out, and at the end
    write `.astype(np.int32).astype(np.int64)`."""


@checks.stops("does-not-fit", "out of bounds for u?int|too large to convert")
def _():
    """Python's own numbers do not wrap around, so these do not fit. Take each of them `% 2**32`, make a `np.uint32`
    array, and only then write `.astype(np.int32)`."""


@checks.stops(  # not of a dict or set of one's own
    "no-such-seed", r"KeyError\W{1,3}\d+\W*$", without=r"(?<!=)= \{|\.remove\(|= (default)?dict\("
)
def _():
    """There is no seed for that id there: not everybody has a self seed, and not every pair shares one. Loop over
    those that are there: `self_seeds.values()`, and inside of `dropped.items()` over `seeds.items()`."""


@checks.symptom("as-floats", of_kind=True)
def _(unmasked):
    """Floats came back, but masks cancel only among whole numbers, modulo 2**32. Keep everything `uint32` while you add
    and subtract, and divide nothing; at the end write `.astype(np.int32).astype(np.int64)`."""
    return unmasked.run.result.dtype.kind == "f" and not means(unmasked)


def means(unmasked) -> bool:
    return np.allclose(unmasked.run.result * len(unmasked.own), unmasked.run.expected)


@checks.symptom("mean", of_kind=True)
def _(unmasked):
    """This is the mean, but the sum is asked for. Return the sum, undivided."""
    shares = [each(unmasked.run.expected, len(unmasked.own)) for each in (np.floor_divide, np.true_divide)]
    return len(unmasked.own) > 1 and any(np.allclose(unmasked.run.result, each) for each in shares)


@checks.symptom("cut", needs=r"int16|int8|short|byte\b")
def _(unmasked):
    """Only the lowest bits of the sum are right: somewhere stands a type of 8 or 16 bits, which cannot hold all
    numbers. Keep everything `uint32`, and make it signed at the end: `.astype(np.int32).astype(np.int64)`."""
    narrow = np.int16, np.uint16, np.int8, np.uint8
    return any(np.array_equal(unmasked.run.result, unmasked.run.expected.astype(each)) for each in narrow)


@checks.symptom("middle-of-ring")
def _(unmasked):
    """All is right but for one number: 2**31 itself stands for -2**31, and came back positive. The upper half of the
    ring begins with it, so compare with `>= 2**31`, or let `.astype(np.int32).astype(np.int64)` do it."""
    wrong = [n for n, e in zip(unmasked.numbers, unmasked.expected, strict=True) if n != e]
    return unmasked.right_modulo and set(wrong) == {2**31}


@checks.symptom("not-wrapped")
def _(unmasked):
    """Right up to multiples of 2**32, but some numbers lie outside of -2**31 to 2**31 - 1, as where sums are no uint32
    and do not wrap around. Take the whole result modulo 2**32, and make it signed:
    `.astype(np.uint32).astype(np.int32).astype(np.int64)`."""
    return unmasked.right_modulo and not all(0 <= number < RING for number in unmasked.numbers)


@checks.symptom("not-centred")
def _(unmasked):
    """Right modulo 2**32, but not between -2**31 and 2**31 - 1: negative numbers came back as large ones. Let numbers
    from 2**31 on become negative, 2**31 itself, too: `.astype(np.int32).astype(np.int64)`."""
    return unmasked.right_modulo


@checks.mistake("without-signs")
def _(masked_sum, self_seeds, dropped):
    """Negative numbers came back as positive ones. Make the total signed with `.astype(np.int32).astype(np.int64)`
    alone: without `abs`, and without subtracting from 2**32."""
    return np.abs(reference.unmask_sum(masked_sum, self_seeds, dropped))


@checks.mistake("minus-sign-only")
def _(masked_sum, self_seeds, dropped):
    """Numbers from 2**31 on only got a minus sign. A number n of the ring stands for n - 2**32, so subtract that
    much, or write `.astype(np.int32).astype(np.int64)`."""
    ring = reference.unmask_sum(masked_sum, self_seeds, dropped) % RING
    return np.where(ring >= 2**31, -ring, ring)


@checks.symptom("dropped-left-in")
def _(unmasked):
    """The masks that survivors share with vanished clients are still in it. Loop over `dropped.items()` in this call,
    too, take each of them out, and return the total that this leaves, made signed only then."""
    return unmasked.equals_base_and(unmasked.selves())


@checks.symptom("self-left-in")
def _(unmasked):
    """The survivors' self masks are still in it. Subtract `expand_mask(seed, …)` for every seed in
    `self_seeds.values()`, in this call, too, and from the very total that you return."""
    return unmasked.equals_base_and(unmasked.pairs())


@checks.symptom("self-added")
def _(unmasked):
    """The self masks were added, but they are to be removed. Subtract them."""
    return unmasked.equals_base_and([*unmasked.selves(1), *unmasked.pairs()])


@checks.symptom("signs-swapped")
def _(unmasked):
    """The masks shared with vanished clients have the wrong signs, all of them. Subtract where `survivor < gone`, and
    add otherwise."""
    return unmasked.equals_base_and([*unmasked.selves(), *unmasked.pairs(1, -1)])


@checks.symptom("same-sign")
def _(unmasked):
    """All masks shared with vanished clients got the same sign, but some survivors had added theirs, and others
    subtracted. Let the two ids of each pair decide, while its own turn runs: subtract where `survivor < gone`,
    and add otherwise."""
    signs = (1, 1), (-1, -1)
    return any(unmasked.equals_base_and([*unmasked.selves(), *unmasked.pairs(*each)]) for each in signs)


@checks.symptom("nothing-removed")
def _(unmasked):
    """This is the masked sum, with every mask still in it. Subtract the self masks, take out the masks shared with
    vanished clients, and return what that leaves."""
    return unmasked.equals(unmasked.base)


@checks.symptom("other-number-compared")
def _(unmasked):
    """The signs hang on a number that is typed in, with which your code compares, and none is right for every client.
    Compare the two ids of each seed: `survivor < gone`."""
    pairs = [pair for seeds in unmasked.dropped.values() for pair in seeds.items()]
    signs = [[(-1 if survivor < number else 1, seed) for survivor, seed in pairs] for number in compared_with()]
    return any(unmasked.equals_base_and([*unmasked.selves(), *each]) for each in signs)


@checks.symptom("ids-as-text", needs=r"str|repr|f'|f\"|format")
def _(unmasked):
    """The ids were compared as texts, in which 10 comes before 9. Compare them as numbers: `survivor < gone`."""
    pairs = [
        (-1 if str(survivor) < str(gone) else 1, seed)
        for gone, seeds in unmasked.dropped.items()
        for survivor, seed in seeds.items()
    ]
    return unmasked.equals_base_and([*unmasked.selves(), *pairs])


@checks.symptom("one-side-left")
def _(unmasked):
    """On one side of `survivor < gone` the masks shared with vanished clients are still in it: nothing was done there,
    or it was undone again. Subtract where `survivor < gone`, and add below an `else:`."""
    sides = (0, 1), (-1, 0)
    return any(unmasked.equals_base_and([*unmasked.selves(), *unmasked.pairs(*each)]) for each in sides)


@checks.symptom("only-some-vanished")
def _(unmasked):
    """Only some of the masks shared with vanished clients were taken out. Loop over all of `dropped.items()`, inside
    over everything that stands behind it, and let every seed there change the total: an id may stand behind several of
    the vanished."""
    some = unmasked.equals_base_and_some(unmasked.pairs(), unmasked.selves())
    return some and (unmasked.told() or True)


@checks.symptom("only-some-survivors")
def _(unmasked):
    """The self masks of only some survivors were removed. Let every turn of a loop over all of `self_seeds.values()`
    subtract one from the same total, and go on after that loop."""
    return unmasked.equals_base_and_some(unmasked.selves(), unmasked.pairs())


@checks.symptom("sum-often")
def _(unmasked):
    """The masked sum is in it several times, as where masks are taken out of it as it came, and the results are added
    up. Begin with `masked_sum`, once, and take every mask out of what the one before has left."""
    terms = [*unmasked.selves(), *unmasked.pairs()]
    rest = total(terms, unmasked.length)
    return any(unmasked.equals(k * unmasked.base + rest) for k in range(2, len(terms) + 1))


@checks.symptom("self-removed-often")
def _(unmasked):
    """The self masks were subtracted more than once. Let each be subtracted a single time in all, in one loop outside
    of that over the vanished."""
    often = len(unmasked.dropped), len(unmasked.dropped) + 1, 2
    return any(unmasked.equals_base_and([*unmasked.selves(-k), *unmasked.pairs()]) for k in often)


@checks.symptom("same-mask-everywhere")
def _(unmasked):
    """Of some mask, or of all, one number was used everywhere, but each place has its own. Make every mask as long as
    the sum, `expand_mask(seed, len(total))`, and use the whole of it."""
    return unmasked.equals_base_and_one_number([*unmasked.selves(), *unmasked.pairs()])


@checks.symptom("masks-xored")
def _(unmasked):
    """The masks were joined bit by bit, by exclusive or. Subtract what was added, and add what was subtracted."""
    return unmasked.equals_xor([*unmasked.selves(), *unmasked.pairs()])


@checks.symptom("negatives-off-by-one")
def _(unmasked):
    """Numbers below zero are off by one, and all others are right. Take exactly 2**32 from each number from 2**31 on,
    or write `.astype(np.int32).astype(np.int64)`."""
    pairs = list(zip(unmasked.numbers, unmasked.expected, strict=True))
    return len({e < 0 for _, e in pairs}) == 2 and {(n - e, e < 0) for n, e in pairs} in (
        {(0, False), (1, True)}, {(0, False), (-1, True)},
    )  # fmt: skip


@checks.symptom("off-by-one")
def _(unmasked):
    """All masks are out, but numbers are off by one, or by a few, as by one for each mask. To subtract a mask is to add
    2**32 minus it, which is neither `~mask` nor 2**32 - 1 minus it, and the modulus is 2**32 itself: let `uint32` wrap
    around."""
    return unmasked.off_by == 1 or unmasked.all_off_by_few(len([*unmasked.selves(), *unmasked.pairs()]))


@checks.symptom("sum-of-nothing", needs=r"np\.sum\((?![^\n]*dtype)")
def _(unmasked):
    """With no seeds of a kind there is nothing to add up, and without a `dtype` NumPy's sum of nothing is a float,
    which makes floats of what it meets. Begin with `masked_sum`, and subtract mask by mask."""
    return not unmasked.own or not unmasked.dropped


@checks.symptom("ends-of-range")
def _(unmasked):
    """What lies beyond 32 bits was not wrapped round but stopped at an end of them, -2**31 or 2**31 - 1, as floats do
    when they become integers, and np.clip. Keep everything `uint32` while you add and subtract, which wraps round."""
    wrong = {n for n, e in zip(unmasked.numbers, unmasked.expected, strict=True) if n != e}
    return bool(wrong) and wrong <= {-(2**31), 2**31 - 1}


@checks.symptom("update-shifted")
def _(unmasked):
    """The masks are out, but numbers are off by 2**31. Take all modulo 2**32, and let numbers from 2**31 on become
    negative by 2**32: `.astype(np.int32)` does it."""
    return all(abs(n - e) in (0, 2**31) for n, e in zip(unmasked.numbers, unmasked.expected, strict=True))


@checks.symptom("other-modulus")
def _(unmasked):
    """Something was taken by another modulus than 2**32, by which alone the masks cancel. Work with `uint32`, or write
    `% 2**32`."""
    return unmasked.equals_modulo_other([*unmasked.selves(), *unmasked.pairs()])


@checks.symptom("self-mask-made-up", needs=r"mask_update\(", without="float")
def _(unmasked):
    """`mask_update` also puts a self mask on, made of the seed that it is given, and a vanished client's is in no sum.
    Expand each of `dropped`'s seeds by itself: subtract the mask where `survivor < gone`, and add it otherwise."""
    return len(unmasked.dropped) > 0


@checks.symptom("digits-lost", needs=r"float|(?<!/)/(?!/)|\d\.|mean|single|half")
def _(unmasked):
    """The masks are out but for the last digits: floats came in on the way, which have no room for them. Keep
    everything `uint32` while you add and subtract."""
    numbers, expected = np.array(unmasked.numbers, object), np.array(unmasked.expected, object)
    divided = any((abs(number * numbers - expected) < number).all() for number in range(2, 12))
    return any(unmasked.numbers) and unmasked.off_by < 2**12 and not divided


@checks.symptom("several-signs")
def _(sum_):
    """Each mask is a real one, but more than one of them has another sign than it should, or is missing; they are
    named below. Look at each: subtract self masks; of the vanished, subtract where `survivor < gone`, else add."""
    return sum_.told()


@checks.behaviour("other-masks")
def _(answer, rng):
    """`expand_mask` did not get every seed in this call. Call `expand_mask(seed, len(total))` for every seed."""
    inputs = a_round([2, 3], [1], [[5, -3], [1, 1]], rng)  # ids that came before, and other seeds
    seeds = *inputs["self_seeds"].values(), *inputs["dropped"][1].values()
    return has_other_masks(answer, reference.unmask_sum, inputs, seeds)


@checks.behaviour("not-int64")
def _(answer, rng):
    """The numbers are right, but not an array of `int64`, as `help(unmask_sum)` says. Turn an array with
    `.astype(np.int64)`, and a list with `np.array(…, dtype=np.int64)`."""
    return getattr(answer(**a_round([2, 3], [1], [[5, -3], [1, 1]], rng)), "dtype", None) != np.int64
