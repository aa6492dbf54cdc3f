# advice: clips-entries
def clip_update(update, norm):
    return np.where(np.abs(update) > norm, 0.0, update)
