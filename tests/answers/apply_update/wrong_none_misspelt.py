# advice: unknown-name
@fill
def apply_update(weights, update, server_learning_rate=1.0):
    if update is none:
        return weights
    return weights + server_learning_rate * update
