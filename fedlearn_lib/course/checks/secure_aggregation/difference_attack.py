"""What `difference_attack` must do, and what each mistake is told."""


import numpy as np

from ...checking import Checks, close
from .cases import PAIR_GIVEN, answers_of, some_integers, sums_in
from .watching import (
    KEY,
    agreement_for,
)

checks = Checks("difference_attack")


@checks.cases
def two_answers(rng):
    layout = agreement_for(2, 9).layout
    three = [np.array([5, -3, 0, 7]), np.array([-9, 4, 2, 3]), np.array([1, 1, -8, 6])]

    def case(vectors, more):
        return dict(
            private_key=KEY, smaller=answers_of(vectors, layout), larger=answers_of(vectors + more, layout),
            length=len(vectors[0]), layout=layout,
        )  # fmt: skip

    yield case(three, [np.array([4, -6, 10, 2])])
    for before, more, length in ((5, 1, 70), (3, 4, 12)):
        vectors = [some_integers(length, layout, rng) for _ in range(before + more)]
        yield case(vectors[:before], vectors[before:])


def before_and_after(private_key, smaller, larger, length, layout):
    return sums_in(private_key, smaller, length, layout), sums_in(private_key, larger, length, layout)


@checks.stops("too-small-count", "contributors cannot reach")
def _():
    """More clients are in it. Give the count of what is decrypted: `smaller[1]`, `larger[1]`, or, for their quotient,
    `larger[1] - smaller[1]`."""


@checks.stops("pair-not-taken-apart", PAIR_GIVEN)
def _():
    """Each argument is a pair of ciphertexts and count. Take it apart: `smaller[0]` and `smaller[1]`."""


@checks.mistake("wrong-sign")
def _(private_key, smaller, larger, length, layout):
    """The sign is turned round: these are the victim's numbers times -1. Subtract the smaller total from the larger
    one."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    return before - after


@checks.mistake("absolute")
def _(private_key, smaller, larger, length, layout):
    """All signs are lost, but an update has negative entries. Leave `abs` out: subtract the smaller total from the
    larger one."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    return np.abs(after - before)


@checks.mistake("difference-of-averages")
def _(private_key, smaller, larger, length, layout):
    """These are differences of averages, in which all clients are still mixed. Subtract the sums as they are,
    without dividing."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    clients = larger[1] - smaller[1]
    by_count = after / larger[1] - before / smaller[1]
    by_examples = after / after[-1] - before / before[-1]
    whole = after // larger[1] - before // smaller[1]
    return by_count, by_examples, by_examples[:-1], by_count * clients, whole


@checks.mistake("one-total-only")
def _(private_key, smaller, larger, length, layout):
    """This is one of the two totals itself, with all its clients in it. Decrypt both, and subtract the smaller one
    from the larger."""
    return before_and_after(private_key, smaller, larger, length, layout)


@checks.mistake("adds")
def _(private_key, smaller, larger, length, layout):
    """The two totals were added. Subtract the smaller one: what both contain falls out, and the victim is left."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    return before + after


@checks.mistake("one-count-for-both")
def _(private_key, smaller, larger, length, layout):
    """Both totals were decrypted with the same count, and the offsets of some clients stayed in. Give `decrypt_sum`
    each pair's own count: `smaller[1]` and `larger[1]`."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    offsets = (larger[1] - smaller[1]) * layout.offset
    return after - before + offsets, after - before - offsets


@checks.mistake("count-of-quotient")
def _(private_key, smaller, larger, length, layout):
    """The right totals were divided, then decrypted with a wrong count, and offsets came off too often. As many clients
    are left as the counts differ: give `decrypt_sum` the count `larger[1] - smaller[1]`."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    left = larger[1] - smaller[1]
    return tuple(after - before - (count - left) * layout.offset for count in (larger[1], larger[1] + smaller[1]))


@checks.symptom("divides-victims")
def _(run):
    """The difference was divided by a number. It is the sum of the victims' integers: return it as it is."""
    clients = run.inputs["larger"][1] - run.inputs["smaller"][1]
    counts = (clients, run.inputs["larger"][1], int(run.expected[-1]))
    return any(
        close(run.result, divided)
        for count in counts
        for divided in (run.expected / count, run.expected // count)
        if count != 1
    )


@checks.symptom("count-cut-off")
def _(run):
    """The last number was left out, but the victim's example count is part of what is read. Return all `length`
    integers."""
    return np.shape(run.result) == (run.inputs["length"] - 1,)
