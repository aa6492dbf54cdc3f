# advice: all-negative
def encode(integers, n):
    """encode([5, -5, 0], 35) → [5, 30, 0]"""
    return [n - abs(i) for i in integers]
