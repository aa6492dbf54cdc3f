"""How fast a phone and a hospital send and compute. Assumptions, not measurements: change them and look again."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Machine:
    """A client's line and its computer.

    Attributes:
        download: bytes a second from the server.
        upload: bytes a second to the server.
        operations: multiplications and additions a second.
        most_examples: examples a second, however small the model: each costs some bookkeeping.
    """

    download: float
    upload: float
    operations: float
    most_examples: float

    def examples_per_second(self, parameter_count: int) -> float:
        """How many examples it trains on in a second.

        A dense model needs about six operations a parameter and example: two forward, four backward.

        >>> PHONE.examples_per_second(1_000_000), PHONE.examples_per_second(650)
        (1666.6666666666667, 20000.0)
        """
        return min(self.most_examples, self.operations / (6 * parameter_count))

    def times_as_fast(self, factor: float) -> "Machine":
        """The same machine with a faster processor; its line and its bookkeeping stay as they are."""
        return replace(self, operations=factor * self.operations)


PHONE = Machine(download=5e6, upload=1e6, operations=1e10, most_examples=2e4)  # on a home network
HOSPITAL = Machine(download=12.5e6, upload=12.5e6, operations=1e11, most_examples=2e5)  # a server, 100 Mbit/s
