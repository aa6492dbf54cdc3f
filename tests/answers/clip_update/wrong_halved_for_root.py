# advice: half-in-place-of-root
def clip_update(update, norm):
    length = np.sum(update ** 2) ** 1/2
    if length > norm:
        return update * norm / length
    return update
