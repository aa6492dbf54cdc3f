# advice: only-old
def server_momentum(average_update, velocity, momentum):
    return momentum * velocity
