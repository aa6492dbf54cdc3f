# right: adds the powers of one coefficient after the other to all shares
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    values = [secret] * share_count
    for exponent in range(1, threshold):
        coefficient = secrets.randbelow(prime)
        for place in range(share_count):
            values[place] = (values[place] + coefficient * pow(place + 1, exponent, prime)) % prime
    return list(enumerate(values, start=1))
