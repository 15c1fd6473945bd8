#!/usr/bin/env python3
"""make_ontology.py CODES_DIR OUT.tsv: writes data/ontologies/cameo.tsv from three public tables of codes.

CODES_DIR holds icews_cameo_codes.csv (code, name, quad), icews_goldstein_mappings.csv (code, Goldstein score) and
CAMEO2PLOVER-2021.txt (code to PLOVER category and mode). Only facts are taken: codes, short official names, classes, scores.
Where the crosswalk is older than the list of modes of PLOVER v0.8, MODES below says what its word became; a code that the
crosswalk lacks gets its PLOVER class from PLOVER below. Nothing else is decided here."""
import csv
import os
import re
import sys

QUADS = {"statement": 0, "verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}
# Words of the crosswalk that v0.8's list of modes does not have: (category, word) or a code -> mode.
MODES = {
    ("RETREAT", "ease"): "",               # "ease" is no longer a mode (the crosswalk's own note at 0813)
    ("ASSAULT", "pro_autocracy"): "",      # a context in the mode's column
    ("THREATEN", "political"): "restrict",  # merged with restrict
    "1712": "destroy",                     # destroy property: v0.8 has the mode
    "195": "aerial",                       # aerial weapons: v0.8 has the mode
}
# What the crosswalk drops: 01 (comments) stays a statement; 02 (appeals) is REQUEST since v0.7b, with the mode that the demand of
# the same wording has (02xy appeals as 10xy demands); root codes take the category of their block, or of its first half.
ROOTS = {"01": "STATEMENT", "02": "REQUEST", "08": "CONCEDE"}
APPEAL_MODES = {"021": "assist", "022": "assist", "023": "assist", "024": "change", "025": "yield", "026": "meet", "027": "meet",
                "028": "meet"}
HEAD = """# CAMEO event codes: code, name, quad (0 neutral, 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
# conflict), Goldstein score, PLOVER category, PLOVER mode. Made by tools/make_ontology.py; do not edit.
# Facts from: CAMEO 1.1b3 (P. Schrodt) by way of ICEWS' public tables of event types, as the R package icews (MIT) ships them;
# Goldstein, J. Conflict Resolution 36 (1992) as ICEWS maps it to CAMEO; CAMEO2PLOVER-2021 (Open Event Data Alliance, PLOVER draft
# 0.8, CC BY-SA 4.0). 1214 is in CAMEO and in the crosswalk but not in ICEWS' table: it takes quad and score of its sibling 1213.
"""


def read_crosswalk(path):
    rows = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            found = re.match(r"(\d{3,4}):\s*(\w+)\s*,([^,#]*),", line)
            if found:
                code, category, mode = found[1], found[2], found[3].strip()
                rows.setdefault(code, (category, MODES.get(code, MODES.get((category, mode), mode))))
    return rows


def plover_of(code, crosswalk):
    if code in crosswalk:
        return crosswalk[code]
    if len(code) == 2:
        return (ROOTS.get(code) or crosswalk[code + "0"][0]), ""
    return ROOTS[code[:2]], APPEAL_MODES.get(code[:3], "")


def main():
    codes, out_path = sys.argv[1], sys.argv[2]
    with open(os.path.join(codes, "icews_cameo_codes.csv"), encoding="utf-8") as f:
        events = {row["cameo_code"]: row for row in csv.DictReader(f)}
    with open(os.path.join(codes, "icews_goldstein_mappings.csv"), encoding="utf-8") as f:
        scores = {row["code"]: row["goldstein"] for row in csv.DictReader(f)}
    crosswalk = read_crosswalk(os.path.join(codes, "CAMEO2PLOVER-2021.txt"))
    rows = {}
    for code, event in events.items():
        quad = QUADS["statement" if event["penta_category"] == "statement" else event["quad_category"]]
        rows[code] = (event["name"], quad, scores[code], *plover_of(code, crosswalk))
    rows["1214"] = ("Reject intelligence cooperation", *rows["1213"][1:3], *plover_of("1214", crosswalk))
    with open(out_path, "w", encoding="utf-8") as out:
        out.write(HEAD + "code\tname\tquad\tgoldstein\tplover\tmode\n")
        for code in sorted(rows):
            out.write("\t".join([code, *map(str, rows[code])]) + "\n")


main()
