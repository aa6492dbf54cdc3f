# advice: lengthens
def clip_update(update, norm):
    length = np.linalg.norm(update)
    return update * (norm / length) if length > 0 else update
