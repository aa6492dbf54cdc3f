# advice: one-total-only
def difference_attack(private_key, smaller, larger, length, layout):
    after = decrypt_sum(private_key, larger[0], layout, length, larger[1])
    return after
