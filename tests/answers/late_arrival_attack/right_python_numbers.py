# right: Python's own numbers, one at a time
def late_arrival_attack(late_update, late, pairwise_seeds):
    numbers = [int(number) for number in late_update]
    for other in sorted(pairwise_seeds):
        sign = -1 if late < other else 1
        mask = expand_mask(pairwise_seeds[other], len(numbers))
        numbers = [(number + sign * int(m)) % 2**32 for number, m in zip(numbers, mask)]
    return np.array([number - 2**32 if number >= 2**31 else number for number in numbers], dtype=np.int64)
