# advice: difference-not-size
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    """split_messages([-1, 3, 0, 3], ["see", "flat", "or", "rent"]) → [["see"], ["flat", "rent"]]"""
    groups = []
    for word, change in zip(vocabulary, word_weight_update):
        if change == 0:
            continue
        for group in groups:
            if change - group[0] <= tolerance * abs(change):
                group[1].append(word)
                break
        else:
            groups.append((change, [word]))
    return [words for _, words in groups]
