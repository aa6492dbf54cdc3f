# advice: in-64-bits
def encode(integers, n):
    mask = 2**64 - 1
    return [((integer % n + 2**63) & mask) - 2**63 for integer in integers]
