# right: a sieve of primes
def factor(n):
    limit = math.isqrt(n) + 1
    sieve = bytearray([1]) * (limit + 1)
    for i in range(2, limit + 1):
        if sieve[i]:
            if n % i == 0:
                return (i, n // i)
            sieve[i * i :: i] = bytes(len(sieve[i * i :: i]))
