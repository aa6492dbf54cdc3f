# advice: changes-input
@fill
def apply_update(weights, update, server_learning_rate=1.0):
    new = weights
    new += server_learning_rate * update
    return new
