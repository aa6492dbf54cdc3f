# advice: too-few
def keep_top(update, k):
    places = np.argsort(np.abs(update))
    stay = places[1 - k:] if len(update) > 1 else places
    result = np.zeros_like(update)
    result[stay] = update[stay]
    return result
