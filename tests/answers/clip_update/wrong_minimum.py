# advice: clips-entries
def clip_update(update, norm):
    return np.minimum(update, norm)
