# right: prints on the way, checks with assert
def weighted_average(updates, example_counts):
    total = sum(example_counts)
    print("examples:", total)
    shares = np.array([n / total for n in example_counts])
    assert abs(shares.sum() - 1) < 1e-9, "shares add up to 1"
    return np.dot(shares, updates)
