# advice: splits-by-noise
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups, prev = [], None
    for i in np.argsort(word_weight_update):
        c = word_weight_update[i]
        if c == 0:
            continue
        if prev is not None and abs(c - prev) <= min(tolerance, 1e-6) * abs(c):
            groups[-1].append(vocabulary[i])
        else:
            groups.append([vocabulary[i]])
        prev = c
    return groups
