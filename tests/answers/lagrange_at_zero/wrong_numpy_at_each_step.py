# advice: numpy-too-small
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for i in share_ids:
        above = below = np.int64(1)
        for j in share_ids:
            if j != i:
                above, below = above * np.int64(j), below * np.int64(j - i)
                if prime < 2**63:
                    above, below = above % np.int64(prime), below % np.int64(prime)
        coefficients[i] = int(above) * pow(int(below), -1, prime) % prime
    return coefficients
