# advice: other-value
def encode(integers, n):
    """encode([5, -5, 0], 35) → [5, 30, 0]"""
    return sorted(each % n for each in integers)
