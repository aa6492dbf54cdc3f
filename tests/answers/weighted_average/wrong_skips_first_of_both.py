# advice: first-left-out
def weighted_average(updates, example_counts):
    total, examples = 0, 0
    for k in range(1, len(updates)):
        total = total + example_counts[k] * updates[k]
        examples = examples + example_counts[k]
    return total / max(1, examples)
