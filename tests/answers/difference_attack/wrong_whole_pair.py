# advice: pair-not-taken-apart
def difference_attack(private_key, smaller, larger, length, layout):
    before = decrypt_sum(private_key, smaller, layout, length, smaller[1])
    after = decrypt_sum(private_key, larger, layout, length, larger[1])
    return after - before
