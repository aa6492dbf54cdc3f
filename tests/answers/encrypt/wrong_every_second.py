# advice: predictable-r
_last = {}
def encrypt(public_key, plaintext):
    n = public_key.n
    r = 0
    while math.gcd(r, n) != 1:
        r = secrets.randbelow(n)
    if n in _last:
        r = _last.pop(n) * 3 % n
        if math.gcd(r,n)!=1: r = 1
    else:
        _last[n] = r
    return (1 + plaintext * n) * pow(r, n, n**2) % n**2
