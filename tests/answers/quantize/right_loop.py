# right: a loop, plain Python numbers
def quantize(update, bits, clip):
    top = (1 << (bits - 1)) - 1
    result, lost = [], 0
    for value in update:
        step = round(float(value) / clip * top)
        if abs(value) > clip:
            lost += 1
            step = top if value > 0 else -top
        result.append(step)
    if lost:
        warnings.warn(str(lost) + ' values')
    return np.array(result)
