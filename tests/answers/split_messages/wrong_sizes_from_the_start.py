# advice: merges-signs
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    sizes = sorted((abs(change), word) for change, word in zip(word_weight_update, vocabulary) if change)
    messages, before = [], None
    for size, word in sizes:
        if before is None or size - before > tolerance * size:
            messages.append([])
        messages[-1].append(word)
        before = size
    return messages
