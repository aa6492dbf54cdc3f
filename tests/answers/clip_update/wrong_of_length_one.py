# advice: of-length-one
def clip_update(update, norm):
    length = np.linalg.norm(update)
    if length > norm:
        return update / length
    return update
