# right: nested rec
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    def go(left):
        if not left:
            return []
        _, level = left[0]
        same = [w for w, c in left if abs(c - level) <= tolerance * abs(level)]
        return [same] + go([(w, c) for w, c in left if w not in same])
    return go([(w, c) for w, c in zip(vocabulary, word_weight_update) if c])
