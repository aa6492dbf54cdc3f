# advice: not-wrapped
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update
    for other, seed in pairwise_seeds.items():
        total = total - np.sign(other - late) * expand_mask(seed, len(total))
    return total
