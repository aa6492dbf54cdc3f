# advice: by-sign
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    groups = []
    for word, change in zip(vocabulary, word_weight_update):
        if abs(change) > 0:
            for key, words in groups:
                if abs(change - key) <= abs(key):
                    words.append(word)
                    break
            else:
                groups.append((change, [word]))
    return [words for key, words in groups]
