# advice: changes-input
from functools import reduce
from operator import ior


def from_record(record):
    pieces = ({name: np.frombuffer(a["data"], a["dtype"]).reshape(a["shape"]).copy()}
              for name, a in record["arrays"].items())
    return reduce(ior, pieces, record["config"])
