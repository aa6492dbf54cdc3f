# advice: value-lost
def apply_update(weights, update, server_learning_rate=1.0):
    new_weights = weights + server_learning_rate * update
    return weights
