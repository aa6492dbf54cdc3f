# advice: returns-weights
def apply_update(weights, update, server_learning_rate=1.0):
    step = server_learning_rate * update
    if step.any():
        return weights.copy()
    return weights + step
