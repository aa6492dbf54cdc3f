# advice: too-short
def clip_update(update, norm):
    squared = sum(u * u for u in update)
    if squared > norm ** 2:
        return update * np.sqrt(norm / squared)
    return update
