"""Puts the whole course into a wheel, from which `fedlearn-course new FOLDER` makes a folder like a clone's."""

import sys
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))
import course_files  # noqa: E402


class WholeCourse(BuildHookInterface):
    """Adds `fedlearn_lib/course.zip`; not to an editable install, which is made in such a folder."""

    def initialize(self, version, build_data):
        if version == "editable":
            return
        root = Path(self.root)
        if filled := course_files.filled_in(root):
            raise ValueError(f"Build the wheel from a fresh clone: here are answers, such as to {filled[0]}.")
        self.folder = tempfile.TemporaryDirectory()  # gone with this object
        archive = Path(self.folder.name) / "course.zip"
        course_files.write_archive(root, archive)
        build_data["force_include"][str(archive)] = "fedlearn_lib/course.zip"
