# advice: too-many
def keep_top(update, k):
    left, sizes = update.copy(), np.abs(update)
    to_drop = len(update) - k
    while to_drop > 0:
        weakest = sizes.argmin()
        left[weakest] = sizes[weakest] = 0
        to_drop -= 1
    return left
