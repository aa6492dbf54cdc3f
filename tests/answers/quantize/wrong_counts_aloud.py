# advice: warns-often
def quantize(update, bits, clip):
    top, lost, steps = 2 ** (bits - 1) - 1, 0, []
    for entry in update:
        if abs(entry) > clip:
            lost += 1
            warnings.warn(f"{lost} entries lie beyond {clip}")
        steps.append(int(max(-top, min(top, round(entry / clip * top)))))
    return np.array(steps)
