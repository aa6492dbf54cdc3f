# advice: subtracts
def server_momentum(average_update, velocity, momentum):
    return average_update - momentum * velocity
