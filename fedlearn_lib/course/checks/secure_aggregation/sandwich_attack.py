"""What `sandwich_attack` must do, and what each mistake is told."""

import dataclasses
from numbers import Integral

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

checks = Checks("sandwich_attack")


@checks.cases
def places_in_the_ring(rng):
    layout = agreement_for(2, 9).layout
    ring = [np.array([5, -3, 0, 7]), np.array([-9, 4, 2, 3]), np.array([1, 1, -8, 6]), np.array([4, -6, 10, 2])]

    def case(ring, place):
        return dict(
            private_key=KEY, sent_to_victim=answers_of(ring[:place], layout) if place else None,
            received_from_victim=answers_of(ring[: place + 1], layout), length=len(ring[0]), layout=layout,
        )  # fmt: skip

    yield case(ring, 2)
    yield case(ring, 0)  # the first client got nothing
    yield case(ring, 3)
    yield case(ring, 1)
    for place in (0, 4, 7):
        yield case([some_integers(40, layout, rng) for _ in range(8)], place)
    yield case([np.array([5, -3, 0, 7]), np.array([0, 6, 0, 3])], 1)  # zeros of its own, behind others


@checks.secrets
def _(inputs, result):
    return only(of_key(inputs["private_key"]))  # what is decrypted with it is what the attack is for


@checks.by_hand
def _(private_key, sent_to_victim, received_from_victim, length, layout, *, place=None):
    before, after = around(private_key, sent_to_victim, received_from_victim, length, layout)
    where = place[-1] if place and place[-1] < length else 0
    one, other = int(before[where]), int(after[where])
    sent = f"what was sent to the victim opens to {one} there, what it sent on to {other}; {other} minus {one} is"
    return (
        f"entry {where}: {sent} {other - one}" if sent_to_victim else f"entry {where}: what it sent on opens to {other}"
    )


@checks.stops("first-client", "NoneType|is None", without=r"= [^\n]*\.(append|extend|sort|reverse)\(")
def _():
    """The first client got nothing: there `sent_to_victim` is None. Return in that case what `decrypt_sum` gives for
    the received total, with its count, and subtract nothing."""


REFUSED = r"((is|==) None|not sent_to_victim)\b[^\n]*:\n +raise|assert [^\n]*sent_to_victim"


@checks.stops("refuses-first", "(?!)", line=r"^(if .*: )?(raise|assert)\b", needs=REFUSED)
def _():
    """This call can be answered: where `sent_to_victim` is None, the victim is the first, and what it sent on are its
    numbers alone. Return there what `decrypt_sum` gives for `received_from_victim`."""


@checks.stops("nobody-before", "contributors must be at least|contributors is 0")
def _():
    """A count below 1 says that nobody is in it. Give `decrypt_sum` each total with the count of its own pair; where
    `sent_to_victim` is None, the received one alone, with `received_from_victim[1]`."""


@checks.stops("too-small-count", "contributors cannot reach")
def _():
    """More is in it than so many clients can have added. Give `decrypt_sum` each total as it came, with the count from
    the same pair."""


@checks.stops("array-as-condition", "truth value of an array")
def _():
    """An array is neither true nor false, so `if`, `or` and `not` cannot ask about it. Ask about the pair itself:
    `sent_to_victim is None`."""


@checks.stops(
    "pair-not-taken-apart", r"got 2 ciphertexts, but|for -: 'tuple' and 'tuple'|(contributors|count) is [\[(]"
)
def _():
    """`sent_to_victim` and `received_from_victim` are pairs of ciphertexts and count. Take each apart, as in
    `total, count = received_from_victim`, and hand both on."""


@checks.stops("other-places", f"{OTHER_PLACES}|must be a whole number")
def _():
    """Something stands in another place than it belongs, or is something else than it should be. Write
    `decrypt_sum(private_key, ciphertexts, layout, length, count)`, with the count of these ciphertexts, and
    `difference_attack(private_key, smaller, larger, length, layout)`."""


@checks.stops("made-up-total", f"{NO_CIPHERTEXTS}|'int' object is not subscriptable")
def _():
    """The victim is the first here, and something else than the ciphertexts that it sent on was to be opened. Where
    `sent_to_victim` is None, return what `decrypt_sum` gives for the received total, with its count."""


@checks.stops("list-in-a-list", "no whole number", without=r"(?<!/)/(?!/)|divide|mean|average")
def _():
    """Something else than ciphertexts is in the list that was to be opened, such as another list. Give `decrypt_sum`
    the running total as it came: `total, count = received_from_victim` takes it out of the pair."""


@checks.stops("ciphertext-arithmetic", f"{NO_CIPHERTEXTS}|for [-/]: 'list' and 'list'")
def _():
    """Nothing that can be opened comes out of the ciphertexts in this way. Decrypt both totals first, as they came,
    each with its own count, then subtract."""


def where_nothing_was_sent(advice):
    """Advice that is given only if the call that stopped was one of the first client."""

    def applies(what, where):
        return (checks.failed_on or {}).get("sent_to_victim", ()) is None and advice.applies(what, where)

    return dataclasses.replace(advice, applies=applies)


OF_THE_FIRST = {"first-client", "refuses-first", "made-up-total"}
checks.exceptions = [where_nothing_was_sent(a) if a.advice in OF_THE_FIRST else a for a in checks.exceptions]


@checks.symptom("not-decrypted", of_kind=True)
def _(run):
    """There are ciphertexts in what came back, or numbers made of such, in which nothing can be read yet. Decrypt what
    the victim sent on: give `decrypt_sum` the key, the ciphertexts, `layout`, `length` and their count."""
    n = run.inputs["private_key"].n
    parts = run.result if isinstance(run.result, list | tuple | np.ndarray) else []
    parts = [each for part in parts for each in (part if isinstance(part, list | tuple) else [part])]
    return any(isinstance(each, Integral) and each > n for each in parts)


@checks.symptom("first-client-left-out", of_kind=True)
def _(run):
    """For the first client nothing was read. Return, where `sent_to_victim` is None, what `decrypt_sum` gives for
    `received_from_victim`, and subtract nothing."""
    if run.inputs["sent_to_victim"] is not None:
        return False
    nothing = run.result is None or isinstance(run.result, str)
    nothing = nothing or isinstance(run.result, list | tuple | int | float) and not run.result
    return nothing or isinstance(run.result, np.ndarray) and not run.result.any()


def around(private_key, sent_to_victim, received_from_victim, length, layout):
    before = sums_in(private_key, sent_to_victim, length, layout) if sent_to_victim else np.zeros(length, dtype=int)
    return before, sums_in(private_key, received_from_victim, length, layout)


@checks.symptom("still-packed", of_kind=True, needs=r"\bdecrypt(_crt)?\(")
def _(run):
    """What came back is not as long as the victim's numbers: `decrypt` opens a ciphertext to one long number, in which
    several are packed, with their offsets. Use `decrypt_sum`, which takes them apart again."""
    return isinstance(run.result, list | np.ndarray) and len(run.result) < len(run.expected)


@checks.mistake("wrong-sign", sometimes=True)
def _(private_key, sent_to_victim, received_from_victim, length, layout):
    """The sign is turned round: these are the victim's numbers times -1. Subtract what was sent to the victim from
    what it sent on."""
    before, after = around(private_key, sent_to_victim, received_from_victim, length, layout)
    return before - after


@checks.mistake("absolute", needs=r"abs")
def _(private_key, sent_to_victim, received_from_victim, length, layout):
    """All signs are lost, but an update may have negative entries. Subtract the earlier total from the later one, and
    keep the signs."""
    before, after = around(private_key, sent_to_victim, received_from_victim, length, layout)
    return np.abs(after - before)


@checks.mistake("with-those-before")
def _(private_key, sent_to_victim, received_from_victim, length, layout):
    """The clients before the victim are still in these numbers. Subtract what was sent to the victim, in every place
    but the first."""
    return around(private_key, sent_to_victim, received_from_victim, length, layout)[1]


@checks.mistake("without-victim")
def _(private_key, sent_to_victim, received_from_victim, length, layout):
    """This is what was sent to the victim: everybody before it, but not the victim. What it sent on, minus this, are
    its own numbers: return that difference."""
    return around(private_key, sent_to_victim, received_from_victim, length, layout)[0]


@checks.mistake("adds")
def _(private_key, sent_to_victim, received_from_victim, length, layout):
    """The two totals were added. Subtract the earlier one: what both contain falls out, and the victim is left."""
    before, after = around(private_key, sent_to_victim, received_from_victim, length, layout)
    return before + after


@checks.mistake("difference-of-averages", of_kind=True)
def _(private_key, sent_to_victim, received_from_victim, length, layout):
    """The sums were divided before they were subtracted. Subtract them as they are, and return the difference as it
    is."""
    before, after = around(private_key, sent_to_victim, received_from_victim, length, layout)
    earlier = sent_to_victim[1] if sent_to_victim else 1
    return after / received_from_victim[1] - before / earlier, after / after[-1] - before / max(1, before[-1])


@checks.mistake("share-of-the-total", of_kind=True)
def _(private_key, sent_to_victim, received_from_victim, length, layout):
    """This is the total that was sent on, divided by how many are in it. Decrypt what was sent to the victim, too, each
    with its own count, and subtract it from what was sent on."""
    after, count = sums_in(private_key, received_from_victim, length, layout), received_from_victim[1]
    return () if count == 1 else (after / count, after // count, np.rint(after / count).astype(after.dtype))


@checks.symptom("something-for-none")
def _(run):
    """The first client got nothing, but every entry is off by one offset. Return, where `sent_to_victim` is None, what
    `decrypt_sum` gives for the received total, with its count."""
    return run.inputs["sent_to_victim"] is None and abs(offsets_left(run)) == 1


@checks.symptom("count-of-quotient", needs=r"pow\([^\n]*-1|invert|add_vectors")
def _(run):
    """Every entry is off by the offsets of some clients. Give `decrypt_sum` the difference of the two counts, 1, where
    it opens the quotient of the totals, or open each total with its own count."""
    return offsets_left(run) != 0


@checks.symptom("offsets-left")
def _(run):
    """Every entry is off by the offsets of some clients. `decrypt_sum` takes them all away if each total is decrypted
    with the count of its own pair. Change nothing else of what comes out."""
    return offsets_left(run) != 0


@checks.symptom("dequantised", of_kind=True, needs=r"\bdequantize\(")
def _(run):
    """The integers were dequantised, but they are what is asked for, with the example count behind them. Subtract the
    decrypted sums, and return the difference as it is."""
    return are_no_integers(run)


@checks.symptom("no-integers", of_kind=True)
def _(run):
    """Floats came back, and not the victim's numbers; whole numbers are what was encrypted. Subtract one decrypted sum
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
