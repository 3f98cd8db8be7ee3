#!/usr/bin/env python3
"""Whether what is called sure is right: precision by certainty.

usage: trust.py COMMAND LETTERS... [--least 0.995]

COMMAND prints a letter's record; LETTERS are folders of letters with answers
(see README.md).  Each value of a record that an answer can judge is counted
under its certainty; a value is right where the answer has it.  With --least the
program fails where the values marked sure fall below that share.
"""
import collections
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import score  # noqa: E402

NS = score.NS


def values(record):
    """(field, key, certainty) of the values that answers judge."""
    root = record.root
    one = {"class": ("resultClass", "code"), "disclosure": ("disclosure", "code"),
           "issuer": ("issuer", None), "number": ("documentNumber", None),
           "title": ("title", None), "date": ("date", "value")}
    head = root.find(f"{NS}head")
    for field, (name, attribute) in one.items():
        e = head.find(NS + name)
        if e is not None:
            yield field, score.fold(e.get(attribute) if attribute else score.words(e)), e.get("certainty")
    many = {"signatories": f"{NS}head/{NS}signatory", "addressees": f"{NS}head/{NS}addressee",
            "copies": f"{NS}copies/{NS}recipient", "attachments": f"{NS}attachments/{NS}attachment",
            "proposal title": f"{NS}head/{NS}proposal/{NS}title",
            "proposers": f"{NS}head/{NS}proposal/{NS}proposer"}
    for field, path in many.items():
        for e in root.findall(path):
            yield field, score.fold(score.words(e)), e.get("certainty")
    for e in root.iter(f"{NS}statistic"):
        s = dict(e.attrib, text=score.words(e))
        yield "statistic bound", score.stat_key(s, True), e.get("certainty")
    for e in root.iter(f"{NS}citation"):
        yield "citation", score.fold(score.words(e)).strip("《》"), e.get("certainty")
    for e in root.iter(f"{NS}name"):
        yield "contact name", score.fold(score.words(e)), e.get("certainty")


def main():
    arguments = sys.argv[1:]
    least = None
    if "--least" in arguments:
        i = arguments.index("--least")
        least = float(arguments[i + 1])
        del arguments[i:i + 2]
    if len(arguments) < 2:
        sys.exit(__doc__)
    right, wrong = (collections.defaultdict(collections.Counter) for _ in range(2))
    for folder in arguments[1:]:
        for answer in sorted(pathlib.Path(folder).rglob("*.json")):
            letters = [p for p in (answer.with_suffix(".txt"), answer.with_suffix(".html")) if p.exists()]
            if not letters:
                continue
            gold = json.loads(answer.read_text("utf-8"))
            record, error = score.run(arguments[0], letters[0])
            if record is None:
                print(f"{letters[0].name}: {error}")
                continue
            left = {f: collections.Counter(k) for f, k in score.keys(gold).items()}
            spare = [score.fold(t) for t in gold.get("optional") or []]
            for field, key, certainty in values(record):
                if left[field][key]:
                    left[field][key] -= 1
                    right[field][certainty] += 1
                elif field == "statistic bound" and any(
                        s in t or t in s for t in spare for s in spare_of(record, key)):
                    continue
                else:
                    wrong[field][certainty] += 1
                    print(f"  {letters[0].name}: {field} {certainty}: {key}")
    ok = table(right, wrong, least)
    sys.exit(not ok)


def spare_of(record, key):
    """The words of the statistics of that key: an answer may leave them open."""
    for e in record.root.iter(f"{NS}statistic"):
        s = dict(e.attrib, text=score.words(e))
        if score.stat_key(s, True) == key:
            yield score.fold(s["text"])


def table(right, wrong, least):
    """Print precision by field and certainty; whether sure reaches least."""
    print(f"{'field':<22}" + "".join(f"{c:>22}" for c in ("sure", "likely", "open")))
    total = collections.Counter()
    for field in sorted(set(right) | set(wrong)):
        row = f"{field:<22}"
        for c in ("sure", "likely", "open"):
            r, n = right[field][c], right[field][c] + wrong[field][c]
            total[c, "r"] += r
            total[c, "n"] += n
            row += f"{f'{r}/{n} {r / n:.3f}' if n else '-':>22}"
        print(row)
    row, share = f"{'all':<22}", 1.0
    for c in ("sure", "likely", "open"):
        r, n = total[c, "r"], total[c, "n"]
        row += f"{f'{r}/{n} {r / n:.4f}' if n else '-':>22}"
        if c == "sure" and n:
            share = r / n
    print(row)
    good, bad = sum(n for (c, k), n in total.items() if c == "sure" and k == "r"), total["sure", "n"] - total["sure", "r"]
    passed = least is None or share >= least
    print(f"{good} passed, {0 if passed else bad} failed")
    return passed


main()
