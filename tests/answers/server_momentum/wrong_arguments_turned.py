# advice: swapped
def server_momentum(average_update, velocity, momentum):
    velocity, average_update = average_update, velocity
    return momentum * velocity + average_update
