# advice: returns-update
def apply_update(weights, update, server_learning_rate=1.0):
    return server_learning_rate * update
