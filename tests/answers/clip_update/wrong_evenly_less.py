# advice: other-direction
def clip_update(update, norm):
    length = np.linalg.norm(update)
    if length > norm:
        return update - (length - norm) / len(update)
    return update
