# advice: wrong-length
def clip_update(update, norm):
    length = np.sum(update**2)
    return update * (norm / length) if length > norm else update
