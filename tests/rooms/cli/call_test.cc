// The table of commands is complete, and calls are parsed by GNU habits with errors that help.
#include "cli/call.hpp"

#include <gtest/gtest.h>

#include <set>

#include "cli/documents.hpp"
#include "page/readers/reader.hpp"

namespace entente::cli {
namespace {

Result<Call> parse(std::vector<std::string_view> words) {
  return parse_call(words);
}

TEST(TableTest, EveryRowHasNameHelpAndAnExampleThatParses) {
  std::set<std::string_view> names;
  for (const Command& command : commands()) {
    EXPECT_TRUE(names.insert(command.name).second) << command.name;
    EXPECT_FALSE(command.help.empty()) << command.name;
    EXPECT_NE(command.run, nullptr) << command.name;
    EXPECT_TRUE(command.example.starts_with("entente " + std::string(command.name)))
        << command.name;
    std::set<std::string_view> flags;
    for (const std::span<const Flag> list : {command.flags, common_flags()}) {
      for (const Flag& flag : list) {
        EXPECT_TRUE(flags.insert(flag.name).second) << flag.name;
        EXPECT_FALSE(flag.help.empty()) << flag.name;
        EXPECT_EQ(flag.choices.empty() || !flag.value.empty(), true)
            << flag.name << " has choices but no value";
      }
    }
  }
}

TEST(TableTest, EveryDocumentNamesEveryCommandAndFlag) {
  for (const std::string& document :
       {man_page(), reference(), complete_bash(), complete_zsh(), complete_fish()}) {
    for (const Command& command : commands()) {
      EXPECT_NE(document.find(command.name), std::string::npos) << command.name;
      for (const Flag& flag : command.flags)
        EXPECT_NE(document.find(flag.name), std::string::npos) << flag.name;
    }
  }
}

TEST(CallTest, FlagsStandAnywhereInEitherForm) {
  const Result<Call> call =
      parse({"code", "--format=text", "a", "--threads", "3", "-", "--", "--b"});
  ASSERT_TRUE(call.ok()) << call.error().what;
  EXPECT_EQ(call.value().get("format"), "text");
  EXPECT_EQ(call.value().get("threads"), "3");
  EXPECT_EQ(call.value().operands(), (std::vector<std::string>{"a", "-", "--b"}));
}

TEST(CallTest, DefaultsAreTheFirstChoice) {
  const Result<Call> call = parse({"code"});
  ASSERT_TRUE(call.ok());
  EXPECT_EQ(call.value().get("in"), "auto");
  EXPECT_EQ(call.value().get("format"), "jsonl");
  EXPECT_EQ(call.value().get("date"), "");
  EXPECT_FALSE(call.value().has("quiet"));
}

TEST(CallTest, WrongCallsAreUsageErrorsWithAHint) {
  const std::vector<std::vector<std::string_view>> wrong{
      {"cod"},
      {"code", "--formt", "text"},
      {"code", "--format", "xml"},
      {"code", "--format"},
      {"code", "--threads", "0"},
      {"code", "--threads", "257"},
      {"code", "--threads", "3x"},
      {"code", "--date", "2024-02-30"},
      {"code", "--quiet=yes"},
      {"code", "--rejects", ""},
      {"code", "-x"},
      {"parse", "a", "b"},
      {"explain"},
      {"doctor", "now"},
      {""},
  };
  for (const auto& words : wrong) {
    const Result<Call> call = parse(words);
    ASSERT_FALSE(call.ok()) << words.back();
    EXPECT_EQ(call.error().code, ErrorCode::usage);
    EXPECT_FALSE(call.error().hint.empty()) << words.back();
  }
  EXPECT_EQ(parse({"cod"}).error().hint, "Did you mean code?");
  EXPECT_EQ(parse({"code", "--formt", "x"}).error().hint, "Did you mean format?");
}

TEST(TableTest, KindsOfInputAreThoseOfTheReaders) {
  std::string kinds = "auto";
  for (const page::ReaderKind& kind : page::reader_kinds()) kinds += '|' + std::string(kind.name);
  for (const char* command : {"read", "code"})
    EXPECT_EQ(find_flag(*find_command(command), "in")->choices, kinds);
}

TEST(CallTest, HelpNeedsNoOperands) {
  EXPECT_TRUE(parse({"explain", "--help"}).ok());
}

}  // namespace
}  // namespace entente::cli
