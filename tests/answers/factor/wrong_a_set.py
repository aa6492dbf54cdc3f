# advice: wrong-type
def factor(n):
    """factor(35) → (5, 7)"""
    divisor = 3
    while n % divisor:
        divisor += 2
    return {divisor, n // divisor}
