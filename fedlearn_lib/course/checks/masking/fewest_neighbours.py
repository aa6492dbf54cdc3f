"""The fewest neighbours that serve, as `choose_neighbours` looks for them, with whatever may be mistaken in it."""

import math

from fedlearn_lib.given.masking.tools import chance_of_at_least

drawn = chance_of_at_least


def exactly(count, k, marked, total) -> float:
    """The chance of so many, and not of more."""
    return drawn(count, k, marked, total) - drawn(count + 1, k, marked, total)


def put_back(count, k, marked, total) -> float:
    """The same chance if everybody could be drawn several times."""
    p = marked / total
    return sum(math.comb(k, i) * p**i * (1 - p) ** (k - i) for i in range(count, k + 1))


def both_rare(failed, read) -> bool:
    return failed < 1e-6 and read < 1e-6


def one_rare(failed, read) -> bool:
    return failed < 1e-6 or read < 1e-6


def smallest(n, gone, bad, *, chance=drawn, rare=both_rare, missing=1, read=0, total=-1, ts=None, ks=None, fails=None):
    """The first k and t that fit; the keywords are what may be mistaken."""
    for k in ks or range(1, n):
        for t in ts(k) if ts else range(1, k + 1):
            too_many = fails(k, t) if fails else k - t + missing
            if rare(chance(too_many, k, gone, n + total), chance(t + read, k, bad, n + total)):
                return k, t
    return None


class Chosen:
    """A result, and how safe it is."""

    def __init__(self, run):
        self.result, self.expected, self.n = run.result, run.expected, run.inputs["n"]
        self.gone, self.bad = (round(run.inputs[each] * self.n) for each in ("dropout", "corrupt"))

    def chances(self, k, t) -> tuple[float, float]:
        """To fail, and to be read."""
        return drawn(k - t + 1, k, self.gone, self.n - 1), drawn(t, k, self.bad, self.n - 1)

    def shown_chances(self, k, t) -> list[tuple[str, str]]:
        failed, read = self.chances(k, t)
        return [(f"with k = {k}, t = {t}", f"fails with chance {failed:.3g}, is read with chance {read:.3g}")]
