// The one table of commands and flags; see table.hpp.
#include "cli/table.hpp"

#include <algorithm>
#include <array>

namespace entente::cli {
namespace {

constexpr Flag date_flag{"date", "YYYY-MM-DD", "",
                         "The day of the text, when the text does not say it itself"};

// "auto" and the names of page/readers/table.cc; a test holds the two together.
constexpr Flag in_flag{"in", "KIND", "auto|warc|feed|nitf|newsml|ninjs|jsonl|nexis|factiva|page",
                       "What comes in; by content unless said. docs/reading.md lists the kinds"};
constexpr Flag fields_flag{"fields", "MAP", "",
                           "Which field of a row is which, as id=uri,date=dateTimePub,text=body; "
                           "known data sets need none"};
constexpr Flag threads_flag{
    "threads", "N", "",
    "Workers, 1 to 256; the output is the same for any number. All cores unless said"};
constexpr Flag rejects_flag{
    "rejects", "FILE", "",
    "Write what was left out as JSON rows here instead of to standard error"};
constexpr Flag segments_flag{"segments", "WHO", "news|spacy",
                             "Who draws the sentences: the layer for news text, or the language "
                             "model alone"};
constexpr Flag precision_flag{
    "precision", "BITS", "fp32|int8",
    "How the networks count: exact, or in 8-bit integers, which agrees for "
    "99.8 % of tokens and is quick where the machine has VNNI"};

constexpr std::array read_flags{
    in_flag,
    fields_flag,
    Flag{"format", "FORMAT", "json|text|article-jsonl",
         "How to print: JSON of entente.page/1, for people, or one line an article for scorers"},
    Flag{"why", "", "",
         "Print what was dropped too, each with its reason (text only; JSON always has it)"},
    date_flag,
    threads_flag,
    rejects_flag,
};
constexpr std::array code_flags{
    in_flag,
    fields_flag,
    Flag{"format", "FORMAT", "jsonl|text", "How to print: one JSON report a line, or for people"},
    Flag{"out", "FORMAT", "jsonl|text", "The same as --format"},
    date_flag,
    segments_flag,
    precision_flag,
    threads_flag,
    rejects_flag,
};
constexpr std::array parse_flags{
    Flag{"in", "KIND", "jsonl|text",
         "What comes in: rows {\"id\", \"text\"}, one document a line, or one text"},
    Flag{"format", "FORMAT", "jsonl|conllu",
         "How to print: one JSON object a document, or CoNLL-U"},
    Flag{"segments", "WHO", "spacy|news",
         "Who draws the sentences: the pipeline alone, or the layer for news text before it"},
    precision_flag,
    threads_flag,
    Flag{"rejects", "FILE", "", "Write what was refused as JSON rows here too"},
};
constexpr std::array explain_flags{date_flag, segments_flag, precision_flag};
constexpr std::array doctor_flags{Flag{"json", "", "", "Print one JSON object"}};

constexpr std::array table{
    Command{"read", "[FILE|FOLDER|-]...",
            "Read a page: its stories, datelines and blocks, and what is no story",
            "entente read page.txt --format text", read_flags, 0, -1, run_read},
    Command{"code", "[FILE|FOLDER|-]...",
            "Code pages or rows: who did what to whom, when, where, who says so and how sure",
            "entente code page.txt --format text", code_flags, 0, -1, run_code},
    Command{"parse", "[FILE|-]", "Show what the language runtime sees: every field of every token",
            "entente parse rows.jsonl --format conllu", parse_flags, 0, 1, run_parse},
    Command{"explain", "SENTENCE|-",
            "Show how a sentence is coded: tree, names, actors, rule, status, claim",
            "entente explain \"France asked Japan for loans.\" --date 2024-05-02", explain_flags, 1,
            1, run_explain},
    Command{"schema",
            "[report|page|reject|parsed]",
            "Print the JSON Schema of what the other commands print",
            "entente schema report",
            {},
            0,
            1,
            run_schema},
    Command{"doctor", "", "Check model, kernels, tables and rules, and say what is wrong",
            "entente doctor --json", doctor_flags, 0, 0, run_doctor},
    Command{"help",
            "[COMMAND]",
            "Say what there is, or explain one command",
            "entente help code",
            {},
            0,
            1,
            run_help},
};

constexpr std::array common{
    Flag{"model", "FILE", "",
         "The language model; else $ENTENTE_MODEL, else where `make model` puts it"},
    Flag{"color", "WHEN", "auto|always|never", "Colour in text output; NO_COLOR turns it off"},
    Flag{"quiet", "", "", "Say nothing but errors on standard error"},
    Flag{"help", "", "", "Explain the command"},
};

constexpr std::array program{
    Flag{"version", "", "", "Print the version"},
    Flag{"help", "", "", "The same as `entente help`"},
    Flag{"generate", "WHAT", "man|complete-bash|complete-zsh|complete-fish|reference",
         "Print the man page, a completion or the reference"},
};

}  // namespace

std::span<const Command> commands() {
  return table;
}
std::span<const Flag> common_flags() {
  return common;
}
std::span<const Flag> program_flags() {
  return program;
}

const Command* find_command(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Command& command) { return command.name == name; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace entente::cli
