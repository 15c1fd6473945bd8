// The receiver stands left and the arrow points at it, as in the specification: RUS <- CHN is what
// Russia asks of or gets from China.
#include "cli/support_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/style.hpp"

namespace entente::cli {
namespace {

// "a senior official" and "unnamed officials" alike come out as "unnamed ...".
std::string unnamed(std::string_view words) {
  for (const std::string_view first : {"unnamed ", "a ", "an ", "the ", "The ", "A ", "An "}) {
    if (words.starts_with(first)) words.remove_prefix(first.size());
  }
  return fmt::format("unnamed {}", plain(words.empty() ? "source" : words));
}

std::string chain_of(const Claim& claim) {
  std::string out;
  for (const ClaimLink& link : claim.chain) {
    if (!out.empty()) out += " < ";
    const Actor& actor = link.actor;
    if (link.named) {
      out += plain(actor.name.empty() ? actor.text : actor.name);
    } else {
      out += unnamed(actor.text);
    }
  }
  return out.empty() ? "the page itself" : out;
}

std::string code_of(const Actor& actor) {
  return actor.code.empty() ? "---" : plain(actor.code);
}

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

}  // namespace

SupportTable::Row& SupportTable::row_of(const std::string& pair, const std::string& stage,
                                        const std::string& chain) {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) {
    return row.pair == pair && row.stage == stage && row.chain == chain;
  });
  if (found != rows_.end()) return *found;
  return rows_.emplace_back(Row{pair, stage, chain, {}, {}});
}

void SupportTable::add(const Report& report) {
  if (!report.support) return;
  const Support& support = *report.support;
  std::string stage =
      std::string(name(support.stage)) + " (" + std::string(name(report.status)) + ")";
  if (report.claim.stance == Stance::denies || report.claim.stance == Stance::doubts) {
    stage += ", speaker " + std::string(name(report.claim.stance));
  }
  Row& row = row_of(code_of(support.receiver) + " <- " + code_of(support.giver), stage,
                    chain_of(report.claim));
  for (const SupportKind kind : support.kinds) add_once(row.kinds, std::string(name(kind)));
  add_once(row.sentences, fmt::format("{} {}", report.item, report.sentence));
}

void SupportTable::add(const SupportTable& later) {
  for (const Row& row : later.rows_) {
    Row& mine = row_of(row.pair, row.stage, row.chain);
    for (const std::string& kind : row.kinds) add_once(mine.kinds, kind);
    for (const std::string& sentence : row.sentences) add_once(mine.sentences, sentence);
  }
}

std::string SupportTable::text() const {
  std::string out;
  for (const Row& row : rows_) {
    out += fmt::format("  {}  {}  {}  by {}  [sentence {}]\n", row.pair, joined(row.kinds),
                       row.stage, row.chain, joined(row.sentences));
  }
  return out;
}

}  // namespace entente::cli
