# advice: short-one-changed
def clip_update(update, norm):
    length = np.linalg.norm(update)
    if length > norm:
        return update * norm / length
    return update / norm
