# right: rec
def invert_linear(weight_update, bias_update):
    c = label_from_bias(bias_update)
    def read(rows):
        return [] if len(rows) == 0 else [rows[0][c] / bias_update[c], *read(rows[1:])]
    return np.array(read(weight_update))
