# advice: moving-average
def server_momentum(average_update, velocity, momentum):
    beta = momentum
    return beta * velocity + (1 - beta) * average_update
