# advice: sorted-by-size
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups, last = [], None
    for place in sorted(range(len(vocabulary)), key=lambda k: abs(word_weight_update[k])):
        change = word_weight_update[place]
        if change == 0:
            continue
        if last is None or abs(change - last) > tolerance * abs(change):
            groups.append([])
        groups[-1].append(vocabulary[place])
        last = change
    return groups
