# right: cut where the step is large, arrays of words
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    places = np.flatnonzero(word_weight_update)
    places = places[np.argsort(word_weight_update[places])]
    sorted_changes = word_weight_update[places]
    steps = np.diff(sorted_changes)
    cuts = np.flatnonzero(steps > tolerance * np.abs(sorted_changes[1:])) + 1
    return [np.array(vocabulary)[part] for part in np.split(places, cuts)]
