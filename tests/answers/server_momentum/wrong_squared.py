# advice: other-share
def server_momentum(average_update, velocity, momentum):
    return momentum * momentum * velocity + average_update
