# advice: clips-entries
def clip_update(update, norm):
    return np.clip(update, -norm, norm)
