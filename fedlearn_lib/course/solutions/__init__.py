"""The reference answers, one module a chapter. The learner's rooms are generated from them."""
