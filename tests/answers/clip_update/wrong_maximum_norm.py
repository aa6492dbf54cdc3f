# advice: wrong-length
def clip_update(update, norm):
    length = np.linalg.norm(update, ord=np.inf)
    return update * min(1.0, norm / length) if length > 0 else update
