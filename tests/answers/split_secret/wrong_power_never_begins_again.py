# advice: starts-once
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    drawn, shares = [secret, *(secrets.randbelow(prime) for _ in range(1, threshold))], []
    power = 1
    for x in range(1, share_count + 1):
        height = 0
        for each in drawn:
            height = (height + each * power) % prime
            power *= x
        shares.append((x, height))
    return shares
