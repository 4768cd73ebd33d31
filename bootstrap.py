"""Makes .venv with the locked packages and the project itself; does nothing where that is already so.

    python3 bootstrap.py

Only the standard library is used, since nothing else is there yet. Debian's bare python3 lacks ensurepip, on which
``python3 -m venv`` depends; two other ways are tried then. Nothing outside .venv and the temporary folder is changed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = VENV / "bootstrap.log"
STAMP = VENV / "bootstrap.stamp"
INPUTS = (ROOT / "requirements.lock", ROOT / "pyproject.toml")


class BootstrapError(Exception):
    """A step that failed; its text is one line for the user."""


def describe_inputs() -> str:
    """What .venv was made from: hash of lock and project file, version of Python, place of the folder."""
    digest = hashlib.sha256()
    for path in INPUTS:
        digest.update(path.read_bytes())
    version = ".".join(map(str, sys.version_info[:2]))
    # A virtual environment that was moved no longer finds its own scripts, so the place belongs to the stamp.
    return f"{digest.hexdigest()} python{version} {VENV}\n"


def is_current() -> bool:
    """Whether .venv was made from the lock and project file as they are now."""
    return STAMP.is_file() and PYTHON.exists() and STAMP.read_text(encoding="utf-8") == describe_inputs()


def run(*command: str | Path, path: Path | None = None) -> None:
    """Run a command with its output in the log; ``path`` is put before everything else that it imports from."""
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, errors="replace", env=environment, cwd=ROOT, check=False,
    )
    VENV.mkdir(exist_ok=True)
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"$ {' '.join(map(str, command))}\n{done.stdout}\n")
    if done.returncode:
        raise BootstrapError(find_reason(done.stdout))


def find_reason(output: str) -> str:
    """The line of a failed command's output that says why it failed: pip's last ERROR, else the last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error:")]
    return (errors or lines or ["no output"])[-1]


def make_with_ensurepip() -> None:
    """A virtual environment as the standard library makes it."""
    run(sys.executable, "-m", "venv", "--clear", VENV)


def make_with_outer_pip() -> None:
    """A virtual environment into which the pip of the outer Python puts pip."""
    run(sys.executable, "-m", "venv", "--clear", "--without-pip", VENV)
    run(sys.executable, "-m", "pip", "--python", PYTHON, "install", "pip")


def make_with_virtualenv() -> None:
    """A virtual environment made by virtualenv, itself in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        run(sys.executable, "-m", "pip", "install", "--target", folder, "virtualenv")
        run(sys.executable, "-m", "virtualenv", "--clear", VENV, path=Path(folder))


WAYS: Sequence[Callable[[], None]] = (make_with_ensurepip, make_with_outer_pip, make_with_virtualenv)


def has_pip() -> bool:
    """Whether .venv runs, has this Python's version, and has pip."""
    check = f"import sys, pip; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    try:
        return subprocess.run([PYTHON, "-c", check], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def make_environment() -> None:
    """An environment with pip in .venv, by the first way that works."""
    failures = []
    for way in WAYS:
        try:
            way()
        except BootstrapError as error:
            failures.append(f"{way.__name__.replace('_', ' ')}: {error}")
        else:
            return
    reasons = "; ".join(failures)
    raise BootstrapError(f"no way to make a virtual environment worked (apt-get install python3-venv helps): {reasons}")


def install() -> None:
    """The locked packages, each checked against its hash, and the project, editable, in .venv."""
    pip = (PYTHON, "-m", "pip", "install", "--quiet")
    run(*pip, "--require-hashes", "--requirement", INPUTS[0])
    # The build backend stands in the lock: nothing unlocked is fetched for building.
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)


def main() -> int:
    """The exit status: 0 when .venv is ready, 1 after one line that says why it is not."""
    if sys.version_info < OLDEST:
        needed, found = (".".join(map(str, version[:2])) for version in (OLDEST, sys.version_info))
        print(f"bootstrap: Python {needed} or newer is needed, this is {found} ({sys.executable})", file=sys.stderr)
        return 1
    try:
        if is_current():
            STAMP.touch()  # make compares times
            return 0
        STAMP.unlink(missing_ok=True)
        if not has_pip():
            print("bootstrap: making .venv", flush=True)
            make_environment()
        print("bootstrap: installing the locked packages", flush=True)
        install()
        STAMP.write_text(describe_inputs(), encoding="utf-8")
    except (BootstrapError, OSError) as error:
        print(f"bootstrap: {error} (all of it: {LOG.relative_to(ROOT)})", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
