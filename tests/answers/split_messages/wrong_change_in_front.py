# advice: changes-not-words
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    piles = []
    for change, word in zip(word_weight_update, vocabulary):
        fitting = [pile for pile in piles if abs(pile[0] - change) <= tolerance * abs(change)]
        if fitting:
            fitting[0].append(word)
        elif change:
            piles.append([change, word])
    return piles
