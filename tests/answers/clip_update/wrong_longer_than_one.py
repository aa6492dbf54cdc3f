# advice: compares-with-number
def clip_update(update, norm):
    length = np.linalg.norm(update)
    scale = norm / length if length > 1 else 1.0
    return update * scale
