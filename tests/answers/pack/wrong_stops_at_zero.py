# advice: other-value
from itertools import takewhile


def pack(integers, slot_bits, plaintext_bits):
    room = plaintext_bits // slot_bits

    def one(numbers):
        return sum(number << slot_bits * up for up, number in enumerate(takewhile(bool, numbers)))

    return [one(integers[k : k + room]) for k in range(0, len(integers), room)]
