# advice: nesterov
def server_momentum(average_update, velocity, momentum):
    new = momentum * velocity + average_update
    return average_update + momentum * new
