"""Checks of a function that draws primes until they are good, and may wait for what never comes."""

import functools
import inspect

from ...checking import Checks, NotYet
from ...checking.answer_text import says
from ...checking.watching_secrets import replaced

MOST_PRIMES = 400  # a right answer draws a handful
UNFIT = [3221225479, 3221225551] * 30  # of 32 bits; less 1, both are multiples of 18
UNFIT_LONG = [(3 << 1022) + each for each in (3031, 3727, 10519, 16351, 14027, 16955)]  # only the last two fit
WAITS_IN_VAIN = {
    "waits-for-two": (
        # p - 1 may have a name of its own, or be handed to a function of the answer's own.
        r"(?s)\A(?!.*(= \(?\w+ - 1\b|\w\(\w+ [-+] 1, \w+ [-+] 1\))).*gcd\(\w+, \w+\) (!=|>|==) 2\b",
        "Your loop waits until p and q themselves share the factor 2. But they are odd primes, so it would never end. "
        "Look at p - 1 and q - 1: draw again until `math.gcd(p - 1, q - 1)` is 2.",
    ),
    "waits-for-multiple": (
        r"lcm\([^\n]*\) (!=|>|==) 2\b",
        "Your loop waits until the least common multiple is 2, but that is huge here, so it would never end. "
        "What shall be 2 is the greatest common divisor: draw again until `math.gcd(p - 1, q - 1)` is 2.",
    ),
    "waits-for-coprime": (
        r"gcd\(\w+ - 1, \w+ - 1\) (!=|>|==) 1\b",
        "Your loop waits until p - 1 and q - 1 share no factor at all. But both are even, so it would never end: the 2 "
        "is always there. Draw again until `math.gcd(p - 1, q - 1)` is 2.",
    ),
}


class KeyChecks(Checks):
    """Checks of a function that draws until the primes are good, and may wait for what never comes."""

    def run(self, answer, reference, rng):
        names = inspect.unwrap(answer).__globals__
        draw, drawn = names["random_prime"], []

        def random_prime(*args, **kwargs):
            drawn.append(None)
            for advice, (sign, message) in WAITS_IN_VAIN.items() if len(drawn) > MOST_PRIMES else ():
                if says(sign):
                    raise NotYet(advice, message, [("primes drawn in vain", str(MOST_PRIMES))], firm=True)
            return draw(*args, **kwargs)

        @functools.wraps(answer)
        def counted(*args, **kwargs):
            drawn.clear()
            return answer(*args, **kwargs)

        with replaced(names, "random_prime", random_prime):
            super().run(counted, functools.cache(reference), rng)  # no key is the expected one: one a length will do

    @property
    def advice_ids(self):
        return [*super().advice_ids, *WAITS_IN_VAIN]
