# advice: keeps-smallest
def keep_top(update, k):
    places = sorted(range(len(update)), key=lambda place: abs(update[place]))[:k]
    kept = np.zeros_like(update)
    kept[places] = update[places]
    return kept
