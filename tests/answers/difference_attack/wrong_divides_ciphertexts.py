# advice: ciphertext-arithmetic
def difference_attack(private_key, smaller, larger, length, layout):
    total = [a / 2**900 - b / 2**900 for a, b in zip(larger[0], smaller[0])]
    return decrypt_sum(private_key, total, layout, length, larger[1] - smaller[1])
