# advice: throws-away
def clip_update(update, norm):
    if np.linalg.norm(update) > norm:
        return np.zeros(len(update))
    return update
