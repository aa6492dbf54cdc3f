# advice: one-change
def late_arrival_attack(late_update, late, pairwise_seeds):
    def without_masks(masked, survivor):
        gone = {other: {survivor: seed} for other, seed in pairwise_seeds.items()}
        return unmask_sum(masked, {}, gone)

    opened = without_masks(late_update, late)
    return without_masks(opened.astype(np.uint32), late)
