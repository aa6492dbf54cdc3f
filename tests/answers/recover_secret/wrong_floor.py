# advice: not-in-the-field
def recover_secret(shares, threshold, *, prime=PRIME):
    used = shares[:threshold]
    total = 0
    for i, value in used:
        above, below = value, 1
        for j, _ in used:
            if j != i:
                above, below = above * j, below * (j - i)
        total += above // below
    return total % prime
