# advice: lists-subtracted
def difference_attack(private_key, smaller, larger, length, layout):
    a = decrypt_sum(private_key, smaller[0], layout, length, smaller[1]).tolist()
    b = decrypt_sum(private_key, larger[0], layout, length, larger[1]).tolist()
    return b - a
