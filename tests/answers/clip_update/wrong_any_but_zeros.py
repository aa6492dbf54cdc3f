# advice: lengthens
def clip_update(update, norm):
    size = np.linalg.norm(update)
    if not size:
        return update.copy()
    return update * norm / size
