# advice: too-large-for-type
def late_arrival_attack(late_update, late, pairwise_seeds):
    numbers = [int(number) for number in late_update]
    for other, seed in pairwise_seeds.items():
        sign = -1 if late < other else 1
        numbers = [number + sign * int(m) for number, m in zip(numbers, expand_mask(seed, len(numbers)))]
    return np.array(numbers, dtype=np.int32).astype(np.int64)
