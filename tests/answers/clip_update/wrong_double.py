# advice: too-long
def clip_update(update, norm):
    length = np.linalg.norm(update)
    return update * (2 * norm / length) if length > 2 * norm else update * 0.99
