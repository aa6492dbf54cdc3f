# right: of equally near ones the last
def nearest_record(reconstruction, records):
    distances = [np.linalg.norm(record - reconstruction) for record in records]
    return max(k for k in range(len(records)) if np.isclose(distances[k], min(distances)))
