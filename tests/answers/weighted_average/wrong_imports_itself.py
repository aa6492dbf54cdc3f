# advice: raises
def weighted_average(updates, example_counts):
    from fedlearn_lib.fedavg import weighted_average as average

    return average(updates, example_counts)
