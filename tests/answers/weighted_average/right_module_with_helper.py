# right: a whole module with a helper, its own imports and a demonstration
"""My answer."""

from __future__ import annotations

import functools

import numpy as np

from fedlearn_lib.course import fill, progress

RATE = 1


def _share(count, counts):
    return count / sum(counts)


@fill
def weighted_average(updates: Matrix, example_counts: Vector) -> Vector:
    parts = [_share(c, example_counts) * u for u, c in zip(updates, example_counts)]
    return functools.reduce(lambda a, b: a + b, parts) * RATE


progress()

if __name__ == "__main__":
    print(weighted_average([[1.0, 2.0]], [3]))
