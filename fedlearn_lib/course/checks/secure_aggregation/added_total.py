"""What `add_my_update` returned, opened with the private key."""

from functools import cached_property
from numbers import Integral

from fedlearn_lib.given.paillier.packing import pack_vector
from fedlearn_lib.given.paillier.sums import decrypt_all

from .watching import KEY, PUBLIC, fresh_noise


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
