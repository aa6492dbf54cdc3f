# advice: compares-with-number
def clip_update(update, norm):
    length = np.linalg.norm(update)
    if length > 1:
        return update / length * norm
    return update
