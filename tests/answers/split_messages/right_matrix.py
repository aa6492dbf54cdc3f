# right: matrix
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    c = word_weight_update
    same = np.abs(c[:, None] - c[None, :]) <= tolerance * np.maximum(abs(c[:, None]), abs(c[None, :]))
    seen, groups = set(), []
    for i in range(len(c)):
        if c[i] != 0 and i not in seen:
            members = np.flatnonzero(same[i] & (c != 0))
            seen |= set(members.tolist())
            groups.append([vocabulary[j] for j in members])
    return groups
