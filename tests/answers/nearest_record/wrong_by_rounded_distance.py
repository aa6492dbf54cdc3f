# advice: coarse-numbers
def nearest_record(reconstruction, records):
    who = {}
    for place in range(len(records)):
        gap = float(np.linalg.norm(records[place] - reconstruction))
        who[round(gap, 3)] = place
    return who[min(who.keys())]
