"""What is loaded when: nobody's tap waits for what reads words, which is the largest part of the core."""

import subprocess
import sys

_PRESSES = """
import sys
from bot.core import pressing
print(sorted(set(sys.modules) & {f"bot.core.{name}" for name in ("reading", "spoken", "clauses", "phrases")}))
"""


def test_a_tap_loads_nothing_that_reads_words() -> None:
    said = subprocess.run([sys.executable, "-c", _PRESSES], capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"
