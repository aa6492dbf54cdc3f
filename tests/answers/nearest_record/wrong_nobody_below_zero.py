# advice: starts-at-zero
def nearest_record(reconstruction, records):
    gap, who = 0.0, None
    for place in range(len(records)):
        other = np.linalg.norm(records[place] - reconstruction)
        if other < gap:
            gap, who = other, place
    return who
