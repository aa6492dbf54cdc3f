"""What `split_key` must do, and what each mistake is told."""

import math
from itertools import combinations
from numbers import Integral

from ...checking import Checks
from ...checking.watching_secrets import everything_else_the_same, replayed, watching_the_system
from ..paillier.cases import private
from .cases import few_bytes_count
from .secrets_of import of_key, secrets

checks = Checks("split_key")


@checks.cases
def keys_and_parties(rng):
    yield dict(private_key=private(64), parties=3)
    for parties in (2, 5, 4, 7, 5, 5, 5):
        yield dict(private_key=private(512), parties=parties)


@checks.secrets
def _(inputs, result):
    shares = result if isinstance(result, list) else []
    return secrets([*of_key(inputs["private_key"]), *shares])


class Shares:
    """The shares, and the exponent that they make together."""

    def __init__(self, private_key, parties, shares):
        self.shares, self.parties = shares, parties
        self.p, self.q, self.n = private_key.p, private_key.q, private_key.n
        self.lam = math.lcm(self.p - 1, self.q - 1)
        self.phi = (self.p - 1) * (self.q - 1)
        self.modulus = self.n * self.lam
        self.d = self.lam * pow(self.lam, -1, self.n)

    @property
    def together(self) -> int:
        return sum(self.shares)

    @property
    def are_whole(self) -> bool:
        return all(isinstance(each, Integral) and not isinstance(each, bool) for each in self.shares)

    @property
    def open_everything(self) -> bool:
        return (self.together - self.d) % self.modulus == 0

    @property
    def enough(self) -> tuple | None:
        """Some of the shares, not all, that decrypt or that give a multiple of λ away."""
        some = (each for size in range(1, self.parties) for each in combinations(self.shares, size))
        return next((each for each in some if sum(each) and sum(each) % self.lam == 0), None)  # the others of a 0

    @property
    def nearly_equal(self) -> bool:
        ordered = sorted(self.shares)
        return any(larger - smaller <= self.parties for smaller, larger in zip(ordered, ordered[1:], strict=False))

    @property
    def out_of_range(self) -> bool:
        """Below 0 or above every modulus, and without the large noise that would hide d all the same."""
        largest = max(map(abs, self.shares))
        return not (min(self.shares) >= 0 and largest < self.n**2) and largest < self.modulus << 64

    @property
    def bits(self) -> int:
        return self.modulus.bit_length()


@checks.in_words
def so_many_shares(private_key, parties):
    return f"a list of {parties} random numbers, whose sum is d modulo n·λ"


@checks.reads
def shares(run):
    return Shares(**run.inputs, shares=run.result)


@checks.accepts
def are_secret_and_open_together(shares):
    is_right = shares.are_whole and len(shares.shares) == shares.parties and shares.open_everything
    return is_right and not (shares.enough or shares.nearly_equal or shares.out_of_range)


@checks.stops("float-exponent", "unless all arguments are integers")
def _():
    """A float came into a power, and there must be whole numbers alone. Divide with two strokes: `(p - 1) * (q - 1) //
    2`."""


@checks.stops("range-too-long", "too large to convert to C ssize_t", needs=r"range\(")
def _():
    """n·λ numbers are more than Python can choose among in a `range`. Draw a share without any: `secrets.randbelow(n *
    lam)`."""


@checks.symptom("not-whole")
def _(shares):
    """A share is no whole number, and an exponent must be one. Draw all shares but the last with `secrets.randbelow(n *
    lam)`, let the last be `(d - sum(shares)) % (n * lam)`, and let n, λ and d be whole numbers: divide only with
    `//`."""
    return not shares.are_whole


@checks.symptom("hands-out-primes")
def _(shares):
    """A prime of the key, λ or twice that is among the shares, and with it a single party decrypts everything. Hand out
    random numbers only, whose sum is d modulo n·λ."""
    return any(abs(each) in (shares.p, shares.q, shares.lam, shares.phi) for each in shares.shares)


@checks.symptom("hands-out-d")
def _(shares):
    """d is among the shares, at least modulo n·λ, and with it a single party decrypts everything. Draw all but the last
    with `secrets.randbelow(n * lam)`, and let the last be what the others lack: `(d - sum(shares)) % (n * lam)`."""
    return any((each - shares.d) % shares.modulus == 0 for each in shares.shares)


@checks.symptom("other-number-of-shares")
def _(shares):
    """This is not one share for each party. Return as many as there are parties: all but one are drawn, and the last
    one is what is missing to d."""
    return len(shares.shares) != shares.parties


@checks.symptom("lam-split", without=r"lam \* pow\(|pow\([^\n]*\) \* lam")
def _(shares):
    """The shares make λ together, or twice that, and ciphertext**λ is not yet 1 + m·n: a factor is left. Use d =
    `lam * pow(lam, -1, n)`, which is 1 modulo n, in its place."""
    return shares.together % shares.modulus in (shares.lam, shares.phi)


@checks.symptom("float-lam", needs=r"(?<!/)/(?!/)")
def _(shares):
    """Together they do not decrypt, and `/` makes a float, which holds only 53 bits, even if `int` follows. Divide with
    two strokes wherever you divide, as in `(p - 1) * (q - 1) // 2`."""
    return not shares.open_everything


@checks.symptom("not-zero-modulo-lam")
def _(shares):
    """The sum of the shares is 1 modulo n, as it should be, but not 0 modulo λ, so together they do not decrypt. Let d
    be `lam * pow(lam, -1, n)`, unreduced, and take the last share modulo both, `% (n * lam)`, where λ is
    `(p - 1) * (q - 1) // 2` of this key."""
    return shares.together % shares.n == 1 and shares.together % shares.lam != 0


@checks.symptom("not-one-modulo-n")
def _(shares):
    """The sum of the shares is 0 modulo λ, as it should be, but not 1 modulo n, so together they do not decrypt. Make
    d = `lam * pow(lam, -1, n)`, and the last share `(d - sum(shares)) % (n * lam)`."""
    return shares.together % shares.lam == 0 and shares.together % shares.n != 1


@checks.symptom("other-exponent")
def _(shares):
    """The sum of the shares is neither 0 modulo λ nor 1 modulo n, so together they do not decrypt. It must be d =
    `lam * pow(lam, -1, n)`: let the last share be what all the *others* lack, `(d - sum(others)) % (n * lam)`."""
    return not shares.open_everything


@checks.symptom("few-are-enough")
def _(shares):
    """Some of the parties can decrypt without the others, or find λ and with it the key. Draw all shares but the last
    one freshly, each with `secrets.randbelow(n * lam)`."""
    return [("so many are enough", str(len(shares.enough)))] if shares.enough else False


@checks.symptom("equal-shares")
def _(shares):
    """Two parties have the same share, or nearly, so that one knows the other's, too. Draw all but the last anew, each
    with `secrets.randbelow(n * lam)`, and let the last be `(d - sum(shares)) % (n * lam)`."""
    return shares.nearly_equal


@checks.symptom("out-of-range")
def _(shares):
    """Together they decrypt, but each share should lie between 0 and n·λ - 1, and one does not. Draw
    with `secrets.randbelow(n * lam)`, and take what is worked out modulo the order: `% (n * lam)`."""
    return shares.out_of_range


def split_often(answer, calls: int = 6, parties: int = 3) -> list[Shares]:
    return [Shares(private(512), parties, answer(private(512), parties)) for _ in range(calls)]


@checks.behaviour("same-every-time")
def _(answer, rng):
    """Two calls gave a party the same share again, so it is not drawn anew from all numbers. Draw the shares inside the
    function, in every call: `secrets.randbelow(n * lam)`."""
    by_party = zip(*(each.shares for each in split_often(answer)), strict=True)
    return any(len(set(shares)) < len(shares) for shares in by_party)


@checks.behaviour("in-order")
def _(answer, rng):
    """The shares are sorted by size, all of them or all but the last, so that each place tells how large its share is
    among these. Return them in an order that does not depend on their sizes, as they are drawn."""
    drawn = [each.shares for each in split_often(answer, calls=8, parties=5)]  # by chance once in 10**10 times
    drawn = [mine[:-1] for mine in drawn]
    return all(mine == sorted(mine) for mine in drawn) or all(mine == sorted(mine)[::-1] for mine in drawn)


@checks.behaviour("pieces-of-d")
def _(answer, rng):
    """The shares are pieces of d, as of a stick: none is larger than d, so each tells something about it. Draw all but
    one with `secrets.randbelow(n * lam)`, and let the last be `(d - sum(shares)) % (n * lam)`."""
    drawn = split_often(answer, calls=24, parties=5)
    by_party = zip(*(each.shares for each in drawn), strict=True)
    one_holds_most = any(2 * min(shares) > drawn[0].d for shares in by_party)  # where the others' are short
    return not one_holds_most and all(min(each.shares) >= 0 and each.together == each.d for each in drawn)


@checks.behaviour("short-shares")
def _(answer, rng):
    """In 24 calls for 8 parties the shares of one party never came into the upper half of the numbers up to n·λ. Draw
    all but one with `secrets.randbelow(n * lam)`; let the last be `(d - sum(shares)) % (n * lam)`."""
    drawn = split_often(answer, calls=24, parties=8)  # a right answer fails once in two million times
    largest = min(max(map(abs, shares)) for shares in zip(*(each.shares for each in drawn), strict=True))
    if 2 * largest < drawn[0].modulus:
        return [("a share has at most", f"{largest.bit_length()} bits"), ("n·λ has", f"{drawn[0].bits} bits")]


@checks.behaviour("predictable-shares")
def _(answer, rng):
    """The shares are not made of fresh randomness of the operating system. What `random`, NumPy or a clock give can be
    computed again by others: draw all but the last with `secrets.randbelow(n * lam)`."""
    with watching_the_system(answer) as drawn:
        split_often(answer)
    with everything_else_the_same(answer) as again:
        one, other = split_often(again, 2)
    return drawn.bytes == 0 or any(mine == yours for mine, yours in zip(one.shares, other.shares, strict=True))


@checks.behaviour("few-values")
def _(answer, rng):
    """Fewer random bytes of the operating system are in the shares than they have themselves: part of them is computed
    from the rest, and others can do so, too. Draw all but the last, each from all numbers:
    `secrets.randbelow(n * lam)`."""
    with watching_the_system(answer) as drawn:
        split = split_often(answer)
    if 8 * drawn.bytes < len(split) * 2 * (split[0].bits - 16):
        return True
    enough = split[0].bits // 8 - 4
    with replayed(answer) as replay:
        return few_bytes_count(lambda stream: replay(stream, private(512), 2), 4 * enough, enough)
