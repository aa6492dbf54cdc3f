# right: the old velocity less what it loses
def server_momentum(average_update, velocity, momentum):
    return velocity - (1 - momentum) * velocity + average_update
