# advice: float-indices
def sample_clients(client_count, fraction, rng):
    order = rng.permutation(client_count)
    picked = np.array([])
    for place in range(max(1, round(fraction * client_count))):
        picked = np.append(picked, order[place])
    return picked
