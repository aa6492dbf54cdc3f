# advice: prime-not-handed-on
def recover_secret(shares, threshold, *, prime=PRIME):
    picked = shares[-threshold:]
    coeffs = lagrange_at_zero([s[0] for s in picked])
    result = 0
    for s in picked:
        result += coeffs[s[0]] * s[1]
    return result % prime
