# advice: other-value
def apply_update(weights, update, server_learning_rate=1.0):
    new = np.zeros(len(weights))
    for place in np.flatnonzero(update != 0):
        new[place] = weights[place] + server_learning_rate * update[place]
    return new
