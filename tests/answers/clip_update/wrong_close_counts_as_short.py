# advice: leaves-long
def clip_update(update, norm):
    size = np.linalg.norm(update)
    if size < norm or np.isclose(size, norm):
        return np.array(update)
    return norm / size * update
