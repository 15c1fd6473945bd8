#include "code/support.hpp"

#include <algorithm>

namespace entente {
namespace {

std::optional<SupportKind> kind_named(std::string_view value) {
  for (int k = 0; k <= static_cast<int>(SupportKind::intelligence); ++k)
    if (name(static_cast<SupportKind>(k)) == value) return static_cast<SupportKind>(k);
  return std::nullopt;
}

void add(std::vector<SupportKind>& kinds, SupportKind kind) {
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
}

SupportStage stage_of(const Report& report) {
  if (report.plover == Plover::reject || report.plover == Plover::sanction)
    return report.plover == Plover::sanction ? SupportStage::withheld : SupportStage::denied;
  switch (report.status) {
    case Status::requested: return SupportStage::requested;
    case Status::offered: return SupportStage::offered;
    case Status::promised: return SupportStage::promised;
    case Status::planned:
      return report.plover == Plover::agree ? SupportStage::promised : SupportStage::undecided;
    case Status::happened:
    case Status::ongoing:
      if (report.plover == Plover::agree) return SupportStage::promised;
      if (report.plover == Plover::request) return SupportStage::requested;
      return SupportStage::delivered;
    case Status::not_happened: return SupportStage::withheld;
    case Status::threatened:
    case Status::conditional:
    case Status::undecided: return SupportStage::undecided;
  }
  return SupportStage::undecided;
}

// The phrase that is given: the matched word that is not a verb and names goods, help or money.
int item_of(const Tree& tree, const Words& words, const Match& match) {
  for (const int w : match.words)
    if (tree.noun(w) && (w != match.frame.predicate || match.frame.nominal)) return w;
  for (const Argument& a : match.frame.arguments)
    if (a.role == Role::object && tree.noun(a.token) &&
        words.has("support_kind", tree.lemma(a.token)))
      return a.token;
  return kNone;
}

}  // namespace

std::optional<Support> support_of(const Tree& tree, const Words& words, const Match& match,
                                  const Report& report) {
  const Rule& rule = *match.pattern->rule;
  const bool about_aid = report.plover == Plover::aid || !rule.support.empty() ||
                         rule.cameo.starts_with("023") || rule.cameo.starts_with("033") ||
                         rule.cameo.starts_with("122") || rule.cameo.starts_with("162");
  if (!about_aid || report.source.empty()) return std::nullopt;
  Support out;
  const bool asks = report.plover == Plover::request;
  if (asks) {
    if (!report.target.empty()) out.giver = report.target.front();
    out.receiver = report.source.front();
  } else {
    out.giver = report.source.front();
    if (!report.target.empty()) out.receiver = report.target.front();
  }
  const int item = item_of(tree, words, match);
  if (item != kNone) {
    TokenRange range{tree.subtree(item).begin, item + 1};
    for (int i = range.begin; i < tree.subtree(item).end; ++i) {
      const bool near = i < range.end || (tree.under(i, item) && !tree.verb(i));
      if (!near) break;
      if (const auto kind = kind_named(words.value("support_kind", tree.lemma(i))))
        add(out.kinds, *kind);
    }
    for (const int other : tree.coordinated(item))
      for (int i = tree.subtree(other).begin; i <= other; ++i)
        if (const auto kind = kind_named(words.value("support_kind", tree.lemma(i))))
          add(out.kinds, *kind);
    // Adjectives beside a measure: "any form of support, whether material support, economic
    // support".
    if (words.has("bare_support", tree.lemma(item)) && out.kinds.empty() && !match.frame.nominal)
      for (int i = item + 1; i < tree.subtree(match.frame.predicate).end; ++i)
        if (tree.is(i, {"amod", "compound"}) && words.has("bare_support", tree.lemma(tree.head(i))))
          if (const auto kind = kind_named(words.value("support_kind", tree.lemma(i))))
            add(out.kinds, *kind);
    while (range.begin < item &&
           (tree[range.begin].pos == "DET" || tree[range.begin].pos == "PUNCT" ||
            tree[range.begin].tag == "PRP$" || tree[range.begin].tag == "POS"))
      ++range.begin;
    out.item = std::string(tree.text(range));
    out.money = read_money(out.item);
    if (!out.money)
      if (const int number = tree.child(item, {"nummod"}); number != kNone)
        out.quantity = read_number(tree.text({tree.subtree(number).begin, item}));
  }
  for (const SupportKind kind : rule.support)
    if (out.kinds.empty()) add(out.kinds, kind);
  std::sort(out.kinds.begin(), out.kinds.end());
  out.stage = stage_of(report);
  return out;
}

}  // namespace entente
