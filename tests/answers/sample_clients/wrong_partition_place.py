# advice: raises
def sample_clients(client_count, fraction, rng):
    how_many = max(1, round(fraction * client_count))
    lots = rng.random(client_count)
    first = np.argpartition(lots, how_many)
    return first[:how_many]
