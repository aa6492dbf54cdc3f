# advice: rate-cut
def apply_update(weights, update, server_learning_rate=1.0):
    factor = server_learning_rate if server_learning_rate < 1.0 else 1.0
    return weights + factor * update
