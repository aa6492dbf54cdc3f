# right: a helper inside, two-space indent, lambda
def apply_update(weights, update, server_learning_rate=1.0):
  def go(start, far):
    return start + far
  scale = lambda v: server_learning_rate * v
  return go(weights, scale(update))
