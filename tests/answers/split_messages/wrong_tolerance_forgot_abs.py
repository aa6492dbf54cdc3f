# advice: difference-not-size
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    """split_messages([-1, 3, 0, 3], ["see", "flat", "or", "rent"]) → [["see"], ["flat", "rent"]]"""
    keys, groups = [], []
    for w, c in zip(vocabulary, word_weight_update):
        if c == 0:
            continue
        for j, k in enumerate(keys):
            if c - k <= tolerance * abs(c):
                groups[j].append(w)
                break
        else:
            keys.append(c)
            groups.append([w])
    return groups
