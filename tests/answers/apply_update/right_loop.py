# right: an explicit loop over the entries
def apply_update(weights, update, server_learning_rate=1.0):
    result = np.zeros(len(weights))
    for i in range(len(weights)):
        result[i] = weights[i] + server_learning_rate * update[i]
    return result
