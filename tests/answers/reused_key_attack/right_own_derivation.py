# right: derives the seeds itself
def reused_key_attack(mask_key, victim, public_keys, recorded):
    points = {other: mask_key.exchange(key) for other, key in public_keys.items()}
    read = {}
    for r, (masked, self_seed) in recorded.items():
        seeds = {}
        for other, point in points.items():
            seeds[other] = HKDF(SHA256(), length=32, salt=None, info=pair_label(r, other, victim)).derive(point)
        read[r] = late_arrival_attack(masked - expand_mask(self_seed, len(masked)), victim, seeds)
    return read
