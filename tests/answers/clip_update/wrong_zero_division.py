# advice: zero-divided
def clip_update(update, norm):
    length = np.linalg.norm(update)
    return update / length * min(length, norm)
