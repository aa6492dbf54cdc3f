# advice: words-of-shorter-list
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    changes = [change for change in word_weight_update if change != 0]
    groups = []
    for place in range(len(changes)):
        for group in groups:
            other = changes[group[0]]
            if abs(changes[place] - other) <= tolerance * abs(other):
                group.append(place)
                break
        else:
            groups.append([place])
    return [[vocabulary[place] for place in group] for group in groups]
