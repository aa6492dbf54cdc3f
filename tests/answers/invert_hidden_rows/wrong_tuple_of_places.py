# advice: wrong-shape
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    places = np.where(hidden_bias_update != 0)
    columns = hidden_weight_update[:, places] / hidden_bias_update[places]
    return np.transpose(columns)
