# advice: divides-victims
def difference_attack(private_key, smaller, larger, length, layout):
    (few, few_count), (many, many_count) = smaller, larger
    rest = decrypt_sum(private_key, many, layout, length, many_count)
    rest = rest - decrypt_sum(private_key, few, layout, length, few_count)
    return np.array([number / (many_count - few_count) for number in rest])
