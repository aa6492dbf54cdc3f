# advice: ciphertext-arithmetic
def difference_attack(private_key, smaller, larger, length, layout):
    n = private_key.n
    total = [a * pow(b, -1, n) % n for a, b in zip(larger[0], smaller[0])]
    return decrypt_sum(private_key, total, layout, length, larger[1] - smaller[1])
