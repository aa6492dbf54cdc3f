# advice: wrong-length
def clip_update(update, norm):
    length = np.max(np.abs(update))
    return update * (norm / length) if length > norm else update
