"""What the carried page of the specification must yield (specs/events.md, fourteen points), from bytes to reports through the binary.

The page is third-party text and stays outside the repository: ENTENTE_SHARED or ../shared; without it each test is skipped. The same
constructions about other states stand in tests/sentences/point-*.case."""
import json
import os
import unittest
from pathlib import Path

from harness import ROOT, CommandCase

PAGE = Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared")) / "data" / "seed" / "superpowers-2022-03-14.txt"


def states(actors):
    return {actor["iso3"] for actor in actors if actor["iso3"]}


class Cases(CommandCase):
    def setUp(self):
        super().setUp()
        if not PAGE.is_file():
            self.skipTest(f"{PAGE} is not at hand")
        result = self.run_entente("code", PAGE)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.reports = [json.loads(line) for line in result.stdout.splitlines()]
        self.rejects = [json.loads(line) for line in result.stderr.splitlines()]

    def found(self, source=None, target=None, event=None, words="", **fields):
        """Reports that fit; `source` and `target` are ISO codes that must all be there, `words` stand in the sentence."""
        hits = [report for report in self.reports
                if set((source or "").split()) <= states(report["source"]) and set((target or "").split()) <= states(report["target"])
                and (event is None or report["plover"]["event"] == event) and words in report["text"]
                and all(report[key] == value for key, value in fields.items())]
        self.assertTrue(hits, f"no {source} > {target} {event} {fields} in \"{words}\"")
        return hits

    def speakers(self, report):
        return [link["name"] if link["named"] else link["actor"] for link in report["claim"]["chain"]]

    def test_point_01_read_exactly(self):
        reading = json.loads(self.run_entente("read", PAGE).stdout)
        main, teaser = reading["items"][:2]
        self.assertEqual(([block["t"] for block in main["blocks"]].count("paragraph") or [block["t"] for block in main["blocks"]].count("p"),
                          len(main["blocks"])), (17, 18))
        self.assertEqual((main["dateline"]["country"], teaser["dateline"]["country"]), ("USA", "UKR"))
        self.assertEqual((main["published"]["value"], teaser["published"]["value"]), ("2022-03-14", "2022-03-14"))
        self.assertEqual(sum(item["role"] == "headline" for item in reading["items"]), 28)
        self.assertEqual({report["item"] for report in self.reports if report["item"].startswith("teaser")}, {"teaser-1"})

    def test_point_02_concern_off_the_record(self):
        report = self.found("USA", "RUS CHN", words="We do have deep concerns")[0]
        link = report["claim"]["chain"][0]
        self.assertEqual((link["named"], link["on_record"], link["actor"]), (False, False, "USAGOV"))

    def test_point_03_meeting_in_rome(self):
        report = self.found("USA", "CHN", "CONSULT", "met in a Rome hotel")[0]
        self.assertTrue(report["reciprocal"])
        people = {actor["name"]: actor["office"] for actor in report["source"] + report["target"]}
        self.assertTrue(any("Sullivan" in name and office for name, office in people.items()), people)
        self.assertTrue(any("Yang" in name and office for name, office in people.items()), people)
        self.assertEqual((report["place"]["name"], report["place"]["country"]), ("Rome", "ITA"))
        self.assertEqual((report["date"]["from"], report["date"]["to"], report["date"]["hours"]), ("2022-03-14", "2022-03-14", 7))

    def request(self):
        return self.found("RUS", "CHN", "REQUEST", "has asked China", status="requested")[0]

    def test_point_04_request_second_hand(self):
        report = self.request()
        self.assertLessEqual({"military", "economic"}, set(report["support"]["kinds"]))
        self.assertEqual(report["support"]["stage"], "requested")
        self.assertEqual(self.speakers(report), ["USAMED"])
        self.assertEqual(report["date"]["from"], "2022-03-13")
        answer = self.found("CHN", words="The New York Times", status="undecided")[0]
        self.assertEqual(self.speakers(answer), ["New York Times", "USAGOV"])

    def test_point_05_undecided_answer(self):
        answers = self.found("CHN", "RUS", words="The New York Times", status="undecided")
        self.assertEqual({report["answers"] for report in answers}, {self.request()["id"]})
        self.assertGreaterEqual(len(answers), 3, "no indication, mixed signals, the jury is still out")

    def test_point_06_nothing_delivered(self):
        ledger = [report["support"]["stage"] for report in self.reports
                  if report["support"] and report["support"]["receiver"]["iso3"] == "RUS" and report["support"]["giver"]["iso3"] == "CHN"]
        self.assertLessEqual({"requested", "undecided"}, set(ledger))
        self.assertNotIn("delivered", ledger)

    def test_point_07_threat_on_record(self):
        for words in ("won't stand by", "We will not allow any country"):
            report = self.found("USA", event="THREATEN", words=words, status="threatened")[0]
            link = report["claim"]["chain"][0]
            self.assertEqual((link["name"], link["named"], link["on_record"]), ("Ned Price", True, True))
            self.assertIn("spokesman", link["office"])
        self.found("USA", "CHN", words="is pressuring")

    def test_point_08_leverage_is_a_claim(self):
        report = self.found("CHN", "RUS", words="tremendous leverage")[0]
        self.assertEqual(self.speakers(report), ["Ned Price"])

    def test_point_09_accusation_and_refusal(self):
        self.found("CHN", "USA", "ACCUSE", "disinformation")
        refusals = self.found("CHN", event="REJECT", words="refused to directly address")
        self.assertEqual(refusals[0]["answers"], self.request()["id"])

    def test_point_10_self_description(self):
        report = self.found("CHN", words="constructive role", cameo="019")[0]
        self.assertTrue(report["claim"]["self"])
        self.assertEqual(self.speakers(report), ["Zhao Lijian"])
        self.found("CHN", event="REQUEST", words="calling for negotiations")

    def test_point_11_missiles_taiwan_sanctions(self):
        self.found("PRK", words="missile tests")
        self.found(words="tension over Taiwan", target="TWN")
        self.found(None, "RUS", "SANCTION", "Western sanctions")
        self.found("CHN", words="does not back Western sanctions", status="not_happened")

    def test_point_12_strike_and_siege(self):
        def harm(words, kind):
            return [report["harm"][kind] for report in self.found("RUS", "UKR", words=words)
                    if report["harm"] and report["harm"][kind]]
        self.assertEqual(harm("An air strike", "dead")[0]["low"], 1)
        self.assertEqual(harm("injured at least a dozen", "injured")[0]["low"], 12)
        self.assertEqual(harm("Mariupol", "dead")[0]["high"], 2200)
        strike = [report for report in self.found("RUS", "UKR", words="An air strike") if report["harm"]][0]
        self.assertEqual([speaker[:3] for speaker in self.speakers(strike)], ["UKR"])
        self.found("RUS", "UKR", "COERCE", "siege")
        self.assertFalse([report for report in self.reports if "7:40" in report["text"]])
        self.assertTrue(any(reject["item"] == "teaser-1" for reject in self.rejects))

    def test_point_13_headlines(self):
        for source, target, words in (("DEU", "", "F-35"), ("RUS", "GBR", "OneWeb"), ("", "RUS", "ASUS")):
            for report in self.found(source, target, words=words):
                self.assertTrue(report["item"].startswith("headline-"))

    def test_point_14_no_event_from_furniture(self):
        text = PAGE.read_text()
        story = text.index("Related Links")
        self.assertFalse([report for report in self.reports if report["item"] == "main" and report["span"][0] >= len(text[:story].encode())])
        for words in ("contributor", "Disqus", "copyright", "paypal", "Contributor", "Learn about"):
            self.assertFalse([report for report in self.reports if words in report["text"]], words)


if __name__ == "__main__":
    unittest.main()
