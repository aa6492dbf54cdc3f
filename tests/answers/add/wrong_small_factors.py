# advice: factors-mod-n
def add(public_key, a, b):
    n = public_key.n
    first, second = a % n, b % n
    return first * second % (n * n)
