"""The sessions shown in README.md and docs/, run again; `python docs/make_sessions.py` puts in what they print now.

In a block marked `console` each line with `$ ` is a command, lines with `> ` go on with it, and all else is what it
printed. Each page has a folder of its own with `examples/` in it and no record. With `--check` nothing is written, and
the exit status says whether a page is out of date.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

DOCS = Path(__file__).parent
ROOT = DOCS.parent
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
MARK = "@@ end of command"
# Pages run at the same time; each of their commands is a process of its own.
AT_ONCE = 4


def page_paths() -> list[Path]:
    """Every page that may show a session."""
    return [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def commands_of(block: str) -> list[str]:
    """The commands of a block, each with the lines that go on with it."""
    found: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(line[2:])
        elif line.startswith("> ") and found and "<<" in found[-1]:
            found[-1] += f"\n{line[2:]}"
    return found


def run_again(page: str) -> str:
    """The page with what its commands print now."""
    wanted = [commands_of(block) for block in BLOCK.findall(page)]
    printed = iter(outputs([command for block in wanted for command in block]))
    blocks = iter(["".join(shown(command, next(printed)) for command in block) for block in wanted])
    return BLOCK.sub(lambda _: next(blocks), page)


def shown(command: str, output: str) -> str:
    """A command and what it printed."""
    head, *rest = command.splitlines()
    lines = [f"$ {head}", *(f"> {line}" for line in rest), *(line.rstrip() for line in output.splitlines())]
    return "".join(f"{line}\n" for line in lines)


def outputs(commands: list[str]) -> Iterator[str]:
    """What each of the commands prints when one shell runs them one after another."""
    if not commands:
        return
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        script = "".join(f"{command}\n__status=$?; echo; echo '{MARK}'; (exit $__status)\n" for command in commands)
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {k: v for k, v in os.environ.items() if k not in ("DRAGOMAN_RECORD", "COLUMNS")} | {"PATH": path}
        done = subprocess.run(
            ["bash", "-c", script], cwd=folder, env=environment, check=False, text=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        for output in done.stdout.split(f"\n{MARK}\n")[: len(commands)]:
            yield output.replace(folder, "…")


def main() -> None:
    """Write, or check, every page; with names of pages, those only."""
    check, names = "--check" in sys.argv, [name for name in sys.argv[1:] if name != "--check"]
    old = []
    paths = [Path(name) for name in names] or page_paths()
    pages = [path.read_text(encoding="utf-8") for path in paths]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        news = list(pool.map(run_again, pages))
    for path, page, new in zip(paths, pages, news, strict=True):
        if new != page:
            old.append(path)
            if not check:
                path.write_text(new, encoding="utf-8")
    for path in old:
        print(f"{path}: {'out of date' if check else 'written'}")
    sys.exit(1 if check and old else 0)


if __name__ == "__main__":
    main()
