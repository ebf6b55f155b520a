"""Holds this project against programs of other people over its known answers, and lists every disagreement.

    compare.py COSEM [RUST_PEER]       COSEM is the command line of this project, RUST_PEER the program in rust-peer

Each message gets a verdict of each program: refused, accepted, or the octets that the program writes for what it read. The verdict of this
project is the last of these: its canonical octets. What a peer says otherwise must be decided in decisions.toml. The results are written to
results.toml, which a test of this project reads without a network.
"""

import collections
import json
import pathlib
import subprocess
import sys
import tomllib

import peers

HERE = pathlib.Path(__file__).parent
VECTORS = HERE.parent.parent / "spec" / "vectors"


def corpus():
    """(name, kind, octets): the known answers for APDUs and Data, also without their last octet, and the values of classes."""
    for entry in tomllib.loads((VECTORS / "apdu.toml").read_text())["vector"]:
        octets = bytes.fromhex(entry["hex"])
        yield entry["name"], entry["kind"], octets
        if entry["valid"] is True and len(octets) > 1:
            yield entry["name"] + ", cut", entry["kind"], octets[:-1]
    for entry in tomllib.loads((VECTORS / "classes.toml").read_text())["vector"]:
        yield entry["name"], "data", bytes.fromhex(entry["hex"])


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


def differs(mine, theirs):
    """How a peer's verdict differs, if it does."""
    if theirs in ("not asked", mine) or (theirs == "accepted" and mine != "refused"):
        return None
    if theirs == "does not end":
        return theirs
    if mine == "refused":
        return "accepts what is refused here"
    if theirs in ("refused", "not written"):
        return "refuses what is accepted here" if theirs == "refused" else "cannot write what it read"
    return "writes other octets"


def decided(decisions, peer, how, name):
    """The reason that covers a disagreement: the peer, how it differs, and the names of messages."""
    for decision in decisions:
        if decision["peer"] != peer or decision["how"] != how:
            continue
        if name in decision["names"]:
            return decision
    return None


def main(cosem, rust_program=None):
    messages = list(corpus())
    mine = ours(cosem, messages)
    decisions = tomllib.loads((HERE / "decisions.toml").read_text()).get("decision", [])
    asked = peers.peers(rust_program)
    table, undecided, used, written = collections.Counter(), [], collections.Counter(), []
    lines = ["# Written by run. What this project and others say of the corpus; see README.md.", ""]
    for (name, kind, octets), verdict in zip(messages, mine):
        others = {}
        for peer, ask in asked.items():
            theirs = peers.verdict(ask, kind, octets)
            how = differs(verdict, theirs)
            table[peer, how or ("not asked" if theirs == "not asked" else "agrees")] += 1
            if how is None:
                continue
            others[peer] = theirs
            if how == "writes other octets" and (octets_of_peer := bytes.fromhex(theirs)):
                written.append((f"{name}, as {peer} writes it", kind, octets_of_peer))
            decision = decided(decisions, peer, how, name)
            if decision is None:
                undecided.append(f"{peer} {how}: {name}\n    {octets.hex().upper()}\n    ours {verdict}\n    {peer} {theirs}")
            else:
                used[decisions.index(decision)] += 1
        canonical = octets.hex().upper()
        lines += ["[[message]]", f"name = {json.dumps(name)}", f'kind = "{kind}"', f'hex = "{canonical}"']
        lines.append(f'ours = "{"same" if verdict == canonical else verdict}"')
        lines += [f'"{peer}" = "{theirs}"' for peer, theirs in others.items()] + [""]
    # What peers write is a known answer too: this is what is said of it here.
    for (name, kind, octets), verdict in zip(written, ours(cosem, written)):
        canonical = octets.hex().upper()
        lines += ["[[message]]", f"name = {json.dumps(name)}", f'kind = "{kind}"', f'hex = "{canonical}"']
        lines += [f'ours = "{"same" if verdict == canonical else verdict}"', ""]
    (HERE / "results.toml").write_text("\n".join(lines))
    ways = ["agrees", "refuses what is accepted here", "accepts what is refused here", "writes other octets", "cannot write what it read",
            "does not end", "not asked"]
    width = max(map(len, ways))
    print(" " * width, *(f"{peer:>14}" for peer in asked))
    for how in ways:
        print(f"{how:{width}}", *(f"{table[peer, how]:>14}" for peer in asked))
    for index, decision in enumerate(decisions):
        if not used[index]:
            undecided.append(f"a decision that nothing needs: {decision}")
    print(f"\n{len(messages)} messages, {sum(used.values())} disagreements decided, {len(undecided)} not")
    print("\n".join(undecided))
    return 1 if undecided else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
