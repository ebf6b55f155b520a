"""A table of the outcomes of cargo-mutants, by file: table.py target/mutants/GROUP/mutants.out/outcomes.json"""

import collections
import json
import pathlib
import sys

KINDS = ["CaughtMutant", "Timeout", "Unviable", "MissedMutant"]
counts, missed = collections.defaultdict(collections.Counter), []
for outcome in json.loads(pathlib.Path(sys.argv[1]).read_text())["outcomes"]:
    if isinstance(outcome["scenario"], dict):
        mutant = outcome["scenario"]["Mutant"]
        counts[mutant["file"]][outcome["summary"]] += 1
        if outcome["summary"] == "MissedMutant":
            missed.append(mutant["name"])
print("| file | mutants | killed | timeouts | unviable | survivors |\n| --- | --- | --- | --- | --- | --- |")
for file, found in [*sorted(counts.items()), ("all", sum(counts.values(), collections.Counter()))]:
    print("|", file, "|", found.total(), "|", " | ".join(str(found[kind]) for kind in KINDS), "|")
print("", *(f"- `{name}`" for name in missed), sep="\n")
