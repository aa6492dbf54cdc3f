"""What `add_my_update` returned, opened with the private key, and what it makes of the same total again."""

from functools import cache, cached_property
from numbers import Integral

import numpy as np

from fedlearn_lib.given.paillier.packing import pack_vector
from fedlearn_lib.given.paillier.sums import decrypt_all

from ...checking import NotYet
from .cases import some_integers
from .watching import KEY, PUBLIC, WatchedEncryptor, agreement_for, encrypted, fresh_noise

SMALL = agreement_for(2, 5, examples=20, bits=8)  # 31 integers a plaintext


class Added:
    """What `add_my_update` returned, opened."""

    def __init__(self, run):
        self.inputs, self.result = run.inputs, run.result
        self.before, self.layout = run.inputs["running_total"], run.inputs["layout"]
        self.mine = list(map(int, pack_vector(run.inputs["my_integers"], self.layout)))
        self.earlier = decrypt_all(KEY, self.before, 1) if self.before else [0] * len(self.mine)
        self.is_pair = isinstance(run.result, tuple) and len(run.result) == 2
        self.total, self.count = run.result if self.is_pair else (run.result, None)

    @property
    def numbers(self) -> list[int]:
        return [int(number) for number in self.total]

    @property
    def is_list(self) -> bool:
        return isinstance(self.total, list) and all(isinstance(c, Integral) for c in self.total)

    @property
    def is_longer(self) -> bool:
        return self.is_list and len(self.mine) < len(self.numbers)

    @cached_property
    def opened(self) -> list[int]:
        """The plaintexts; of numbers that are no ciphertexts, too."""
        return decrypt_all(KEY, [number % PUBLIC.n_squared for number in self.numbers], 1)

    @property
    def sums(self) -> list[int]:
        return [(one + other) % PUBLIC.n for one, other in zip(self.earlier, self.mine, strict=True)]

    @property
    def noise(self) -> list[int]:
        return fresh_noise(self.before, self.numbers)


def added(one: list[int], other: list[int]) -> list[int]:
    return [(a + b) % PUBLIC.n for a, b in zip(one, other, strict=True)]


CHANGES_TOTAL = (
    "Your function changed its argument `running_total` in place, so that the client before finds another total in its "
    "hands. Leave that list as it is, and make a new one: `add_vectors` returns one."
)


@cache
def one_total(places: int) -> tuple[list[int], np.ndarray]:
    """A total of so many ciphertexts, and integers to be added to it."""
    rng = np.random.default_rng(3)
    length = 20 + (places - 1) * SMALL.layout.slots
    return encrypted(some_integers(length, SMALL.layout, rng), SMALL.layout), some_integers(length, SMALL.layout, rng)


def new_total(answer, places: int = 1) -> tuple:
    """What an answer makes of the same total each time."""
    before, mine = one_total(places)
    given = list(before)
    total, _ = answer(
        encryptor=WatchedEncryptor(), running_total=given, contributor_count=1, my_integers=mine.copy(),
        layout=SMALL.layout,
    )  # fmt: skip
    if given != before:
        raise NotYet("changes-input", CHANGES_TOTAL)
    return tuple(total)
