# advice: rounded
def clip_update(update, norm):
    length = np.linalg.norm(update)
    return np.array([round(float(x) * norm / length, 3) for x in update]) if length > norm else update
