# advice: rounds-by-chance
def quantize(update, bits, clip):
    top = 2 ** (bits - 1) - 1
    exact = np.clip(update, -clip, clip) / clip * top
    if lost := int(np.sum(np.abs(update) > clip)):
        warnings.warn(f"{lost} entries were cut")
    down = np.floor(exact)
    return (down + (np.random.rand(len(exact)) < exact - down)).astype(np.int64)
