# right: divides by the larger of the two
def clip_update(update, norm):
    return update * (norm / max(norm, np.linalg.norm(update)))
