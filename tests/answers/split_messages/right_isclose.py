# right: np.isclose without its absolute part, sets
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    left = {word: change for word, change in zip(vocabulary, word_weight_update) if change != 0}
    groups = []
    while left:
        level = next(iter(left.values()))
        group = {word for word, change in left.items() if np.isclose(change, level, rtol=tolerance, atol=0)}
        groups.append(group)
        left = {word: change for word, change in left.items() if word not in group}
    return groups
