# right: min, zeros apart
def clip_update(update, norm):
    length = np.sqrt(np.sum(update**2))
    if length == 0:
        return update
    return min(1, norm / length) * update
