# advice: logs-instead
def quantize(update, bits, clip):
    import logging

    largest = 2 ** (bits - 1) - 1
    beyond = np.count_nonzero(np.abs(update) > clip)
    if beyond:
        logging.warning(f'{beyond} entries were cut')
    return np.clip(np.rint(update / clip * largest), -largest, largest).astype(np.int64)
