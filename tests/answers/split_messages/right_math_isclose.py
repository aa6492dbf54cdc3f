# right: math.isclose and a dict inside
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    import math

    groups = {}
    for change, word in sorted(zip(word_weight_update, vocabulary)):
        if change == 0:
            continue
        level = next((one for one in groups if math.isclose(one, change, rel_tol=tolerance)), change)
        groups.setdefault(level, []).append(word)
    return list(groups.values())
