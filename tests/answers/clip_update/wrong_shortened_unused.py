# advice: value-lost
def clip_update(update, norm):
    update = np.asarray(update, dtype=float)
    length = np.linalg.norm(update)
    if length > norm:
        shortened = update * norm / length
    return update
