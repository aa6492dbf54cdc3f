# advice: all-negative
def encode(integers, n):
    """encode([5, -5, 0], 35) → [5, 30, 0]"""
    result = []
    for each in integers:
        result.append((n - abs(each)) % n)
    return result
