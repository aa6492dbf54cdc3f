# advice: too-short
def clip_update(update, norm):
    length = np.linalg.norm(update)
    return update * (norm / length / 4) if length > norm else update
