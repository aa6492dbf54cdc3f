# advice: equal-primes
def factor(n):
    left, found = n, []
    for number in range(3, n + 1, 2):
        if left % number == 0:
            found.append(number)
            left //= number
        if left == 1:
            return tuple(found)
    return tuple(found)
