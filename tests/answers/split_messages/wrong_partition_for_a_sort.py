# advice: splits-messages
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    places = np.argpartition(word_weight_update, word_weight_update.size // 2)
    places = places[word_weight_update[places] != 0]
    ordered = word_weight_update[places]
    begins = np.abs(np.diff(ordered)) > tolerance * np.abs(ordered[1:])
    parts = np.split(places, np.flatnonzero(begins) + 1)
    return [[vocabulary[i] for i in part] for part in parts]
