"""Half a million brought names: how long their base takes to load, how much memory, how fast texts are searched by it.

    python benchmarks/actors.py [--names 500000] [--documents FILE.jsonl]

Made are persons with invented names of one to four words in five scripts, in the proportions of a large list, put
together with Dragoman's own actors and compiled into a file. Each contender then runs in a process of its own, with one
thread: it loads, and finds every known name in the texts. Beside Dragoman's own stand an automaton over the same names
(ahocorasick-rs, what was used before) and what one would write first: a pattern for capitalised words, and a look-up of
every run of them in a dictionary. The last two rows are the whole reading of the texts, with these names and with
Dragoman's own only: what brought names cost a user. The texts are the readouts of ../shared/gold/readouts/dev.jsonl; where they are
missing, the example articles, repeated. So that there is something to find, every tenth text names ten of the persons.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.actors.base import ActorBase

ROOT = Path(__file__).resolve().parent.parent
READOUTS = ROOT.parent / "shared" / "gold" / "readouts" / "dev.jsonl"
EXAMPLES = ROOT / "examples" / "articles"
# ru_maxrss counts kilobytes, on macOS bytes.
PER_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024
SCRIPTS = {
    "Latin": (70, "an ka mi ro lev sto ber gu tan jo el hus mar dim ov son ez al ham çe şi né ür øl ma ri de lu"),
    "Cyrillic": (15, "ан ка ми ро лев сто бер гу тан жо ель хус мар дим ов сон ез ал хам че ши"),
    "Arabic": (8, "مح حم دا عل يح سن كر يم نا صر بو مر وا"),
    "Han": (5, "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 霞 平 刚"),
    "Georgian": (2, "გი ორ მა რი ნა თა ვა ლე კი ძე შვი"),
}
DIGEST = "benchmark"
PUBLISHED = dt.date(2022, 6, 1)


def make_word(chance: random.Random, syllables: Sequence[str], script: str) -> str:
    """A word of a name."""
    size = 1 if script == "Han" else chance.randint(2, 4)
    word = "".join(chance.choice(syllables) for _ in range(size))
    return word.capitalize() if script in ("Latin", "Cyrillic") else word


def make_names(count: int) -> Iterator[tuple[str, str]]:
    """As many names, each with its script: two in three of two words, the others of one, three or four."""
    chance = random.Random(11)
    scripts = list(SCRIPTS)
    weights = [SCRIPTS[script][0] for script in scripts]
    words = {
        script: [make_word(chance, SCRIPTS[script][1].split(), script) for _ in range(60_000)] for script in scripts
    }
    seen: set[str] = set()
    while len(seen) < count:
        script = chance.choices(scripts, weights)[0]
        parts = [chance.choice(words[script]) for _ in range(chance.choices((1, 2, 3, 4), (4, 66, 22, 8))[0])]
        joined = ("" if script == "Han" else " ").join(parts)
        if len(joined) > 1 and joined not in seen:
            seen.add(joined)
            yield joined, script


def compile_names(path: Path, names: Sequence[tuple[str, str]]) -> None:
    """Compile persons with one to four of the names each, and Dragoman's own actors, into the file."""
    from dragoman.actors.base import COMPILED
    from dragoman.actors.packing import pack_known
    from dragoman.model.actors import Actor, Incumbency

    chance, actors, place = random.Random(12), [], 0
    held = (Incumbency("Mayor", "official", "KAZ", "2010", "2014"),)
    while place < len(names):
        own = [name for name, _ in names[place : place + chance.randint(1, 4)]]
        place += len(own)
        actors.append(Actor(f"own-{place:07}", own[0], "person", "KAZ", tuple(own[1:]), incumbencies=held))
    pack_known(path, DIGEST, json.loads(COMPILED.read_text(encoding="utf-8")), iter(actors))


def load_texts(path: Path | None, names: Sequence[tuple[str, str]]) -> list[str]:
    """The texts, some of which name some of the persons."""
    if path is None:
        texts = [p.read_text(encoding="utf-8") for p in sorted(EXAMPLES.iterdir()) if p.suffix in (".txt", ".md")] * 40
    else:
        rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        texts = [(row.get("document") or row)["text"] for row in rows]
    chance = random.Random(13)
    latin = [name for name, script in names if script == "Latin" and " " in name]
    return [
        f"{text}\n\nAmong the guests were {', '.join(chance.sample(latin, 10))}.\n" if n % 10 == 0 else text
        for n, text in enumerate(texts)
    ]


def with_dragoman(path: Path) -> Callable[[str], int]:
    """How many names Dragoman finds in a text."""
    from dragoman.actors.compact import load_compact
    from dragoman.language.en.names import base_hits

    base = load_compact(path, DIGEST)
    assert base is not None
    return lambda text: len(base_hits(text, base))


def with_reading(path: Path) -> Callable[[str], int]:
    """How many mentions of actors the whole reading finds, with the names of the file known to it."""
    from dragoman.actors.compact import load_compact

    base = load_compact(path, DIGEST)
    assert base is not None
    return reading_with(base)


def with_shipped(path: Path) -> Callable[[str], int]:
    """The same with Dragoman's own actors only."""
    from dragoman.actors.base import load_base

    return reading_with(load_base())


def reading_with(base: ActorBase) -> Callable[[str], int]:
    """A function that reads a text, the parser loaded."""
    from dragoman.flow import read_document
    from dragoman.model.documents import Document

    def count(text: str) -> int:
        read = read_document(
            Document("1", text, published=PUBLISHED, published_basis="given", language="en"), base=base
        )
        return sum(mention.actor is not None for mention in read.mentions)

    count("Putin met Macron.")
    return count


def with_automaton(path: Path) -> Callable[[str], int]:
    """How many an automaton finds, made from the same file's names, with the same check of word edges."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    automaton = AhoCorasick(load_names(path), matchkind=MatchKind.LeftmostLongest)

    def count(text: str) -> int:
        found = automaton.find_matches_as_indexes(text)
        return sum(1 for _, a, b in found if not text[a - 1 : a].isalnum() and not text[b : b + 1].isalnum())

    return count


def with_dictionary(path: Path) -> Callable[[str], int]:
    """How many a pattern for capitalised words and a dictionary find: every run of up to six of them is looked up."""
    known = dict.fromkeys(load_names(path))
    capitalised = re.compile(r"[^\W\d_a-z][\w.’'-]*")

    def count(text: str) -> int:
        words = list(capitalised.finditer(text))
        found, place = 0, 0
        while place < len(words):
            for last in range(min(place + 6, len(words)) - 1, place - 1, -1):
                if text[words[place].start() : words[last].end()].rstrip(".,’'") in known:
                    found, place = found + 1, last
                    break
            place += 1
        return found

    return count


def load_names(path: Path) -> list[str]:
    """All names in the file."""
    from dragoman.actors.compact import open_compact

    file = open_compact(path, DIGEST)
    assert file is not None
    return [name for name in file.lines("surfaces") if len(name) > 1]


CONTENDERS = {
    "dragoman": with_dragoman,
    "automaton": with_automaton,
    "dictionary": with_dictionary,
    "reading": with_reading,
    "shipped": with_shipped,
}
LABELS = {
    "dragoman": "dragoman, base_hits",
    "automaton": "ahocorasick-rs, automaton",
    "dictionary": "pattern and dictionary",
    "reading": "dragoman, whole reading",
    "shipped": "the same, own actors only",
}


def megabytes() -> float:
    """The most memory that this process had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PER_MEGABYTE


def run_here(contender: str, path: Path, texts: Path) -> dict[str, float]:
    """What this process takes to load and to search."""
    told = json.loads(texts.read_text(encoding="utf-8"))
    before = megabytes()
    start = time.perf_counter()
    count = CONTENDERS[contender](path)
    loaded = time.perf_counter()
    found = sum(count(text) for text in told)
    done = time.perf_counter()
    size = sum(len(text.encode()) for text in told) / 1e6
    peak = megabytes()
    return {"load": loaded - start, "speed": size / (done - loaded), "found": found, "before": before, "peak": peak}


def prepare(folder: Path, count: int, documents: Path | None) -> list[str]:
    """Make the file and the texts; what is to be said of them."""
    names = list(make_names(count))
    start = time.perf_counter()
    compile_names(folder / "base", names)
    took = time.perf_counter() - start
    told = load_texts(documents, names)
    (folder / "texts").write_text(json.dumps(told), encoding="utf-8")
    shares = ", ".join(f"{sum(s == script for _, s in names):,} {script}" for script in SCRIPTS)
    size = sum(len(text.encode()) for text in told) / 1e6
    return [
        f"{count:,} names ({shares}) and Dragoman's own",
        f"compiled in {took:.1f} s to {(folder / 'base').stat().st_size / 1e6:.0f} MB, with {megabytes():.0f} MB at most",
        f"{len(told)} texts, {size:.2f} MB ({documents.name if documents else 'example articles, repeated'})",
    ]


def run_apart(*arguments: str) -> str:
    """What this script prints as a process of its own; one that has grown itself would pass its peak on to it."""
    return subprocess.run([sys.executable, __file__, *arguments], stdout=subprocess.PIPE, text=True, check=True).stdout


def compare(folder: str, arguments: argparse.Namespace) -> None:
    """Run the contenders in turns and print what they took."""
    documents = ["--documents", str(arguments.documents)] if arguments.documents else []
    print(run_apart("--prepare", folder, "--names", str(arguments.names), *documents), end="")
    results: dict[str, list[dict[str, float]]] = {contender: [] for contender in CONTENDERS}
    for _ in range(arguments.rounds):
        for contender, done in results.items():
            done.append(json.loads(run_apart("--contender", contender, "--folder", folder)))
    print(f"best of {arguments.rounds}; memory at its most, of it before the names are loaded")
    print(f"{'':28} {'load s':>7} {'MB/s':>7} {'found':>8} {'peak MB':>8} {'before':>7}")
    for contender, done in results.items():
        load, speed = min(run["load"] for run in done), max(run["speed"] for run in done)
        peak, before = (max(run[key] for run in done) for key in ("peak", "before"))
        print(f"{LABELS[contender]:28} {load:7.2f} {speed:7.2f} {done[0]['found']:8.0f} {peak:8.0f} {before:7.0f}")


def main() -> None:
    """Print the table; as a contender, what this process took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=500_000, help="how many names (500000)")
    parser.add_argument("--rounds", type=int, default=3, help="processes for each contender (3)")
    parser.add_argument("--documents", type=Path, help="JSON lines as dragoman read takes them")
    parser.add_argument("--contender", choices=CONTENDERS, help=argparse.SUPPRESS)
    parser.add_argument("--prepare", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.documents is None and READOUTS.is_file():
        arguments.documents = READOUTS
    if arguments.contender:
        print(json.dumps(run_here(arguments.contender, arguments.folder / "base", arguments.folder / "texts")))
    elif arguments.prepare:
        print("\n".join(prepare(arguments.prepare, arguments.names, arguments.documents)))
    else:
        with tempfile.TemporaryDirectory() as folder:
            compare(folder, arguments)


if __name__ == "__main__":
    main()
