# advice: momentum-made-whole
def server_momentum(average_update, velocity, momentum):
    share = np.ceil(momentum)
    return share * velocity + average_update
