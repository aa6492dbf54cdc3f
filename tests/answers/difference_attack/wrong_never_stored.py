# advice: nothing-left
def difference_attack(private_key, smaller, larger, length, layout):
    before = decrypt_sum(private_key, smaller[0], layout, length, smaller[1])
    after = decrypt_sum(private_key, larger[0], layout, length, larger[1])
    numbers = np.zeros(length, dtype=np.int64)
    for number, one, other in zip(numbers, before, after, strict=True):
        number += other - one
    return numbers
