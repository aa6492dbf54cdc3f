# advice: leaves-long
def clip_update(update, norm):
    update = np.asarray(update, dtype=float)
    if np.abs(update).max() > norm:
        return update * norm / np.linalg.norm(update)
    return update
