# advice: other-groups
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups, changes = [], dict(zip(vocabulary, word_weight_update))
    for word in vocabulary[1:]:
        own = [g for g in groups if abs(changes[g[0]] - changes[word]) <= tolerance * abs(changes[word])]
        if own:
            own[0].append(word)
        else:
            groups.append([word])
    return groups
