# right: two-space indent, nested helpers, a generator, own docstring with examples
def local_update(model, weights, X, y, *, epochs, batch_size, learning_rate, rng):
  """Train.

  >>> 1 + 1
  2
      """
  m = len(X)

  def batches():
    # one epoch after the other
    for _ in range(epochs):
      order = rng.permutation(m)
      for start in range(0, m, batch_size or m):
        yield order[start:start + (batch_size or m)]

  local = weights.copy()
  for rows in batches():
    _, gradient = model.loss_and_gradient(local, X[rows], y[rows])
    local -= (learning_rate
              * gradient)  # downhill
  return local - weights
