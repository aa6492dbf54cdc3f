# advice: at-sign
def apply_update(weights, update, server_learning_rate=1.0):
    step = server_learning_rate @ update
    return weights + step
