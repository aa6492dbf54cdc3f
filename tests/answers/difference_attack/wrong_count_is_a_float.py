# advice: raises
def difference_attack(private_key, smaller, larger, length, layout):
    (few, few_count), (many, many_count) = smaller, larger
    before = decrypt_sum(private_key, few, layout, length, float(few_count))
    return decrypt_sum(private_key, many, layout, length, float(many_count)) - before
