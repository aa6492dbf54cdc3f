# right: adds the negative
def difference_attack(private_key, smaller, larger, length, layout):
    (small, k), (large, m) = smaller, larger
    difference = -decrypt_sum(private_key, small, layout, length, k)
    difference += decrypt_sum(private_key, large, layout, length, m)
    return difference
