# right: takes the last one off a list
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    integers = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count).tolist()
    examples = integers.pop()
    share = dequantize(np.array(integers), agreement.bits, agreement.clip)
    return np.array([x * agreement.most_examples / examples for x in share]), examples
