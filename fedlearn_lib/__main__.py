"""`python -m fedlearn_lib …`: the course's verbs in a terminal."""

import sys

if not sys.flags.safe_path:  # a json.py in the folder where this is called is not Python's own
    sys.path.append(sys.path.pop(0))

try:
    from fedlearn_lib.course.cli import main
except ImportError as error:
    if error.name != "fedlearn_lib.course":
        raise
    sys.exit(error.msg)  # what is missing of the course, and what to do

sys.exit(main())
