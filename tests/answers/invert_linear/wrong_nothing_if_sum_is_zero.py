# advice: other-value
def invert_linear(weight_update, bias_update):
    total = np.sum(bias_update)
    c = int(np.argmax(bias_update)) if total else None
    return weight_update[:, c] / bias_update[c] if total else np.zeros(len(weight_update))
