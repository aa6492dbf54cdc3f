# advice: other-share
def server_momentum(average_update, velocity, momentum):
    return 0.5 * velocity + average_update
