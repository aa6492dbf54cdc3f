# advice: too-few
def recover_secret(shares, threshold, *, prime=PRIME):
    seen = set()
    ids, values = [], []
    for i, v in shares:
        if v not in seen and len(ids) < threshold:
            seen.add(v)
            ids.append(i)
            values.append(v)
    weights = lagrange_at_zero(ids, prime=prime)
    return sum(weights[i] * v for i, v in zip(ids, values)) % prime
