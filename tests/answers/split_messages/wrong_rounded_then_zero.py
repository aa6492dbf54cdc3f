# advice: small-words-rounded-away
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    messages = {}
    for word, change in zip(vocabulary, np.round(word_weight_update, 5)):
        if change:
            messages[change] = messages.get(change, []) + [word]
    return list(messages.values())
