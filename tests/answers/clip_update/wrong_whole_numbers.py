# advice: other-value
def clip_update(update, norm):
    length = np.linalg.norm(update)
    if length > norm:
        update = update * norm / length
    return update.astype(int)
