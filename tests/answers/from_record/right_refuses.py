# right: counts the numbers itself
def from_record(record):
    content = {**record["config"]}
    for name, array in record["arrays"].items():
        dtype = np.dtype(array["dtype"])
        if len(array["data"]) != dtype.itemsize * int(np.prod(array["shape"])):
            raise ValueError(f"{name} is damaged")
        own = np.empty(array["shape"], dtype)
        own[...] = np.frombuffer(array["data"], dtype).reshape(own.shape)
        content[name] = own
    return content
