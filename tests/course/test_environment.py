"""The files that make environments agree, are valid, and name no machine of their authors."""

import json
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def conda():
    return yaml.safe_load((CHECKOUT / "environment.yml").read_text(encoding="utf-8"))


def text_of(name):
    return (CHECKOUT / name).read_text(encoding="utf-8")


def test_conda_takes_its_packages_from_pyproject(conda, project):
    *from_conda, from_pip = conda["dependencies"]
    assert [re.match(r"\w+", package)[0] for package in from_conda] == ["python", "pip"]
    (install,) = from_pip["pip"]
    extra = re.fullmatch(r"-e \.\[(\w+)\]", install)[1]
    assert extra in project["project"]["optional-dependencies"]


def test_conda_and_pyproject_agree_on_python(conda, project):
    assert conda["dependencies"][0] == "python" + project["project"]["requires-python"]


def test_conda_uses_the_free_channel_alone(conda):
    assert conda["channels"] == ["conda-forge", "nodefaults"]


def test_no_package_is_listed_twice(project):
    extras = project["project"]["optional-dependencies"].values()
    packages = project["project"]["dependencies"] + [name for extra in extras for name in extra]
    names = [re.match(r"[\w.-]+", package)[0].lower().replace("_", "-") for package in packages]
    assert len(names) == len(set(names))


def test_no_path_stands_in_a_pth(project):
    """Python up to 3.12 reads it in the system's encoding, so a checkout below C:\\Users\\Müller was not found."""
    assert project["tool"]["hatch"]["build"]["dev-mode-exact"] is True
    assert any(package.startswith("editables") for package in project["project"]["dependencies"])


def test_what_the_simulated_network_sends_can_be_copied_with_the_oldest_packages(project):
    """Keys of `cryptography` can from 47 on; exercises and checks copy them."""
    (oldest,) = (p for p in project["project"]["dependencies"] if p.startswith("cryptography"))
    assert int(re.search(r">=(\d+)", oldest)[1]) >= 47


def test_jupyterlabs_settings_are_shipped(project):
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    ((source, target),) = wheel["shared-data"].items()
    assert target == "share/jupyter/lab/settings/overrides.json"
    settings = json.loads(text_of(source))
    assert settings["@jupyterlab/apputils-extension:notification"] == {
        "fetchNews": "false",
        "checkForUpdates": False,
    }
    assert settings["@jupyterlab/docmanager-extension:plugin"] == {"autosaveInterval": 10}


def test_the_development_container_sets_up_with_start_py():
    container = json.loads(text_of(".devcontainer/devcontainer.json"))
    assert container["postCreateCommand"] == "python3 start.py install"
    assert re.match(r"mcr\.microsoft\.com/devcontainers/python:", container["image"])


def test_checkouts_have_the_same_bytes_everywhere():
    attributes = text_of(".gitattributes").splitlines()
    for line in ("* text=auto eol=lf", "data/*.csv -text", "data/*.tsv -text"):
        assert line in attributes


def test_what_learners_and_installers_write_is_ignored():
    ignored = text_of(".gitignore").splitlines()
    assert {".venv", ".fedlearn/", "__pycache__/", ".ipynb_checkpoints/"} <= set(ignored)


def test_the_citation_names_the_version_that_is_installed(project):
    citation = yaml.safe_load(text_of("CITATION.cff"))
    assert str(citation["version"]) == project["project"]["version"]
    assert citation["license"] == project["project"]["license"]


def test_the_test_command_of_the_ci_is_that_of_the_readme():
    script = text_of(".ci/run")
    assert script.startswith("#!/usr/bin/env bash\n")
    assert 'python3 start.py test "$@"' in script
    assert os.name == "nt" or os.access(CHECKOUT / ".ci" / "run", os.X_OK)


def test_no_file_names_a_machine_of_its_authors():
    # What git holds: the outputs in a learner's notebooks may name the learner's own folders.
    listed = subprocess.run(["git", "ls-files"], cwd=CHECKOUT, capture_output=True)
    if listed.returncode or not listed.stdout:
        pytest.skip("not a git checkout")
    search = ["git", "grep", "--cached", "-I", "-n", "-E", r"(^|[^[:alnum:]_.])/(work|root)/"]
    found = subprocess.run(search, cwd=CHECKOUT, capture_output=True, text=True)
    assert found.returncode == 1, found.stdout + found.stderr
