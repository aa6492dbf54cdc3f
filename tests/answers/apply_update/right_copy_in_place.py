# right: changes a copy of its own in place
def apply_update(weights, update, server_learning_rate=1.0):
    new_weights = weights.copy()
    new_weights += update * server_learning_rate
    return new_weights
