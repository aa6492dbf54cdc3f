# right: writes the key stream out itself
def stream(seed, d):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    return np.frombuffer(encryptor.update(bytes(4 * d)), "<u4")


def mask_update(integers, me, pairwise_seeds, self_seed):
    masked = integers.astype("<u4") + stream(self_seed, len(integers))
    while pairwise_seeds:
        other, seed = pairwise_seeds.popitem()
        masked = masked + stream(seed, len(integers)) * np.uint32(1 if me < other else 2**32 - 1)
    return masked
