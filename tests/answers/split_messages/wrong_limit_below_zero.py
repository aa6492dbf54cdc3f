# advice: negative-limit
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    pairs = sorted((c, w) for c, w in zip(word_weight_update, vocabulary) if c != 0)
    groups = [[pairs[0][1]]]
    for (before, _), (c, w) in zip(pairs, pairs[1:]):
        if c - before <= tolerance * c:
            groups[-1].append(w)
        else:
            groups.append([w])
    return groups
