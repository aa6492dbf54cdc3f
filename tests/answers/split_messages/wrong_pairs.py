# advice: pairs-not-groups
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = []
    for w, c in zip(vocabulary, word_weight_update):
        if c == 0:
            continue
        for g in groups:
            if abs(g[0] - c) <= tolerance * abs(c):
                g[1].append(w)
                break
        else:
            groups.append((c, [w]))
    return groups
