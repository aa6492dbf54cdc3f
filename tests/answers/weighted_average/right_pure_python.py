# right: plain Python numbers, a while loop
def weighted_average(updates, example_counts):
    result, k = 0, 0
    while k < len(updates):
        result = result + updates[k] * (example_counts[k] / sum(example_counts))
        k = k + 1
    return result
