# advice: several-truths
def clip_update(update, norm):
    return update * min(1.0, norm / np.abs(update))
