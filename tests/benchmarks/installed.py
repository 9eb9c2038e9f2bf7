"""The Python of an operator: nothing but what the service needs is installed beside it.

A library that finds another one may load it: httpx brings a command line of its own where click is, which is here for a
test tool alone.
"""

import re
import sysconfig
import venv
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.processes import PROJECT

_LOCK = PROJECT / "requirements.lock"


@cache
def operators_python() -> str:
    """The path of it, which stands until this process ends."""
    folder = TemporaryDirectory(prefix="mosty-operator-")
    _FOLDERS.append(folder)
    venv.create(folder.name, symlinks=True, with_pip=False)
    (site_packages,) = Path(folder.name).glob("lib/python*/site-packages")
    ours = Path(sysconfig.get_path("purelib"))
    locked = set(re.findall(r"^([\w.-]+)==", _LOCK.read_text("utf-8"), re.MULTILINE))
    for each in distributions():
        if re.sub(r"[-_.]+", "-", each.name).lower() not in locked:
            continue
        for top in {file.parts[0] for file in each.files or ()} - {"..", "__pycache__"}:
            link = site_packages / top
            if not link.exists():
                link.symlink_to(ours / top)
    return f"{folder.name}/bin/python"


_FOLDERS: list[TemporaryDirectory[str]] = []  # each goes with its last mention
