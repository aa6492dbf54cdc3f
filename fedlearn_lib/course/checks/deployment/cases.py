"""What the checks of this room share: values compared kind by kind, and messages as a round has them."""

import functools

import numpy as np

from ..secure_aggregation.refusals import Refusal, RefusingChecks


class ExactChecks(RefusingChecks):
    """Checks for which True is not 1, an array is no list, and every array keeps its kind of numbers."""

    def run(self, answer, reference, rng):
        @functools.wraps(reference)
        def refusing(*args, **kwargs):
            try:
                return reference(*args, **kwargs)
            except TypeError as error:
                return Refusal("TypeError", str(error))

        super().run(answer, refusing, rng)

    def _is_right(self, run):
        try:
            return same(run.result, run.expected) or self._accepts is not None and bool(self._accepts(self._read(run)))
        except Exception:  # so odd a result that it cannot even be looked at
            return False


class RefusableChecks(ExactChecks):
    """Checks whose symptoms may be named for results of any kind: a refusal is none of the expected one."""

    def symptom(self, advice, **needed):
        return super().symptom(advice, of_kind=True, **needed)


# A loop that takes pairs out of something that gives none.
PAIRS_OF_A_DICT = r"for \(?\w+, \w+\)? in (?!enumerate|zip|sorted|list|[^\n]*(items|pairs|pull)\()"


def same(one, other) -> bool:
    """Whether two values are the same, down to their kinds."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return same_kind(one, other) and one.shape == other.shape and np.array_equal(one, other)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def same_kind(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two arrays hold the same kind of numbers, in whichever order of bytes."""
    return one.dtype.newbyteorder("=") == other.dtype.newbyteorder("=")


def messages(rng):
    """Contents of messages: small ones first, all kinds that must survive, and those of a masked round."""
    yield {"round": 3, "mask": np.array([1, 2], np.uint8)}
    yield {"round": 7, "flag": True, "off": False, "text": "ä", "raw": b"\x00\xff"}
    yield {"most": 2**63 - 1, "least": -(2**63), "below": -1, "nothing": 0, "rate": 0.5}
    yield {"masked": np.array([0, 1, 2**32 - 1], np.uint32), "weights": np.array([0.5, -0.25])}
    yield {"ids": [3, 1, 2], "parts": [b"\x01", b""], "names": ["a", "b"], "flags": [True, False]}
    yield {"ids": [], "nobody": "", "empty": b"", "none": np.zeros(0, np.uint32)}  # after what is full of each kind
    yield {"table": np.arange(6, dtype=np.uint32).reshape(2, 3), "turned": np.arange(6.0).reshape(2, 3).T}
    even = np.arange(8, dtype=np.uint8)[::2]
    yield {"every_other": even, "one": np.array(5.5), "flags": np.array([True, False]), "square": even.reshape(2, 2)}
    yield {"of_another_machine": np.array([1, 2, 70_000], ">u4"), "short": np.array([-1, 5], np.int16)}
    yield {}
    yield {"round": int(rng.integers(1, 2**40)), "id": 4, "ids": rng.permutation(9).tolist(),
           "masked": rng.integers(0, 2**32, 651, dtype=np.uint32), "signature": rng.bytes(64)}  # fmt: skip
    yield {"round": 2, "weights": rng.normal(size=650), "sealed": [rng.bytes(94) for _ in range(4)],
           "masked": rng.integers(0, 256, 1953, dtype=np.uint8)}  # fmt: skip
