# advice: merges-messages
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups, previous = [], None
    for change, word in sorted(zip(word_weight_update, vocabulary)):
        if change == 0:
            continue
        if previous is not None and change / previous <= 1 + tolerance:
            groups[-1].append(word)
        else:
            groups.append([word])
        previous = change
    return groups
