# advice: empty-group
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    found = []
    for level in sorted(set(word_weight_update)):
        alike = abs(word_weight_update - level) <= tolerance * abs(level)
        found.append([word for word, same in zip(vocabulary, alike) if same and level != 0])
    return found
