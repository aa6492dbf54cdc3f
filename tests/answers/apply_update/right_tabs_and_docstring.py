# right: tabs, own docstring, annotations, comments
def apply_update(weights: np.ndarray, update: np.ndarray, server_learning_rate: float = 1) -> np.ndarray:
	"""My own words:
      walk along the update.
	"""
	# the rate belongs to the update alone
	step = server_learning_rate * update  # how far
	return weights + step
	# done
