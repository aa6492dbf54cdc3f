# advice: height-elsewhere
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    total = 0
    for i, y in used:
        w = 1
        for j, _ in used:
            if i != j:
                w = w * (1 - j) * pow(i - j, -1, prime) % prime
        total += w * y
    return total % prime
