# advice: other-stream
def expand_mask(seed, length):
    number = int.from_bytes(seed, "little")
    mask = []
    for _ in range(length):
        number = (1103515245 * number + 12345) % 2**256
        mask.append(number >> 224)
    return np.array(mask, dtype=np.uint32)
