# right: the unit vector times the smaller length
def clip_update(update, norm):
    length = float(np.sqrt(update @ update))
    unit = update / length if length else update
    return unit * min(length, norm)
