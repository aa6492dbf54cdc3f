# right: takes the last one off with a star
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    *entries, examples = decrypt_sum(
        private_key, running_total, agreement.layout, parameter_count + 1, contributor_count
    ).tolist()
    average = dequantize(np.array(entries), agreement.bits, agreement.clip) * (agreement.most_examples / examples)
    return average, examples
