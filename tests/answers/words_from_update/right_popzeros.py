# right: popzeros
def words_from_update(word_weight_update, bias_update, vocabulary):
    d = {w: int(np.rint(c / bias_update)) for w, c in zip(vocabulary, word_weight_update)}
    for w in list(d):
        if not d[w]:
            d.pop(w)
    return d
