# advice: pair-not-taken-apart
def difference_attack(private_key, smaller, larger, length, layout):
    return decrypt_sum(private_key, larger - smaller, layout, length, 1)
