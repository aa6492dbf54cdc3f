# advice: one-change
def apply_update(weights, update, server_learning_rate=1.0):
    return sum(weights + server_learning_rate * update)
