"""What federated averaging needs beside the learner's own functions: the story of chapter 00, and its figures."""
