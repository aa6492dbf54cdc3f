# advice: added-up
def late_arrival_attack(late_update, late, pairwise_seeds):
    cleaned = []
    for neighbour, secret in pairwise_seeds.items():
        mask = expand_mask(secret, len(late_update))
        if neighbour > late:
            cleaned.append(late_update - mask)
        else:
            cleaned.append(late_update + mask)
    return sum(cleaned).astype(np.uint32).astype(np.int32).astype(np.int64)
