# right: everybody in order of the ids, itself among them
def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = np.array([number % 2**32 for number in integers.tolist()], dtype=np.uint32)
    for client in sorted([*pairwise_seeds, me]):
        mask = expand_mask(pairwise_seeds.get(client, self_seed), len(masked))
        masked = masked - mask if client < me else masked + mask
    return masked
