"""Many small integers side by side in few large plaintexts, in slots of whole bytes.

The same numbers as the learner's `pack` and `unpack` with a slot width rounded up to whole bytes: then NumPy
sees the bytes of a whole vector at once, and `int.from_bytes` reads a plaintext from them. A slot holds the
sum of up to `summands` integers. Nothing notices later when a slot overflows into its neighbour, so here it
is refused beforehand.

Source: Ge and Zdonik, "Answering Aggregation Queries in a Secure System Model", VLDB 2007.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from numbers import Integral

import numpy as np

from .. import inputs

BLOCK = 256  # plaintexts packed at a time: a megabyte or less, however long the vector


@dataclass(frozen=True)
class Layout:
    """How signed integers lie in plaintexts: what sender and receiver must agree on.

    Args:
        bits: of an integer, 2 to 31, as `quantize` was given: from -offset to offset = 2**(bits - 1) - 1.
        summands: how many vectors are added at most.
        key_bits: length of n.

    Raises:
        TypeError, ValueError: no whole numbers, or a slot that is too wide.

    >>> layout = Layout(bits=16, summands=256, key_bits=2048)
    >>> layout.offset, layout.slot_bytes, layout.slots
    (32767, 3, 85)
    """

    bits: int
    summands: int
    key_bits: int

    def __post_init__(self):
        for name, rule in [("bits", inputs.bits), ("summands", inputs.whole_number), ("key_bits", inputs.whole_number)]:
            try:
                object.__setattr__(self, name, rule(getattr(self, name)))
            except (TypeError, ValueError) as error:
                raise type(error)(f"Layout: {name} {error}") from None
        if self.slot_bits > 63:
            raise ValueError(
                f"Layout: the sum of {self.summands} integers of {self.bits} bits takes {self.slot_bits} bits, but at "
                "most 63 fit into a NumPy integer. Take fewer bits or fewer summands."
            )
        if self.slots < 1:
            raise ValueError(
                f"Layout: a slot takes {8 * self.slot_bytes} bits, but a plaintext under a key of {self.key_bits} bits "
                f"has only {self.key_bits - 1}. Take a longer key, fewer bits or fewer summands."
            )

    @property
    def offset(self) -> int:
        """Added to every integer, so that none is negative; the sum of c vectors holds it c times."""
        return 2 ** (self.bits - 1) - 1

    @property
    def slot_bits(self) -> int:
        """As the learner's `choose_slot_bits`: the smallest width that holds the largest sum."""
        return (self.summands * (2**self.bits - 1)).bit_length()

    @property
    def slot_bytes(self) -> int:
        """Width of a slot: the slot bits, rounded up to whole bytes."""
        return -(-self.slot_bits // 8)

    @property
    def slots(self) -> int:
        """How many integers one plaintext holds; one bit less than n's length is always below n."""
        return (self.key_bits - 1) // (8 * self.slot_bytes)

    def plaintexts_for(self, count: int) -> int:
        """How many plaintexts `count` integers take.

        >>> Layout(16, 256, 2048).plaintexts_for(650)
        8
        """
        return -(-int(count) // self.slots)


def pack_vector(integers: np.ndarray, layout: Layout) -> Iterator[int]:
    """Put signed integers into plaintexts, the first one into the lowest slot of the first.

    The whole vector is checked at once, before the first plaintext is made.

    Args:
        integers: `(count,)` whole numbers from -layout.offset to layout.offset, count at least 1.
        layout: where they go.

    Returns:
        `layout.plaintexts_for(count)` plaintexts, one after the other: a block of the vector at a time is copied.

    Raises:
        TypeError, ValueError: no vector of whole numbers, or one that is too large: its place is told.

    >>> list(pack_vector([-1, 0, 1], Layout(bits=8, summands=2, key_bits=34))) == [126 + (127 << 16), 128]
    True
    """
    integers = _vector(integers)
    if integers.min() < -layout.offset or integers.max() > layout.offset:
        # Not by abs(): the smallest int64 has no positive counterpart.
        place = int(np.argmax((integers < -layout.offset) | (integers > layout.offset)))
        raise ValueError(
            f"pack_vector: the integer at place {place} is not from -{layout.offset} to {layout.offset}, which is what "
            f"{layout.bits} bits hold, and the sum could overflow. Quantise with bits={layout.bits}."
        )
    return _packed(integers, layout)


def _vector(integers) -> np.ndarray:
    """Whole numbers, `(count,)`. Messages show no value: a refusal may be sent to others."""
    try:
        integers = np.asarray(integers)
    except ValueError:  # rows of unequal lengths
        integers = np.empty(0)
    if integers.ndim != 1 or not integers.size or integers.dtype.kind not in "iu":
        kind = TypeError if integers.size and integers.ndim == 1 else ValueError
        raise kind(
            f"pack_vector: integers have shape {integers.shape} and type {integers.dtype}, but must be one flat vector "
            "of whole numbers, at least one. Pass what quantize returned."
        )
    return integers


def _packed(integers: np.ndarray, layout: Layout) -> Iterator[int]:
    width = layout.slots * layout.slot_bytes
    for start in range(0, len(integers), BLOCK * layout.slots):
        codes = integers[start : start + BLOCK * layout.slots].astype("<i8")
        codes += layout.offset
        slots = codes.view(np.uint8).reshape(-1, 8)[:, : layout.slot_bytes].tobytes()
        for first in range(0, len(slots), width):
            yield int.from_bytes(slots[first : first + width], "little")


def unpack_sum(plaintexts: Iterable[int], layout: Layout, count: int, contributors: int) -> np.ndarray:
    """Take the sums out of the decrypted sum of packed vectors.

    Args:
        plaintexts: `layout.plaintexts_for(count)` of them; may be made while they are read.
        layout: with which every vector was packed.
        count: length of the vectors.
        contributors: how many vectors were added, at most layout.summands.

    Returns:
        Sums, `(count,)` int64.

    Raises:
        TypeError, ValueError: numbers that do not belong together, or a sum that so many contributors cannot reach:
            another key, another layout, another number of contributors, or ciphertexts that were tampered with.
            Not every such mistake can be noticed.

    >>> layout = Layout(bits=8, summands=2, key_bits=34)
    >>> total = [a + b for a, b in zip(pack_vector([-1, 5, 1], layout), pack_vector([-9, 5, 0], layout))]
    >>> unpack_sum(total, layout, count=3, contributors=2)
    array([-10,  10,   1])
    """
    count, contributors = check_sum(layout, count, contributors)
    expected, width = layout.plaintexts_for(count), layout.slots * layout.slot_bytes
    sums = np.zeros(expected * layout.slots, "<i8")
    by_byte = sums.view(np.uint8).reshape(expected, layout.slots, 8)
    seen = 0
    for seen, plaintext in enumerate(plaintexts, start=1):
        if seen > expected:
            break
        if isinstance(plaintext, bool) or not isinstance(plaintext, Integral):
            raise TypeError(f"unpack_sum: plaintext {seen - 1} is no whole number. Pass what decrypt_all returned.")
        try:
            slots = int(plaintext).to_bytes(width, "little")
        except OverflowError:
            raise ValueError(f"unpack_sum: plaintext {seen - 1} does not fit into its slots. {_WRONG}") from None
        by_byte[seen - 1, :, : layout.slot_bytes] = np.frombuffer(slots, np.uint8).reshape(-1, layout.slot_bytes)
    if seen != expected:
        raise ValueError(
            f"unpack_sum: got {'more' if seen > expected else seen} plaintexts, but {count} integers take {expected}. "
            "Pass all of them, and the length of the vectors as count."
        )
    if sums[count:].any():
        raise ValueError(f"unpack_sum: there is something in the slots behind the last integer. {_WRONG}")
    found = sums[:count].view("<u8")  # a slot of 8 bytes may hold what is no int64
    if found.max() > 2 * contributors * layout.offset:
        place = int(found.argmax())
        raise ValueError(f"unpack_sum: {contributors} contributors cannot reach the sum at place {place}. {_WRONG}")
    sums = sums[:count].astype(np.int64, copy=False)
    sums -= contributors * layout.offset
    return sums


_WRONG = "Check the key, the layout, count and contributors, and that nobody changed a ciphertext."


def check_sum(layout: Layout, count: int, contributors: int) -> tuple[int, int]:
    """Refuse a length or a number of contributors that cannot be right.

    Returns:
        count and contributors as Python's own numbers: NumPy's narrow ones would overflow in what follows.

    Raises:
        TypeError, ValueError: not whole numbers of at least 1, or more contributors than summands.
    """
    checked = []
    for name, value in [("count", count), ("contributors", contributors)]:
        try:
            checked.append(inputs.whole_number(value))
        except (TypeError, ValueError) as error:
            raise type(error)(f"{name} {error}") from None
    count, contributors = checked
    if contributors > layout.summands:
        raise ValueError(
            f"contributors is {contributors}, but the layout has room for {layout.summands} summands: sums have "
            "overflowed. Make the layout with as many summands as there can be clients."
        )
    return count, contributors
