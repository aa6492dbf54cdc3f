# right: while
def nearest_record(reconstruction, records):
    import heapq
    heap = [(float(((r - reconstruction) ** 2).sum()), k) for k, r in enumerate(records)]
    return heapq.nsmallest(1, heap)[0][1]
