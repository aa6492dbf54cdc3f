# advice: wrong-type
def difference_attack(private_key, smaller, larger, length, layout):
    mean = decrypt_sum(private_key, smaller[0], layout, length, smaller[1]).astype(float)
    b = decrypt_sum(private_key, larger[0], layout, length, larger[1])
    return b - mean
