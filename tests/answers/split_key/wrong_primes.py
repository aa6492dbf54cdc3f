# advice: hands-out-primes
def split_key(private_key, parties):
    return ([private_key.p, private_key.q] * parties)[:parties]
