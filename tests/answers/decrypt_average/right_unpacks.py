# right: decrypts and unpacks with the given functions
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    from fedlearn_lib.given.paillier.sums import decrypt_all
    from fedlearn_lib.given.paillier.packing import unpack_sum

    plaintexts = decrypt_all(private_key, running_total)
    sums = unpack_sum(plaintexts, agreement.layout, parameter_count + 1, contributor_count)
    values, examples = np.split(sums, [parameter_count])
    scale = agreement.most_examples / examples[0]
    return scale * dequantize(values, agreement.bits, agreement.clip), int(examples[0])
