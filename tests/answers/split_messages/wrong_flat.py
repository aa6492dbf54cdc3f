# advice: flat-list
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    return [vocabulary[place] for place in np.argsort(word_weight_update) if word_weight_update[place] != 0]
