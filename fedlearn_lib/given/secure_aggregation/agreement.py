"""What server and clients of a secure aggregation agree on before the first round."""

from dataclasses import dataclass

from .. import inputs
from ..paillier.packing import Layout
from ..refused import Refused


@dataclass(frozen=True)
class Agreement:
    """Public numbers that all parties know and that nobody may change during training.

    Args:
        threshold: the server gets a total only if *more* than this many clients are in it; at least 1.
        most_clients: how many clients a total may hold at most; a slot has room for so many.
        most_examples: the public cap on a client's examples; its update is sent as a part of it.
        clip: the largest entry of `example_count / most_examples * update` that can be told.
        bits: of a quantised entry, as for `quantize`.
        key_bits: length of the server's n.

    Raises:
        TypeError, ValueError: a number out of range, or a cap that does not fit into the bits.

    >>> Agreement(threshold=3, most_clients=5, most_examples=100, clip=1.0, key_bits=2048).layout.slots
    85
    """

    threshold: int
    most_clients: int
    most_examples: int
    clip: float
    bits: int = 16
    key_bits: int = 3072

    def __post_init__(self):
        for name, rule in [
            ("threshold", inputs.whole_number),
            ("most_clients", inputs.whole_number),
            ("most_examples", inputs.whole_number),
            ("clip", inputs.positive_number),
        ]:
            try:
                value = rule(getattr(self, name))
            except (TypeError, ValueError) as error:
                raise type(error)(f"Agreement: {name} {error}") from None
            # 2 and 2.0 are one clip, and must be one agreement; a narrow NumPy cap would overflow later.
            object.__setattr__(self, name, float(value) if name == "clip" else value)
        if self.threshold >= self.most_clients:
            raise ValueError(
                f"Agreement: more than {self.threshold} clients must be in a total, but there are at most "
                f"{self.most_clients}: no round could ever end. Choose a smaller threshold."
            )
        if self.most_examples > self.layout.offset:
            raise ValueError(
                f"Agreement: {self.most_examples} examples do not fit into {self.bits} bits, which hold up to "
                f"{self.layout.offset}. Choose a smaller cap or more bits."
            )

    @property
    def layout(self) -> Layout:
        """How the integers lie in plaintexts, with head-room for `most_clients`."""
        return Layout(bits=self.bits, summands=self.most_clients, key_bits=self.key_bits)


def check_example_count(example_count: int, contributors: int, agreement: Agreement) -> None:
    """Check the decrypted sum of the example counts, before anybody divides by it.

    Counts are encrypted, so a lie within the bounds is not noticed: a client may still claim to have the most.

    Args:
        example_count: the sum.
        contributors: how many clients are in it.
        agreement: of this training.

    Raises:
        Refused: so many clients cannot have so many examples together.

    >>> check_example_count(0, 3, Agreement(threshold=2, most_clients=5, most_examples=100, clip=1.0))
    Traceback (most recent call last):
        ...
    fedlearn_lib.given.refused.Refused: 3 clients cannot have 0 examples together, only 3 to 300: somebody lied
    """
    most = contributors * agreement.most_examples
    if not contributors <= example_count <= most:
        raise Refused(
            f"{contributors} clients cannot have {example_count} examples together, only {contributors} to {most}: "
            "somebody lied"
        )
