# advice: floors-sums
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    *sums, examples = decrypt_sum(
        private_key, running_total, agreement.layout, parameter_count + 1, contributor_count
    )
    whole = np.array(sums) * agreement.most_examples // examples
    return dequantize(whole, agreement.bits, agreement.clip), int(examples)
