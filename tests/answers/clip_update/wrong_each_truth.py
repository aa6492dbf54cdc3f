# advice: several-truths
def clip_update(update, norm):
    if np.abs(update) > norm:
        return update * norm / np.linalg.norm(update)
    return update
