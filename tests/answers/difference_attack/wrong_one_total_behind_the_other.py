# advice: other-places
def difference_attack(private_key, smaller, larger, length, layout):
    return decrypt_sum(private_key, larger[0] + smaller[0], layout, length, larger[1] + smaller[1])
