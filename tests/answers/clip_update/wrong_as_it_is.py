# advice: leaves-long
def clip_update(update, norm):
    return update.copy()
