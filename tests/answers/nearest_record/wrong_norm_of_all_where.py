# advice: no-axis
def nearest_record(reconstruction, records):
    distances = np.linalg.norm(records - reconstruction)
    return int(np.where(distances == distances.min())[0][0])
