# advice: not-in-the-field
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    total = 0
    for i, value in used:
        part = value
        for j, _ in used:
            if j != i:
                part *= j / (j - i)
        total += part
    return total % prime
