# advice: too-small-count
def difference_attack(private_key, smaller, larger, length, layout):
    n_squared = private_key.n**2
    left = [b * pow(a, -1, n_squared) % n_squared for a, b in zip(smaller[0], larger[0])]
    return decrypt_sum(private_key, left, layout, length, 1)
