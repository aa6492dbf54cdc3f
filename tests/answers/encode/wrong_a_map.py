# advice: wrong-type
def encode(integers, n):
    """encode([5, -5, 0], 35) → [5, 30, 0]"""
    return map(lambda each: each % n, integers)
