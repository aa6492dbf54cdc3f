# advice: wrong-length
def clip_update(update, norm):
    n = np.std(update) * np.sqrt(len(update))
    if n > norm:
        return update * (norm / n)
    return update
