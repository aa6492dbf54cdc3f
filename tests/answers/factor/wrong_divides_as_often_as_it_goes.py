# advice: divided-again
def factor(n):
    prime = 3
    while n % prime != 0:
        prime += 2
    rest = n
    while rest % prime == 0:
        rest //= prime
    return prime, rest
