# advice: added-up
def reused_key_attack(mask_key, victim, public_keys, recorded):
    result = {}
    for number, (message, own_seed) in recorded.items():
        bare = message - expand_mask(own_seed, len(message))
        parts = [
            late_arrival_attack(bare, victim, {peer: pairwise_seed(mask_key, key, number, victim, peer)})
            for peer, key in public_keys.items()
        ]
        result[number] = np.sum(parts, axis=0)
    return result
