# advice: moving-average
@fill
def server_momentum(average_update, velocity, momentum):
    return momentum * velocity + (1 - momentum) * average_update
