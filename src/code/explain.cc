#include "code/explain.hpp"

#include <fmt/format.h>

namespace entente {

std::string explain_tree(const Tree& tree) {
  std::string out = "tree\n";
  std::vector<int> depth(static_cast<std::size_t>(tree.size()), 0);
  for (int i = 0; i < tree.size(); ++i) {
    int d = 0;
    for (int k = i; !tree.root(k) && d < 40; k = tree.head(k)) ++d;
    depth[static_cast<std::size_t>(i)] = d;
  }
  for (int i = 0; i < tree.size(); ++i)
    out +=
        fmt::format("  {:>3} {:{}}{} [{}] {} {}{}\n", i, "", 2 * depth[static_cast<std::size_t>(i)],
                    tree[i].text, tree[i].tag, tree.label(i),
                    tree.root(i) ? std::string("root")
                                 : fmt::format("of {} {}", tree.head(i), tree[tree.head(i)].text),
                    tree.quoted(i) ? "  (quoted)" : "");
  out += "entities\n";
  for (int i = 0; i < tree.size(); ++i) {
    if (tree[i].iob != 'B') continue;
    int end = i + 1;
    while (end < tree.size() && tree[end].iob == 'I') ++end;
    out += fmt::format("  {} {}\n", tree[i].entity, tree.text({i, end}));
  }
  return out;
}

std::string explain_actors(const Tree& tree, const Actors& actors) {
  std::string out = "actors\n";
  for (int i = 0; i < tree.size(); ++i) {
    if (tree.is(i, {"compound", "det", "case", "punct"})) continue;
    for (const Actor& a : actors.resolve(i))
      out += fmt::format("  {} {}{}{}: {} ({})\n", a.code, a.name, a.office.empty() ? "" : ", ",
                         a.office, a.text, a.how);
  }
  return out;
}

std::string explain_reports(const Reports& reports) {
  std::string out = "reports\n";
  if (reports.reports.empty())
    out += "  none: no rule of the lexicon fits with an actor that is known\n";
  for (const Report& r : reports.reports) {
    out += "  " + to_text(r) + "\n";
    out += fmt::format("    rule {}\n", r.why.rule);
    for (const std::string& step : r.why.steps) out += fmt::format("    - {}\n", step);
  }
  for (const Reject& r : reports.rejects) out += fmt::format("  reject {}: {}\n", r.code, r.what);
  return out;
}

}  // namespace entente
