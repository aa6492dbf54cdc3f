# advice: wrong-shape
def clip_update(update, norm):
    n = np.linalg.norm(update)
    return min(1.0, norm / max(n, 1e-12))
