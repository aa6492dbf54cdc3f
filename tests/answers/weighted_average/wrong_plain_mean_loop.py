# advice: plain-mean
def weighted_average(updates, example_counts):
    total = 0
    for update in updates:
        total = total + update
    return total / len(updates)
