# advice: merges-signs
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    """split_messages([-1, 3, 0, 3], ["see", "flat", "or", "rent"]) → [["see"], ["flat", "rent"]]"""
    order = np.argsort(np.abs(word_weight_update))
    groups, last = [], None
    for i in order:
        size = abs(word_weight_update[i])
        if size == 0:
            continue
        if last is not None and size - last <= tolerance * size:
            groups[-1].append(vocabulary[i])
        else:
            groups.append([vocabulary[i]])
        last = size
    return groups
