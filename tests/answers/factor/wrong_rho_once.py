# advice: shortcut-fails
def factor(n):
    slow, fast, common = 2, 2, 1
    while common == 1:
        slow = (slow**2 + 1) % n
        fast = ((fast**2 + 1) ** 2 + 1) % n
        common = math.gcd(slow - fast, n)
    return tuple(sorted((common, n // common)))
