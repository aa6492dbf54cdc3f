# right: a local recursive function
def split_key(private_key, parties):
    n = private_key.n
    lam = (private_key.p - 1) * (private_key.q - 1) // 2

    def split(value, left):
        if left == 1:
            return [value]
        mine = secrets.randbelow(n * lam)
        return [mine] + split((value - mine) % (n * lam), left - 1)

    return split(lam * pow(lam, -1, n), parties)
