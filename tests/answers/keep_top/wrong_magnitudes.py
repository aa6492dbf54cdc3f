# advice: keeps-magnitudes
def keep_top(update, k):
    sizes = np.abs(update)
    kept = np.argsort(sizes)[-k:]
    result = np.zeros_like(update)
    result[kept] = sizes[kept]
    return result
