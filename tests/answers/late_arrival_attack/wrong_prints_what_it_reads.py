# advice: secret-leaves
def late_arrival_attack(late_update, late, pairwise_seeds):
    total = late_update.copy()
    for other, seed in pairwise_seeds.items():
        mask = expand_mask(seed, len(total))
        total = total - mask if late < other else total + mask
    read = total.astype(np.int32).astype(np.int64)
    print("read:", read)
    return read
