# advice: only-shortens-by-norm
def clip_update(update, norm):
    length = np.linalg.norm(update)
    return update * norm if length > norm else update
