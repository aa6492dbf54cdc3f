# advice: powers-of-64-bits
import secrets


def split_secret(secret, threshold, share_count, *, prime=PRIME):
    coefficients = np.array([secret, *(secrets.randbelow(prime) for _ in range(threshold - 1))],
                            dtype=object)
    x = np.arange(1, share_count + 1)
    powers = x[:, None] ** np.arange(threshold)
    heights = (powers.astype(object) * coefficients).sum(axis=1)
    return [(int(i), int(height) % prime) for i, height in zip(x, heights)]
