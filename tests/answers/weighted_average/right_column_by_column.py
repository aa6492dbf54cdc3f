# right: column by column
def weighted_average(updates, example_counts):
    out = []
    for column in np.transpose(updates):
        out.append(sum(c * v for c, v in zip(example_counts, column)) / sum(example_counts))
    return np.array(out)
