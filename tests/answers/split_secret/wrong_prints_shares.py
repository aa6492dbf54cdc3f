# advice: secret-leaves
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = [secret] + [secrets.randbelow(prime) for _ in range(threshold - 1)]
    shares = []
    for x in range(1, share_count + 1):
        share = (x, sum(c * x**k for k, c in enumerate(coefficients)) % prime)
        print(f"share {share[0]}: {share[1]}")
        shares.append(share)
    return shares
