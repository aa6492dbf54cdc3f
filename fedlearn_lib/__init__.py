"""The library that learners of the private federated learning course fill in, function by function."""
