# advice: wrong-signature
def weighted_average(updates, counts):
    return np.average(updates, axis=0, weights=counts)
