"""Small complete tools of chapters 6 and 7: a first attack on short keys, and a clock for comparisons."""

from collections.abc import Callable
from time import process_time


def try_odd_numbers(n: int) -> tuple[int, int, int]:
    """Find the two primes of a short n by dividing it by 3, 5, 7 and so on.

    Args:
        n: product of two odd primes, short enough to wait for: 40 bits take a blink, 60 bits minutes.

    Returns:
        The smaller prime, the larger prime, and how many numbers were tried.

    >>> try_odd_numbers(35)
    (5, 7, 2)
    """
    divisor, tries = 3, 1
    while n % divisor:
        divisor, tries = divisor + 2, tries + 1
    return divisor, n // divisor, tries


def seconds(function: Callable[[], object], times: int = 3) -> float:
    """The fastest of several runs, which other work on this machine disturbs least; only the processor's time."""
    taken = []
    for _ in range(times):
        start = process_time()
        function()
        taken.append(process_time() - start)
    return min(taken)
