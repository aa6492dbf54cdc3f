# advice: one-change
def difference_attack(private_key, smaller, larger, length, layout):
    before = decrypt_sum(private_key, smaller[0], layout, length, smaller[1])
    after = decrypt_sum(private_key, larger[0], layout, length, larger[1])
    return np.array(list(dict.fromkeys(after - before)))
