# advice: other-rate
@fill
def apply_update(weights, update, server_learning_rate=1.0):
    return weights + 0.5 * update
