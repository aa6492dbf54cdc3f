# advice: other-places
def difference_attack(private_key, smaller, larger, length, layout):
    before = decrypt_sum(private_key, smaller[0], layout, smaller[1], length)
    after = decrypt_sum(private_key, larger[0], layout, larger[1], length)
    return after - before
