"""What `difference_of_rounds` must do, and what each mistake is told."""

from itertools import pairwise

import numpy as np

from ...checking import Checks, close, describe

checks = Checks("difference_of_rounds")


def ledger_of(groups, rng, size=3):
    """Rounds with these ids, and sums that never agree."""
    return [(set(ids), 10 * rng.normal(size=size)) for ids in groups]


@checks.cases
def ledgers(rng):
    groups = [{1, 2, 3}, {1, 3}, {1, 2, 3}, {1, 3, 4}, {2, 3, 4}, {3, 4}, {2, 3, 4, 5}, {2, 3, 4}]
    sums = np.array([[6, 1], [4, 4], [9, -2], [5, 7], [8, 3], [1, 12], [-3, 6], [2, 13]], float)
    yield dict(ledger=list(zip(groups, sums, strict=True)), victim=2)  # two pairs at the start, then a last one
    yield dict(ledger=ledger_of([{1, 2, 3}, {1, 2}, {1, 2, 3}, {2, 4}], rng), victim=3)  # it left, and came back
    yield dict(ledger=ledger_of([{1}, {1, 3}, {1}, {4}, {9}], rng), victim=3)  # it left at an odd place
    yield dict(ledger=ledger_of([{1, 2}, {1, 2, 3}, {1, 4}, {4, 3, 7}], rng), victim=3)
    yield dict(ledger=ledger_of([{1, 2, 3}, {1, 2}, {2, 4}], rng), victim=3)
    yield dict(ledger=ledger_of([{1, 4}, {2, 3, 4}, {2, 4}], rng), victim=3)  # at the very end
    yield dict(ledger=ledger_of([{1, 3}, {1}], rng), victim=3)
    yield dict(ledger=ledger_of([{9, 5, 7}, {5, 7}, {5, 7, 8}, {7, 8, 9}, {5, 7, 8}], rng), victim=9)
    yield dict(ledger=ledger_of([{1, 2, 3}, {4, 5, 6}, {1, 2}, {4, 5}, {4, 5, 6}, {1, 2}], rng), victim=6)
    # Two rounds of the same clients, before it and behind it.
    same = [{1, 3}, {1, 3}, {1}], [{1, 3}, {1}, {1}], [{1}, {1, 3}, {1, 3}], [{1, 2}, {1, 2, 3}, {1, 2}, {4}, {4}]
    for groups in same:
        yield dict(ledger=ledger_of(groups, rng), victim=3)
    many = range(1, 31)
    groups = [set(rng.choice(many, 20, replace=False).tolist()) | {11, 12} for _ in range(12)]
    groups[4], groups[5] = groups[6] - {11}, groups[6] - {12}
    yield dict(ledger=ledger_of(groups, rng, size=40), victim=12)
    yield dict(ledger=ledger_of(groups, rng, size=40), victim=12)


def pairs_of(ledger, victim, fits):
    """With minus without, for neighbouring rounds that fit, in order, each with whether the victim left."""
    for (before, earlier), (after, later) in zip(ledger, ledger[1:], strict=False):
        if fits(set(before), set(after)):
            left = victim in before
            yield (earlier - later if left else later - earlier), left


def alone(victim):
    return lambda before, after: before ^ after == {victim}


@checks.by_hand
def _(ledger, victim):
    if len(ledger) > 8 or len(ledger[0][1]) > 3:
        return None
    found = [place for place, (one, other) in enumerate(pairwise(ledger)) if set(one[0]) ^ set(other[0]) == {victim}]
    told = [f"{place} and {place + 1}" for place in found]
    (before, earlier), (_, later) = ledger[found[-1] : found[-1] + 2]
    with_it, without = (earlier, later) if victim in before else (later, earlier)
    return (
        f"rounds counted from 0, neighbours that differ by {victim} alone are {', '.join(told)}; of the last pair, "
        f"{describe(with_it)} is with it and {describe(without)} without"
    )


@checks.stops("keyed-by-list", "unhashable type: 'set'")
def _():
    """A set cannot be a key of a dict, or an element of a set. Compare sets with `==`, or make a `frozenset` of
    each."""


@checks.stops("pairs-not-taken-apart", "indices must be integers|object has no attribute '(ids|sum)'")
def _():
    """An entry of the ledger is a pair: first the ids, then the sum. Take it apart in the loop:
    `for (before, earlier), (after, later) in zip(ledger, ledger[1:]):`."""


# Signs of an answer that tells the victim's leaving from its coming.
TOLD_APART = (
    r"victim (not )?in\b|\.index\(|\[victim|- [\w\[\]()]+ == \{victim\}|\{victim\} == [\w\[\]()]+ -|(?<!-)[<>]"
    r"|\biss(ub|up)|(?<!symmetric_)difference\(|\blen\((?!ledger\b)|\bkey=|\bif (not )?[\w\[\]()]+ - |bool\("
    r"|\{victim\} & |& \{victim\}|intersection|isdisjoint"
)


@checks.symptom("order-of-rounds", without=TOLD_APART)
def _(run):
    """The right two rounds, subtracted the wrong way round: the sum *with* the victim minus the one *without* is
    wanted. Ask in which of the two sets of ids it is, such as by `victim in ids`, and subtract the other one's sum."""
    return close(run.result, -run.expected)


@checks.mistake("same-clients")
def _(ledger, victim):
    """In the two rounds that you subtracted the very same clients took part. Ask also that the victim is in one of the
    two sets and not in the other: `ids ^ other_ids == {victim}`."""
    fitting = [(before, earlier, after, later) for (before, earlier), (after, later)
               in zip(ledger, ledger[1:], strict=False) if set(before) | {victim} == set(after) | {victim}]  # fmt: skip
    before, earlier, after, later = fitting[-1]
    return (earlier - later, later - earlier) if set(before) == set(after) else ()


BY_TWOS = r", 2\)|::2|\+= 2|\* 2|2 \*|% 2|// 2|>= 2|zip\((\w+), \1\)"
BY_TWOS += r"|(?s:\bnext\((\w+)\).*\bnext\(\2\)|\b(\w+)\.pop\(.*\b\3\.pop\()"


@checks.mistake("every-second-pair", needs=BY_TWOS)
def _(ledger, victim):
    """This is not the last difference: later two rounds fit as well, an even one and the next, such as (2, 3). Compare
    each round with the next one: `zip(ledger, ledger[1:])`."""
    fitting = [pair for i in range(0, len(ledger) - 1, 2)
               for pair in pairs_of(ledger[i : i + 2], victim, alone(victim))]  # fmt: skip
    return fitting[-1][0] if fitting else ()


@checks.mistake("only-when-it-left")
def _(ledger, victim):
    """This is not the last difference: later two rounds fit as well, and in those the victim came. Take neighbouring
    rounds that differ by it in either order, look at each pair of neighbours, and return what the last one gives."""
    return [difference for difference, left in pairs_of(ledger, victim, alone(victim)) if left][-1]


@checks.mistake("only-when-it-came")
def _(ledger, victim):
    """This is not the last difference: later two rounds fit as well, and after the first of those the victim left. Take
    neighbouring rounds that differ by it in either order, look at each pair of neighbours, and return what the last
    one gives."""
    return [difference for difference, left in pairs_of(ledger, victim, alone(victim)) if not left][-1]


@checks.mistake("first-pair")
def _(ledger, victim):
    """This is the difference of the first two rounds that fit, and later ones fit, too. Of all that fit, return the
    difference that stands *last* in the ledger."""
    return next(pairs_of(ledger, victim, alone(victim)))[0]


@checks.mistake("mean-of-pairs")
def _(ledger, victim):
    """This is the sum or the mean of all differences that fit. Return the last one alone."""
    found = [difference for difference, _ in pairs_of(ledger, victim, alone(victim))]
    return (np.mean(found, axis=0), np.sum(found, axis=0)) if len(found) > 1 else ()


@checks.mistake("without-minus-with", sometimes=True)
def _(ledger, victim):
    """The right two rounds, subtracted the wrong way round. Subtract the sum *without* the victim from the sum *with*
    it."""
    return -[difference for difference, _ in pairs_of(ledger, victim, alone(victim))][-1]


@checks.symptom("found-nothing", of_kind=True, needs=r"= None\b", vague=True)
def _(run):
    """None came back, but two neighbours fit: your search did not find them, or nothing returns what it found. Look
    whether your loop comes to them, and what your condition says there: `ids ^ other_ids` is `{victim}`, a set."""
    return run.result is None


@checks.mistake("last-two-rounds", needs=r"\[-2")
def _(ledger, victim):
    """This is the difference of the last two rounds, and they do not differ by the victim alone. Look for neighbouring
    rounds that do, which may be earlier ones."""
    (before, earlier), (after, later) = ledger[-2:]
    return (earlier - later, later - earlier) if set(before) ^ set(after) != {victim} else ()


@checks.mistake("rounds-averaged")
def _(ledger, victim):
    """All rounds with the victim were put together, and all without it, and in those others differ as well. Subtract
    two single rounds, which differ by the victim alone."""
    with_it, without = ([total for ids, total in ledger if (victim in ids) == inside] for inside in (True, False))
    return np.mean(with_it, axis=0) - np.mean(without, axis=0), np.sum(with_it, axis=0) - np.sum(without, axis=0)


@checks.mistake("others-differ", needs="")
def _(ledger, victim):
    """In the two rounds that you subtracted others changed as well, and not the victim alone. Ask for sets that differ
    by it alone: `ids ^ other_ids == {victim}`."""
    looser = (
        lambda before, after: (victim in before) != (victim in after),
        lambda before, after: abs(len(before) - len(after)) == 1 and (victim in before) != (victim in after),
        lambda before, after: {victim} in (before - after, after - before),  # whoever else came, or went
    )
    return tuple([difference for difference, _ in pairs_of(ledger, victim, fits)][-1] for fits in looser)


@checks.mistake("another-client")
def _(ledger, victim):
    """The two rounds that you subtracted do not differ by the victim alone, though their sizes differ by one. Ask who
    makes the difference: `ids ^ other_ids == {victim}`."""
    found = list(pairs_of(ledger, victim, lambda before, after: len(before ^ after) == 1))
    by_size = list(pairs_of(ledger, victim, lambda before, after: abs(len(before) - len(after)) == 1))
    right = [difference for difference, _ in pairs_of(ledger, victim, alone(victim))][-1]
    others = [pairs[-1][0] for pairs in (found, by_size) if not close(pairs[-1][0], right)]
    return tuple(sign * other for other in others for sign in (1, -1))


@checks.mistake("not-neighbours", without=r"lstsq|pinv|solve\(|inv\(")
def _(ledger, victim):
    """Rounds were subtracted that are no neighbours: others lie between them. Compare each round with the next one
    only, `zip(ledger, ledger[1:])`, and look in both of the two: the victim may have left, or come back."""
    found = {True: [], False: []}
    for i, (before, earlier) in enumerate(ledger):
        for j, (after, later) in enumerate(ledger):
            if i != j and set(before) - set(after) == {victim} and set(after) <= set(before):
                found[i < j].append((i, j, earlier - later))
    every = found[True] + found[False]
    return tuple(max(every, key=key)[2] for key in (lambda f: f[:2], lambda f: f[1::-1], lambda f: max(f[:2]))) + (
        np.mean([f[2] for f in every], axis=0),)  # fmt: skip


@checks.mistake("not-subtracted")
def _(ledger, victim):
    """One of the sums came back as it is, or two added. Subtract the sum without the victim from the one with it."""
    fitting = [(earlier, later) for (before, earlier), (after, later) in zip(ledger, ledger[1:], strict=False)
               if set(before) ^ set(after) == {victim}]  # fmt: skip
    return *fitting[-1], *fitting[0], fitting[-1][0] + fitting[-1][1]


@checks.mistake("means-subtracted")
def _(ledger, victim):
    """The sums were divided by their numbers of clients first. Subtract the sums themselves."""
    fitting = [(before, earlier, after, later) for (before, earlier), (after, later)
               in zip(ledger, ledger[1:], strict=False) if set(before) ^ set(after) == {victim}]  # fmt: skip
    before, earlier, after, later = fitting[-1]
    difference = earlier / len(before) - later / len(after)
    return difference if victim in before else -difference


@checks.mistake("size-taken")
def _(ledger, victim):
    """The numbers are right, but the signs are lost. Return the difference as it is."""
    return np.abs([difference for difference, _ in pairs_of(ledger, victim, alone(victim))][-1])


@checks.symptom("pair-came-back", of_kind=True)
def _(run):
    """One vector is expected, and a pair or several vectors came back. Return the last difference alone."""
    return isinstance(run.result, list | tuple) and not np.isscalar(run.result[0]) or np.ndim(run.result) == 2
