"""What the checks of this room share."""


def largest_of(bits):
    return 2 ** (bits - 1) - 1
