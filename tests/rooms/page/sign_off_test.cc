// Sign-offs and marks of versions: what they name, and prose that only looks like them.
#include "page/sign_off.hpp"

#include <gtest/gtest.h>

#include "page/revision.hpp"

namespace entente::page {
namespace {

std::string people(const SignOff& sign_off) {
  std::string out;
  for (const Credit& credit : sign_off.credits) {
    out += std::string(name(credit.role)) + ' ' + credit.name;
    if (!credit.place.empty()) out += " in " + credit.place;
    out += "; ";
  }
  return out;
}

TEST(SignOff, PeopleWithRolesAndPlaces) {
  const auto reuters = read_sign_off(
      "(Reporting by Jane Roe in Kyiv and John Doe; Additional reporting by Mary Major in London, "
      "Ontario; Writing by Ann Other; Editing by Tom Wren and Paul Ames)");
  ASSERT_TRUE(reuters);
  EXPECT_EQ(people(*reuters),
            "reporting Jane Roe in Kyiv; reporting John Doe; additional_reporting Mary Major in "
            "London, Ontario; writing Ann Other; editing Tom Wren; editing Paul Ames; ");
  const auto old = read_sign_off("Reporting by Jane Roe, Editing by John Doe");
  ASSERT_TRUE(old);
  EXPECT_EQ(people(*old), "reporting Jane Roe; editing John Doe; ");
  const auto writers = read_sign_off(
      "Associated Press writers Jane Roe in Kyiv and John Doe contributed to this report.");
  ASSERT_TRUE(writers);
  EXPECT_EQ(people(*writers), "contribution Jane Roe in Kyiv; contribution John Doe; ");
  EXPECT_EQ(writers->agency->code, "AP");
  const auto from = read_sign_off("Roe reported from Kyiv, and Doe from Moscow.");
  ASSERT_TRUE(from);
  EXPECT_EQ(people(*from), "reporting Roe in Kyiv; reporting Doe in Moscow; ");
}

TEST(SignOff, InitialsAndMarks) {
  EXPECT_EQ(read_sign_off("sms/ec")->initials, "sms/ec");
  EXPECT_EQ(read_sign_off("bur-ab/jv")->initials, "bur-ab/jv");
  EXPECT_EQ(read_sign_off("PTI SCY NSA")->initials, "SCY NSA");
  EXPECT_EQ(read_sign_off("(ANI)")->agency->code, "ANI");
  EXPECT_EQ(read_sign_off("\xE2\x80\x94 Bernama")->agency->code, "Bernama");
  for (const char* mark : {"Enditem", "-0-", "###", "-30-", "ends", "(END)", "NNNN"})
    EXPECT_TRUE(read_sign_off(mark)) << mark;
}

TEST(SignOff, ProseIsNone) {
  for (const char* text :
       {"Reporting by the agency was praised.", "and/or", "Editing by hand is slow.", "The end",
        "He reported from memory.", "Officials said so (Reuters could not confirm it).",
        "Ministers contributed to this report on climate.", "PTI said so."})
    EXPECT_FALSE(read_sign_off(text)) << text;
}

TEST(SignOff, TailsOfParagraphs) {
  const auto tail = [](std::string_view text) {
    const auto found = find_sign_off_tail(text);
    return found ? text.substr(found->begin) : std::string_view("none");
  };
  EXPECT_EQ(tail("The talks go on. Enditem"), "Enditem");
  EXPECT_EQ(tail("The talks go on. -0-"), "-0-");
  EXPECT_EQ(tail("The talks go on. (ANI)"), "(ANI)");
  EXPECT_EQ(tail("The talks go on. (ANSA)."), "(ANSA).");
  EXPECT_EQ(tail("The talks go on. EFE"), "EFE");
  EXPECT_EQ(tail("The talks go on. - Reuters"), "- Reuters");
  EXPECT_EQ(tail("The talks go on. PTI SCY NSA"), "PTI SCY NSA");
  EXPECT_EQ(tail("The talks go on. sms/ec"), "sms/ec");
  EXPECT_EQ(tail("The talks go on. (Reporting by Jane Roe)"), "(Reporting by Jane Roe)");
  for (const char* text : {"The talks came to an end", "He met the ANI", "The talks go on (AFP)",
                           "He wrote to the editor. (She did not.)", "The talks go on."})
    EXPECT_EQ(tail(text), "none") << text;
}

TEST(Revision, MarksOfTitles) {
  struct Case {
    const char* title;
    RevisionKind kind;
    int number;
    const char* rest;
  };
  const Case cases[] = {
      {"UPDATE 1-Oman asks Iran", RevisionKind::update, 1, "Oman asks Iran"},
      {"UPDATE 2 - Oman asks Iran", RevisionKind::update, 2, "Oman asks Iran"},
      {"WRAPUP 3-Oman asks Iran", RevisionKind::wrapup, 3, "Oman asks Iran"},
      {"REFILE-Oman asks Iran", RevisionKind::refile, 0, "Oman asks Iran"},
      {"RPT-Oman asks Iran", RevisionKind::refile, 0, "Oman asks Iran"},
      {"CORRECTED-Oman asks Iran", RevisionKind::correction, 0, "Oman asks Iran"},
      {"CORRECTED (OFFICIAL)-Oman asks Iran", RevisionKind::correction, 0, "Oman asks Iran"},
      {"(2nd LD) Oman asks Iran", RevisionKind::lead, 2, "Oman asks Iran"},
      {"(LEAD) Oman asks Iran", RevisionKind::lead, 0, "Oman asks Iran"},
      {"2nd LEAD: Oman asks Iran", RevisionKind::lead, 2, "Oman asks Iran"},
      {"1st Ld-Writethru - Oman asks Iran", RevisionKind::lead, 1, "Oman asks Iran"},
      {"KILL: Oman asks Iran", RevisionKind::kill, 0, "Oman asks Iran"},
      {"[Updated] Oman asks Iran", RevisionKind::update, 0, "Oman asks Iran"},
  };
  for (const Case& c : cases) {
    const auto match = read_title_mark(c.title);
    ASSERT_TRUE(match) << c.title;
    EXPECT_EQ(match->kind, c.kind) << c.title;
    EXPECT_EQ(match->number, c.number) << c.title;
    EXPECT_EQ(std::string_view(c.title).substr(match->size), c.rest);
  }
  for (const char* title :
       {"Update on the talks", "Kill order was given, court told", "Lead mines reopen in Spain",
        "Correction of maps takes years", "Updated maps show the front",
        "Refiled suit is thrown out", "Kill-switch bill passes", "(Exclusive) Oman asks Iran"})
    EXPECT_FALSE(read_title_mark(title)) << title;
  const auto tail = read_title_tail("Oman asks Iran (UPDATED)");
  ASSERT_TRUE(tail);
  EXPECT_EQ(tail->size, 9U);
  EXPECT_FALSE(read_title_tail("Oman asks Iran (video)"));
}

TEST(Revision, Notes) {
  struct Case {
    const char* text;
    RevisionKind kind;
  };
  const Case cases[] = {
      {"(Adds quotes, background)", RevisionKind::update},
      {"(Recasts with Iranian reply)", RevisionKind::update},
      {"(This story corrects the name in paragraph 3)", RevisionKind::correction},
      {"(This June 5 story has been corrected to say that it was Oman)", RevisionKind::correction},
      {"Correction: An earlier version of this article gave a wrong age.",
       RevisionKind::correction},
      {"EDITOR'S NOTE: This story contains scenes of violence.", RevisionKind::editors_note},
      {"This story has been updated with a statement.", RevisionKind::update},
      {"(Refiles to fix a typo)", RevisionKind::refile},
      {"Eds: Updates with details", RevisionKind::update},
      {"ATTENTION EDITORS: Please kill the story slugged MINISTER.", RevisionKind::kill},
      {"This story has been withdrawn and should not be used.", RevisionKind::kill},
      {"Clarification: The mine lies in Oman.", RevisionKind::clarification},
  };
  for (const Case& c : cases) {
    const auto match = read_revision_note(c.text);
    ASSERT_TRUE(match) << c.text;
    EXPECT_EQ(match->kind, c.kind) << c.text;
  }
  for (const char* text :
       {"Adds up to a loss, he said.", "Troops have been withdrawn from the valley.",
        "The report was withdrawn by the ministry on Friday, officials said.",
        "The agency said its story had been corrected.", "Updates are expected on Monday.",
        "Corrects himself"})
    EXPECT_FALSE(read_revision_note(text)) << text;
}

}  // namespace
}  // namespace entente::page
