"""Lists every disagreement of the recorded results with its decision: a summary here, the whole in DISAGREEMENTS.md.

    page.py            needs Python 3.11 or later and nothing else
"""

import collections
import pathlib
import sys
import tomllib

HERE = pathlib.Path(__file__).parent
WAYS = ["refuses what is accepted here", "accepts what is refused here", "writes other octets", "cannot write what it read", "does not end"]
WHO = {"ours": "this project", "peer": "the peer", "both": "both, the standard leaves it open"}


def differs(mine, theirs):
    """How a peer's verdict differs, if it does."""
    if theirs in ("not asked", mine) or (theirs == "accepted" and mine != "refused"):
        return None
    if theirs == "does not end":
        return theirs
    if mine == "refused":
        return None if theirs == "not written" else "accepts what is refused here"
    if theirs in ("refused", "not written"):
        return "refuses what is accepted here" if theirs == "refused" else "cannot write what it read"
    return "writes other octets"


def disagreements(results):
    """(peer, how, message) for each."""
    known = [peer["name"] for peer in results["peer"]]
    for message in results["message"]:
        mine = message["hex"] if message["ours"] == "same" else message["ours"]
        for peer in known:
            if peer in message:
                yield peer, differs(mine, message[peer]), message


def table(rows):
    """Lines of a Markdown table."""
    head, *rest = rows
    return ["| " + " | ".join(str(cell) for cell in row) + " |" for row in [head, ["---"] * len(head), *rest]]


def render(results, decisions):
    """The page, and what is not decided or decided in vain."""
    found = collections.defaultdict(list)
    for peer, how, message in disagreements(results):
        found[peer, how].append(message)
    faults, used = [], collections.Counter()
    sections = []
    for peer in results["peer"]:
        name = peer["name"]
        rows = [["how", "right", "messages", "reason"]]
        listed = []
        for how in WAYS:
            open_ = {message["name"]: message for message in found[name, how]}
            for number, decision in enumerate(decisions):
                if (decision["peer"], decision["how"]) != (name, how):
                    continue
                missing = [title for title in decision["names"] if title not in open_]
                faults += [f"decided in vain: {name} {how}: {title}" for title in missing]
                used[number] = len(decision["names"]) - len(missing)
                for title in decision["names"]:
                    open_.pop(title, None)
                rows.append([how, WHO[decision["right"]], used[number], decision["reason"]])
                listed += ["", f"**{how}**, {decision['reason']}:", "", "; ".join(f"`{title}`" for title in decision["names"])]
            faults += [
                f"{name} {how}: {message['name']}\n    {message['hex']}\n    ours {message['ours']}\n    {name} {message[name]}"
                for message in open_.values()
            ]
        sections += ["", f"## {name} {peer['version']}", "", *table(rows)]
        if listed:
            sections += ["", "<details><summary>the messages</summary>", *listed, "", "</details>"]
    summary = [["", *(f"{peer['name']} {peer['version']}" for peer in results["peer"])]]
    summary.append(["agrees", *(peer["agrees"] for peer in results["peer"])])
    summary += [[how, *(len(found[peer["name"], how]) for peer in results["peer"])] for how in WAYS]
    summary.append(["not asked", *(peer["not asked"] for peer in results["peer"])])
    asked = max(peer["agrees"] + peer["not asked"] + sum(len(found[peer["name"], how]) for how in WAYS) for peer in results["peer"])
    right = collections.Counter()
    for number, decision in enumerate(decisions):
        right[decision["right"]] += used[number]
    lines = [
        "# Disagreements with programs of other people",
        "",
        "Written by `fuzz/differential/run`; `python3 fuzz/differential/page.py` makes it anew from `results.toml` and `decisions.toml`. The",
        "octets of a message, and what each program says of it, stand in `results.toml`.",
        "",
        f"{asked} messages, {sum(used.values())} disagreements, all decided: " if not faults else f"{asked} messages, {len(faults)} FAULTS: ",
    ]
    lines[-1] += ", ".join(f"{right[who]} for {WHO[who]}" for who in WHO) + "."
    return [*lines, "", *table(summary), *sections], faults


def main():
    """Writes the page; 1 where something is not decided."""
    results = tomllib.loads((HERE / "results.toml").read_text())
    decisions = tomllib.loads((HERE / "decisions.toml").read_text()).get("decision", [])
    lines, faults = render(results, decisions)
    (HERE / "DISAGREEMENTS.md").write_text("\n".join(lines) + "\n")
    print("\n".join(lines[5 : lines.index("", 7)]))
    print("\n".join(["", f"{len(faults)} not decided, or decided in vain", *faults]) if faults else "\nDISAGREEMENTS.md has them all")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
