# advice: wrong-shape
def clip_update(update, norm):
    entries = update[update.astype(bool)]
    size = np.linalg.norm(entries)
    return entries * (norm / size) if size > norm else entries
