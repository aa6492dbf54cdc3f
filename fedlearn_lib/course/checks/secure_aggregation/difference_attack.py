"""What `difference_attack` must do, and what each mistake is told."""

import numpy as np

from ...checking import Checks, close
from .cases import (
    NO_CIPHERTEXTS,
    OTHER_PLACES,
    answers_of,
    are_no_integers,
    offsets_left,
    some_integers,
    sums_in,
)
from .secrets_of import of_key, only
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

    yield case(three, [np.array([4, -6, 0, 2])])
    alike = [np.array([5, 0, 0, 7]), np.array([-9, 4, 4, 3]), np.array([1, 1, 1, 6])]
    yield case(alike, [np.array([0, 4, 4, 5])])  # equal numbers, in the totals, too
    for before, more, length in ((5, 1, 70), (3, 4, 12)):
        vectors = [some_integers(length, layout, rng) for _ in range(before + more)]
        yield case(vectors[:before], vectors[before:])


@checks.secrets
def _(inputs, result):
    return only(of_key(inputs["private_key"]))  # what is decrypted with it is what the attack is for


def before_and_after(private_key, smaller, larger, length, layout):
    return sums_in(private_key, smaller, length, layout), sums_in(private_key, larger, length, layout)


@checks.by_hand
def _(private_key, smaller, larger, length, layout, *, place=None):
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    where = place[-1] if place and place[-1] < length else 0
    one, other = int(before[where]), int(after[where])
    return f"entry {where}: `smaller` opens to {one} there, `larger` to {other}; {other} minus {one} is {other - one}"


@checks.stops("too-small-count", "contributors cannot reach")
def _():
    """More is in it than so many clients can have added. Give `decrypt_sum` each total as it came, with the count from
    the same pair."""


@checks.stops("count-left-out", "missing .*argument: 'contributors'")
def _():
    """`smaller` and `larger` are pairs, and `decrypt_sum` needs both parts: the ciphertexts second, their count last.
    Take each apart: `total, count = smaller`."""


# A count that is no whole number, as 3.0, was taken out of its pair.
PAIRS = r"got 2 ciphertexts, but|for -: 'tuple' and 'tuple'| is [\[(].*must be a whole number"


@checks.stops("pair-not-taken-apart", PAIRS, without=r"\[0\] \+")  # two totals behind one another
def _():
    """`smaller` and `larger` are pairs, first the ciphertexts, then their count. Take each apart, `smaller[0]`,
    `smaller[1]`, and give `decrypt_sum` the ciphertexts second and the count last."""


@checks.stops("other-places", OTHER_PLACES)
def _():
    """Something stands in another place than it belongs, or is another number. Give `decrypt_sum` the key, the
    ciphertexts, `layout`, `length`, and then the count that came with these ciphertexts."""


LISTS, QUOTIENTS = r"list\(|\[int\(", r"pow\([^\n]*-1|invert\(|powmod\("


@checks.stops("lists-subtracted", "for -: 'list' and 'list'", needs=LISTS)
def _():
    """Python takes no list away from another. Subtract what `decrypt_sum` returns, as it comes: arrays are subtracted
    entry by entry."""


@checks.stops("ciphertext-arithmetic", f"{NO_CIPHERTEXTS}|for [-/]: 'list' and 'list'", without=f"{LISTS}|{QUOTIENTS}")
def _():
    """Ciphertexts cannot be added, subtracted or divided like numbers. Decrypt both totals first, as they came, then
    subtract."""


@checks.mistake("wrong-sign")
def _(private_key, smaller, larger, length, layout):
    """The sign is turned round: these are the victim's numbers times -1. Subtract the smaller total from the larger
    one."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    return before - after


@checks.mistake("absolute", needs=r"abs")
def _(private_key, smaller, larger, length, layout):
    """All signs are lost, but an update may have negative entries. Subtract the smaller total from the larger one, and
    keep the signs."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    return np.abs(after - before)


@checks.mistake("difference-of-averages", of_kind=True)
def _(private_key, smaller, larger, length, layout):
    """The sums were divided before they were subtracted. Subtract them as they are, and return the difference as it
    is."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    clients = larger[1] - smaller[1]
    by_count = after / larger[1] - before / smaller[1]
    by_examples = after / after[-1] - before / before[-1]
    whole = after // larger[1] - before // smaller[1]
    return by_count, by_examples, by_examples[:-1], by_count * clients, whole


@checks.mistake("one-total-only")
def _(private_key, smaller, larger, length, layout):
    """This is one of the two totals, opened. Return the larger one minus the smaller, both decrypted."""
    return before_and_after(private_key, smaller, larger, length, layout)


@checks.mistake("adds")
def _(private_key, smaller, larger, length, layout):
    """The two totals were added. Subtract the smaller one: what both contain falls out, and the victim is left."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    return before + after


@checks.mistake("nothing-left")
def _(private_key, smaller, larger, length, layout):
    """All that came back is 0. Look whether both were decrypted, `smaller` and `larger`, each into a value of its own,
    and whether their difference is what you return."""
    return np.zeros(length, dtype=int)


@checks.symptom("count-of-quotient", needs=r"pow\([^\n]*-1|invert\(|powmod\(")
def _(run):
    """Every entry is off by the offsets of some clients. Give `decrypt_sum` the count `larger[1] - smaller[1]` where it
    opens the quotient of the totals, or open each total with its own count."""
    return offsets_left(run) != 0


@checks.symptom("offsets-left")
def _(run):
    """Every entry is off by the offsets of some clients. `decrypt_sum` takes them all away if each total is decrypted
    with the count of its own pair, `smaller[1]` or `larger[1]`. Change nothing else of what comes out."""
    return offsets_left(run) != 0


@checks.symptom("divides-victims", of_kind=True, needs=r"/|divide\(|mean\(|average\(")
def _(run):
    """You divided, by how many clients are new or by another number. The sum of the victims' integers is asked for, as
    whole numbers: leave the division out, and return the difference as it is."""
    clients = run.inputs["larger"][1] - run.inputs["smaller"][1]
    counts = (clients, run.inputs["larger"][1], run.inputs["smaller"][1], int(run.expected[-1]))
    as_floats = np.asarray(run.result).dtype.kind == "f"
    divided = [run.expected / count for count in counts if as_floats or count != 1]
    divided += [run.expected // count for count in counts[:2] if count != 1]
    return any(close(run.result, each) for each in divided)


@checks.symptom("dequantised", of_kind=True, needs=r"\bdequantize\(")
def _(run):
    """The integers were dequantised, but they are what is asked for, with the example count behind them. Subtract the
    decrypted sums, and return the difference as it is."""
    return are_no_integers(run)


@checks.symptom("no-integers", of_kind=True)
def _(run):
    """Floats came back, and not the victims' numbers; whole numbers are what was encrypted. Subtract one decrypted sum
    from the other, at every entry, and return the difference as it is."""
    return are_no_integers(run)


@checks.symptom("count-cut-off", of_kind=True)
def _(run):
    """The last number was left out, but the victim's example count is part of what is read. Return all `length`
    integers."""
    return close(run.result, run.expected[:-1])


@checks.symptom("zeros-left-out", of_kind=True)
def _(run):
    """The numbers that are 0 are missing, and all behind them stand in other places. A 0 is a number like others: take
    out the condition, or the function, that leaves it out, and return all `length` integers."""
    return close(run.result, run.expected[run.expected != 0])
