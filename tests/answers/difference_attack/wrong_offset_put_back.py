# advice: offsets-left
def difference_attack(private_key, smaller, larger, length, layout):
    opened = [decrypt_sum(private_key, total, layout, length, count) for total, count in (smaller, larger)]
    return opened[1] - opened[0] + (pow(2, layout.bits - 1) - 1)
