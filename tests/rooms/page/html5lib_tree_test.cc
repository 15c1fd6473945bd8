// The tree construction tests of html5lib (the files directly in tree-construction; those in
// scripted/ run scripts). A test that names no mode must pass with scripting off and on.
#include <gtest/gtest.h>

#include "page/dom_tree.hpp"
#include "rooms/page/html5lib.hpp"

namespace entente::page {
namespace {

using entente::testing::folded;
using entente::testing::Html5libFiles;
using entente::testing::Score;

struct TreeTest {
  std::string data, context, tree;
  bool scripting_on = true, scripting_off = true;
};

std::vector<TreeTest> read_tests(const std::string& bytes) {
  std::vector<TreeTest> tests;
  std::istringstream lines(bytes);
  std::string part;
  for (std::string line; std::getline(lines, line);) {
    const bool begins = line == "#data" && (part.empty() || part == "#document");
    if (begins) tests.emplace_back();
    if (begins || (part != "#document" && line.size() > 3 && line[0] == '#' &&
                   (line == "#errors" || line == "#new-errors" || line == "#document-fragment" ||
                    line == "#document" || line == "#script-on" || line == "#script-off"))) {
      part = line;
      if (line == "#script-on") tests.back().scripting_off = false;
      if (line == "#script-off") tests.back().scripting_on = false;
      continue;
    }
    if (tests.empty()) continue;
    if (part == "#data") tests.back().data += line + "\n";
    if (part == "#document-fragment") tests.back().context = line;
    if (part == "#document") tests.back().tree += line + "\n";
  }
  for (TreeTest& test : tests) {
    if (!test.data.empty()) test.data.pop_back();
    while (test.tree.ends_with("\n\n")) test.tree.pop_back();
  }
  return tests;
}

// What the standard moves to a namespace: written with a blank by the tests.
std::string shown_name(const Node& node, std::string_view name) {
  if (node.space != Namespace::html) {
    for (const std::string_view known :
         {"xlink:actuate", "xlink:arcrole", "xlink:href", "xlink:role", "xlink:show", "xlink:title",
          "xlink:type", "xml:lang", "xml:space", "xmlns:xlink"}) {
      if (name != known) continue;
      std::string shown(name);
      shown[shown.find(':')] = ' ';
      return shown;
    }
  }
  return std::string(name);
}

std::string shown_element(const Node& node) {
  const char* const space = node.space == Namespace::svg    ? "svg "
                            : node.space == Namespace::math ? "math "
                                                            : "";
  return "<" + std::string(space) + std::string(node.name) + ">";
}

std::string shown_doctype(const Node& node) {
  std::string shown = "<!DOCTYPE " + std::string(node.name);
  const std::string_view one = node.attribute("public"), two = node.attribute("system");
  if (!one.empty() || !two.empty())
    shown += " \"" + std::string(one) + "\" \"" + std::string(two) + "\"";
  return shown + ">";
}

// The dump that the tests expect, walked without recursion.
std::string dump(const Node* root, const std::string_view markup) {
  std::string out, text;
  const auto depth_of = [&](const Node* node) {
    std::size_t depth = 0;
    for (const Node* up = node->parent; up != root; up = up->parent)
      depth += up->tag == Tag::template_ ? 2 : 1;
    return depth;
  };
  const auto line = [&](std::size_t depth, const std::string& shown) {
    out += "| " + std::string(2 * depth, ' ') + shown + "\n";
  };
  for (const Node* node = next_in_order(root, root); node != nullptr;
       node = next_in_order(node, root)) {
    const std::size_t depth = depth_of(node);
    switch (node->type) {
      case NodeType::document: break;
      case NodeType::doctype: line(depth, shown_doctype(*node)); break;
      case NodeType::comment: line(depth, "<!-- " + std::string(node->text) + " -->"); break;
      case NodeType::text: {
        const bool verbatim = node->text.data() == markup.data() + node->span.begin;
        text += verbatim ? folded(node->text) : std::string(node->text);
        const bool goes_on = node->next != nullptr && node->next->type == NodeType::text;
        if (goes_on) break;
        line(depth, "\"" + text + "\"");
        text.clear();
        break;
      }
      case NodeType::element: {
        line(depth, shown_element(*node));
        std::map<std::string, std::string> attributes;
        for (const Attribute& one : node->attributes)
          attributes[shown_name(*node, one.name)] = one.value;
        for (const auto& [name, value] : attributes) line(depth + 1, name + "=\"" + value + "\"");
        if (node->tag == Tag::template_) line(depth + 1, "content");
        break;
      }
    }
  }
  return out;
}

std::string parsed(const TreeTest& test, bool scripting) {
  DomOptions options;
  options.scripting = scripting;
  std::string_view context = test.context;
  if (!context.empty()) {
    options.fragment = true;
    if (context.starts_with("svg ")) options.context_space = Namespace::svg;
    if (context.starts_with("math ")) options.context_space = Namespace::math;
    if (options.context_space != Namespace::html) context.remove_prefix(context.find(' ') + 1);
    options.context_name = context;
  }
  Arena arena;
  const Result<Dom> dom = parse_html(test.data, Limits{}, arena, options);
  if (!dom.ok()) return dom.error().what;
  const Node* document = dom.value().document;
  return dump(options.fragment ? document->first : document, test.data);
}

TEST(Html5lib, BuildsTheTreesThatBrowsersBuild) {
  const Html5libFiles files;
  if (!files.at_hand()) GTEST_SKIP() << "shared/data/html5lib-tests is not at hand";
  Score score("tree-construction");
  for (const auto& file : files.files("tree-construction", ".dat")) {
    std::size_t number = 0;
    for (const TreeTest& test : read_tests(entente::testing::slurp(file))) {
      ++number;
      std::string shown;
      for (const bool scripting : {false, true}) {
        if (scripting ? !test.scripting_on : !test.scripting_off) continue;
        const std::string tree = parsed(test, scripting);
        if (tree != test.tree)
          shown +=
              test.data + "\n  in " + test.context + "\n  wanted\n" + test.tree + "  but\n" + tree;
      }
      score.add(file.filename().string(), number, shown.empty(), shown);
    }
  }
  score.print();
}

}  // namespace
}  // namespace entente::page
