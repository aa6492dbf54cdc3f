# advice: changes-input
def clip_update(update, norm):
    length = np.linalg.norm(update)
    if length > norm:
        update *= norm / length
    return update
