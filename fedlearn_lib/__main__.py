"""`python -m fedlearn_lib …`: the course's verbs in a terminal."""

import sys

from fedlearn_lib.course.cli import main

sys.exit(main())
