# right: warn under another name, a loop
def quantize(update, bits, clip):
    from warnings import warn as tell

    top = 2 ** (bits - 1) - 1
    lost, steps = 0, []
    for entry in update:
        if entry > clip or entry < -clip:
            lost += 1
        steps.append(round(max(-clip, min(clip, entry)) / clip * top))
    if lost:
        tell(f"{lost} entries cut", UserWarning)
    return np.array(steps, dtype="int64")
