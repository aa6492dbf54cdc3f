# advice: squared-length
def clip_update(update, norm):
    """clip_update([3.0, 4.0], norm=1.0) → [0.6, 0.8]"""
    squared = np.sum(update**2)
    if squared > norm:
        return update * norm / np.sqrt(squared)
    return update
