# right: a list of whole numbers
def difference_attack(private_key, smaller, larger, length, layout):
    before = decrypt_sum(private_key, smaller[0], layout, length, smaller[1]).tolist()
    after = decrypt_sum(private_key, larger[0], layout, length, larger[1]).tolist()
    return [int(b) - int(a) for a, b in zip(before, after)]
