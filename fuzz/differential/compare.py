"""Holds this project against programs of other people, and lists every disagreement.

    compare.py COSEM PROGRAMS TSHARK   COSEM is the command line of this project, PROGRAMS the folder of the programs in rust-peers

Each message gets a verdict of each program: refused, accepted, or the octets that the program writes for what it read. The verdict of this
project is the last of these: its canonical octets. What a peer says otherwise must be decided in decisions.toml. The results are written to
results.toml, which a test of this project reads without a network, and the table to DISAGREEMENTS.md. What a tshark said that is not there is
taken from the results that are recorded.
"""

import collections
import json
import pathlib
import subprocess
import sys
import tomllib

import page
from corpus import corpus
from peers import peers

HERE = pathlib.Path(__file__).parent
RESULTS = HERE / "results.toml"


def ours(cosem, messages):
    """What this project says of all messages."""
    verdicts = []
    for kind in ("apdu", "data"):
        chosen = [(index, octets) for index, (_, this, octets) in enumerate(messages) if this == kind]
        lines = "".join(octets.hex() + "\n" for _, octets in chosen)
        decoded = subprocess.run([cosem, "decode", "--lines", "--from", kind], input=lines, capture_output=True, text=True).stdout.splitlines()
        assert len(decoded) == len(chosen), kind
        sound = [line for line in decoded if json.loads(line)["ok"]]
        encoded = iter(subprocess.run([cosem, "encode", "--lines"], input="\n".join(sound) + "\n", capture_output=True, text=True).stdout.split("\n"))
        for (index, _), line in zip(chosen, decoded):
            answer = json.loads(line)
            verdicts.append((index, next(encoded).strip().upper() if answer["ok"] else "refused"))
    return [verdict for _, verdict in sorted(verdicts)]


def same(octets, verdict):
    """A verdict as it is recorded."""
    return "same" if verdict == octets.hex().upper() else verdict


def recorded(name):
    """The version of a peer and what it said otherwise, by message, as it was recorded."""
    if not RESULTS.exists():
        return None
    results = tomllib.loads(RESULTS.read_text())
    found = [peer for peer in results.get("peer", []) if peer["name"] == name]
    if not found:
        return None
    return found[0], {message["name"]: message[name] for message in results["message"] if name in message}


def main(cosem, programs, tshark):
    messages = list(corpus())
    names = [name for name, _, _ in messages]
    assert len(set(names)) == len(names), [name for name, count in collections.Counter(names).items() if count > 1]
    mine = ours(cosem, messages)
    heads, said = [], collections.defaultdict(dict)
    for name, version, ask in peers(programs, tshark):
        counts = collections.Counter()
        for (message, _, _), verdict, theirs in zip(messages, mine, ask([(kind, octets) for _, kind, octets in messages])):
            how = page.differs(verdict, theirs)
            counts[how or ("not asked" if theirs == "not asked" else "agrees")] += 1
            if how:
                said[message][name] = theirs
        heads.append({"name": name, "version": version, "agrees": counts["agrees"], "not asked": counts["not asked"]})
    if not any(head["name"] == "tshark" for head in heads) and (known := recorded("tshark")):
        print("tshark 4.6 or later is not there: what it said before is kept")
        heads.append(known[0])
        for message, theirs in known[1].items():
            said[message]["tshark"] = theirs
    lines = ["# Written by run. What this project and others say of the corpus; see README.md.", ""]
    for head in heads:
        lines += ["[[peer]]"] + [f'{json.dumps(key) if " " in key else key} = {json.dumps(value)}' for key, value in head.items()] + [""]
    # What peers write is a known answer too: this is what is said of it here.
    written = []
    for (name, kind, octets), verdict in zip(messages, mine):
        lines += ["[[message]]", f"name = {json.dumps(name)}", f'kind = "{kind}"', f'hex = "{octets.hex().upper()}"', f'ours = "{same(octets, verdict)}"']
        for peer, theirs in said[name].items():
            lines.append(f'"{peer}" = "{theirs}"')
            if page.differs(verdict, theirs) == "writes other octets" and (other := bytes.fromhex(theirs)):
                written.append((f"{name}, as {peer} writes it", kind, other))
        lines.append("")
    for (name, kind, octets), verdict in zip(written, ours(cosem, written)):
        lines += ["[[message]]", f"name = {json.dumps(name)}", f'kind = "{kind}"', f'hex = "{octets.hex().upper()}"', f'ours = "{same(octets, verdict)}"', ""]
    RESULTS.write_text("\n".join(lines))
    return page.main()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
