# advice: one-side-only
def reused_key_attack(mask_key, victim, public_keys, recorded):
    higher = {other: key for other, key in public_keys.items() if victim < other}
    opened = {}
    for number, (masked, own) in recorded.items():
        seeds = {other: pairwise_seed(mask_key, key, number, victim, other) for other, key in higher.items()}
        opened[number] = late_arrival_attack(masked - expand_mask(own, masked.size), victim, seeds)
    return opened
