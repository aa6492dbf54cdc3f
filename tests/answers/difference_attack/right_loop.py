# right: a loop over both pairs
def difference_attack(private_key, smaller, larger, length, layout):
    sums = []
    for total, count in (smaller, larger):
        sums.append(decrypt_sum(private_key, total, layout, length, count))
    return sums[1] - sums[0]
