# advice: splits-by-noise
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    by_change = {}
    for change, word in zip(word_weight_update.tolist(), vocabulary):
        if change:
            by_change.setdefault(change, []).append(word)
    ordered = sorted(by_change, key=abs, reverse=True)
    return [by_change[change] for change in ordered]
