# advice: other-share
def server_momentum(average_update, velocity, momentum):
    momentum = momentum or 0.9
    return momentum * velocity + average_update
