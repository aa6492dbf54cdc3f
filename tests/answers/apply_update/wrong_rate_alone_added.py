# advice: adds-rate
def apply_update(weights, update, server_learning_rate=1.0):
    new = []
    for w, u in zip(weights, update):
        new.append(w + server_learning_rate)
    return np.array(new)
