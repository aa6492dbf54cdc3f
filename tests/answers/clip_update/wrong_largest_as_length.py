# advice: wrong-length
def clip_update(update, norm):
    size = np.linalg.norm(update, ord=np.inf)
    return update * (norm / size) if size > norm else update.copy()
