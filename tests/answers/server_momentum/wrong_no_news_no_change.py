# advice: other-share
def server_momentum(average_update, velocity, momentum):
    if not average_update.any():
        return velocity
    return average_update + momentum * velocity
