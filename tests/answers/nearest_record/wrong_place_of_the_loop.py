# advice: loop-variable
def nearest_record(reconstruction, records):
    smallest = np.inf
    for place in range(len(records)):
        gap = np.sum((records[place] - reconstruction) ** 2)
        if gap < smallest:
            smallest = gap
    return place
