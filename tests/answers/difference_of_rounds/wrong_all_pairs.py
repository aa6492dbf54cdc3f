# advice: not-neighbours
import itertools


def difference_of_rounds(ledger, victim):
    fitting = [
        larger - smaller
        for (ids, larger), (others, smaller) in itertools.permutations(ledger, 2)
        if set(ids) == set(others) | {victim} and victim not in others
    ]
    return fitting[-1]
