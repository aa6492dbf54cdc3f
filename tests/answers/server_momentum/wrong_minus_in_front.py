# advice: subtracts
def server_momentum(average_update, velocity, momentum):
    gradient = -average_update
    return -(momentum * velocity + gradient)
