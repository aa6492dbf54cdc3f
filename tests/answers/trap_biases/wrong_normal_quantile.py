# advice: bell-curve
def trap_biases(public_examples, hidden_weights, fraction):
    import statistics

    biases = []
    for column in (public_examples @ hidden_weights).T:
        curve = statistics.NormalDist(column.mean(), statistics.stdev(column.tolist()))
        biases.append(-curve.inv_cdf(1 - fraction))
    return np.array(biases)
