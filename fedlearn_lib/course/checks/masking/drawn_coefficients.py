"""Which coefficients an answer to `split_secret` drew, worked out from its shares, and how random they are."""

import functools
from collections import Counter

from fedlearn_lib.given.masking.tools import PRIME

from ...checking.watching_secrets import Stream, replayed


def coefficients_through(points, prime: int) -> list[int]:
    """The coefficients, lowest first, of the polynomial of lowest degree through these points, by Newton's scheme."""
    ids, differences = [x % prime for x, _ in points], [y % prime for _, y in points]
    for step in range(1, len(ids)):
        for k in range(len(ids) - 1, step - 1, -1):
            distance = pow(ids[k] - ids[k - step], -1, prime)
            differences[k] = (differences[k] - differences[k - 1]) * distance % prime
    polynomial = [0]
    for x, difference in zip(reversed(ids), reversed(differences), strict=True):
        shifted = [0, *polynomial]
        polynomial = [(one - x * other) % prime for one, other in zip(shifted, [*polynomial, 0], strict=True)]
        polynomial[0] = (polynomial[0] + difference) % prime
    while len(polynomial) > 1 and polynomial[-1] == 0:
        polynomial.pop()
    return polynomial


def drawn_by(answer, secret: int = 12345, threshold: int = 4) -> list[int]:
    """The coefficients that an answer drew for one secret, in the large field."""
    points = [(int(x), int(y)) for x, y in answer(secret, threshold, threshold)]
    return (coefficients_through(points, PRIME) + [0] * threshold)[1:threshold]


def split_often(answer, calls: int, threshold: int = 4, secret: int = 12345) -> list[list[int]]:
    """The coefficients call by call."""
    return [drawn_by(answer, secret, threshold) for _ in range(calls)]


KINDS = (12345, 4), (0, 4), (1, 3), (PRIME - 1, 4), (2**255, 20)  # secrets and thresholds: none is special


ENOUGH = 31  # bytes, of the 33 that secrets.randbelow draws for a coefficient; and 32 make 256 bits


def few_bits(answer, secret: int, threshold: int) -> bool:
    with replayed(answer) as replay:

        def draw(stream):
            return drawn_by(functools.partial(replay, stream), secret, threshold)

        stream = Stream("bytes")
        before = draw(stream)
        together, alone = 0, [0] * len(before)  # how many bytes change any, or each of the coefficients
        for place in range(min(stream.end, 3000)):
            after = draw(Stream("bytes", flip=place))
            together += before != after
            alone = [count + (a != b) for count, a, b in zip(alone, before, after, strict=True)]
            if min(alone) >= ENOUGH and together >= ENOUGH * len(before):
                return False
    return True


TINY, DRAWS = 5, 2000  # the field in which every number comes up often


def drawn_in_tiny_field(answer, calls: int) -> Counter:
    """How often each pair of coefficients came up, of three shares with threshold 3."""
    found = Counter()
    for call in range(calls):
        secret = call % TINY
        (_, one), (_, two), _ = answer(secret, 3, 3, prime=TINY)
        a, b = int(one) - secret, int(two) - secret  # c1 + c2 and 2 · c1 + 4 · c2
        leading = (b - 2 * a) * pow(2, -1, TINY) % TINY
        found[(a - leading) % TINY, leading] += 1
    return found


class Zeros(Stream):
    """Nothing but zeros, up to some place."""

    def __init__(self, until: int):
        super().__init__("after the zeros")
        self.until = until

    def read(self, size: int) -> bytes:
        begins_as_zeros = self.end < self.until
        found = super().read(size)
        return bytes(size) if begins_as_zeros else found


def refuses_zero(answer, threshold: int) -> bool:
    """Whether something else than 0 comes out where the operating system gives zeros only."""
    secret, stream = PRIME // 3, Stream("as usual")
    with replayed(answer) as replay:
        drawn_by(functools.partial(replay, stream), secret, threshold)
        *others, leading = drawn_by(functools.partial(replay, Zeros(stream.end)), secret, threshold)
    return not any(others) and leading > 0 or 0 < leading < 1000
