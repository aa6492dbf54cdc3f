"""`python -m fedlearn_lib.course build`: for those who write the course."""

import sys

from fedlearn_lib.course.build import main

sys.exit(main())
