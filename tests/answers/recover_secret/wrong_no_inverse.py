# advice: quotients-cut
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    total = 0
    for i, y in used:
        weight = 1
        for j, _ in used:
            if j != i:
                weight = weight * (j // (j - i)) % prime
        total = (total + y * weight) % prime
    return total
