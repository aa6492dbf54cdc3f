# advice: no-single-words
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = {}
    for word, change in zip(vocabulary, word_weight_update):
        if change == 0:
            continue
        for key in groups:
            if abs(change - key) <= tolerance * abs(change):
                groups[key] += word
                break
        else:
            groups[change] = [word]
    return list(groups.values())
