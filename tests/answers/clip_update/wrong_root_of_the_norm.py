# advice: short-one-changed
def clip_update(update, norm):
    size = (update @ update) ** 0.5
    factor = norm / size if size > np.sqrt(norm) else 1.0
    return factor * update
