# advice: leaves-long
def clip_update(update, norm):
    length = np.linalg.norm(update)
    return update * max(1.0, norm / max(length, 1e-12))
