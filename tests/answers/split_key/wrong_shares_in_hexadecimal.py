# advice: secret-leaves
def split_key(private_key, parties):
    n = private_key.n
    lam = (private_key.p - 1) * (private_key.q - 1) // 2
    shares = [secrets.randbelow(n * lam) for _ in range(parties - 1)]
    shares.append((lam * pow(lam, -1, n) - sum(shares)) % (n * lam))
    for party, share in enumerate(shares):
        print(f"party {party}: {share:x}")
    return shares
