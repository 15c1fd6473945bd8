// Reads .lex files and compiles their examples with the parser.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "code/lexicon.hpp"

namespace entente {
namespace {

// The names that stand for S and T while an example is parsed: states whose tags are never in
// doubt.
constexpr std::string_view kSource = "Germany";
constexpr std::string_view kTarget = "France";

std::vector<std::string_view> split(std::string_view s, char by) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t cut = s.find(by);
    parts.push_back(trim(s.substr(0, cut)));
    if (cut == std::string_view::npos) return parts;
    s.remove_prefix(cut + 1);
  }
}

bool letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

struct Mark {
  std::size_t begin, end;
  char what;         // 'S', 'T' or 'C'
  std::string name;  // of the class
};

// Writes the example out as a sentence and keeps where S, T and classes came to stand.
std::string speak(std::string_view example, std::string_view source, std::string_view target,
                  const std::unordered_map<std::string, std::vector<std::string>>& classes,
                  std::vector<Mark>& marks) {
  std::string out;
  for (std::size_t i = 0; i < example.size(); ++i) {
    const char c = example[i];
    const bool alone =
        (i == 0 || !letter(example[i - 1])) && (i + 1 == example.size() || !letter(example[i + 1]));
    if ((c == 'S' || c == 'T') && alone) {
      const std::size_t begin = out.size();
      out += c == 'S' ? source : target;
      marks.push_back({begin, out.size(), c, {}});
    } else if (c == '[') {
      const std::size_t end = example.find(']', i);
      const std::string name(example.substr(i + 1, end - i - 1));
      const std::size_t begin = out.size();
      const auto it = classes.find(name);
      out += it == classes.end() || it->second.empty() ? name : it->second.front();
      marks.push_back({begin, out.size(), 'C', name});
      i = end;
    } else {
      out += c;
    }
  }
  return out;
}

std::vector<std::string> words_of(std::string_view phrase) {
  std::vector<std::string> words;
  for (const std::string_view w : split(phrase, ' '))
    if (!w.empty()) words.emplace_back(w);
  return words;
}

}  // namespace

std::string spoken(std::string_view example, std::string_view source, std::string_view target,
                   const std::unordered_map<std::string, std::vector<std::string>>& classes) {
  std::vector<Mark> marks;
  return speak(example, source, target, classes, marks);
}

class LexiconReader {
 public:
  LexiconReader(const Parser& parser, const Words& words, Lexicon& lexicon)
      : parser_(parser), words_(words), lexicon_(lexicon) {}

  Result<Done> read(std::string_view bytes, std::string_view path) {
    path_ = std::string(path);
    rule_ = nullptr;
    int number = 0;
    while (!bytes.empty()) {
      const std::size_t end = bytes.find('\n');
      const std::string_view line = bytes.substr(0, end);
      bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
      ++number;
      const std::string_view text = trim(line);
      if (text.empty() || text.front() == '#' ||
          (text.front() == '[' && text.find("] =") != std::string_view::npos))
        continue;
      const bool indented = line.front() == ' ' || line.front() == '\t';
      if (indented) {
        TRY([[maybe_unused]] const Done done, examples(text, number));
      } else {
        TRY([[maybe_unused]] const Done done, header(text, number));
      }
    }
    compile_all();
    return Done{};
  }

  void collect_classes(std::string_view bytes) {
    std::string joined;
    for (const std::string_view line : split(bytes, '\n')) {
      if (!line.starts_with('[')) continue;
      const std::size_t close = line.find("] =");
      if (close == std::string_view::npos) continue;
      auto& members = classes_[std::string(line.substr(1, close - 1))];
      for (const std::string_view m : split(line.substr(close + 3), ','))
        if (!m.empty()) members.emplace_back(m);
    }
  }

 private:
  Error wrong(int line, std::string what, std::string hint) const {
    return {ErrorCode::bad_data, std::move(what), fmt::format("{}:{}", path_, line),
            std::move(hint)};
  }

  Result<Done> header(std::string_view text, int line) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos)
      return wrong(line, "neither a rule, a class nor an example",
                   "write: name = CATEGORY / mode / cameo, examples indented below");
    auto rule = std::make_unique<Rule>();
    rule->name = std::string(trim(text.substr(0, equals)));
    rule->file = path_;
    rule->line = line;
    const auto fields = split(text.substr(equals + 1), '/');
    const auto plover = plover_of(fields[0]);
    if (!plover)
      return wrong(line, fmt::format("'{}' is no PLOVER category", fields[0]),
                   "see data/ontologies/plover.tsv");
    rule->plover = *plover;
    if (fields.size() > 1) rule->mode = std::string(fields[1]);
    if (fields.size() > 2) rule->cameo = std::string(fields[2]);
    if (rule->cameo.size() < 2 || rule->cameo.size() > 4 ||
        !std::all_of(rule->cameo.begin(), rule->cameo.end(),
                     [](char c) { return c >= '0' && c <= '9'; }))
      return wrong(line, fmt::format("'{}' is no CAMEO code", rule->cameo),
                   "two to four digits, see data/ontologies/cameo.tsv");
    for (std::size_t i = 3; i < fields.size(); ++i) {
      TRY([[maybe_unused]] const Done done, option(*rule, fields[i], line));
    }
    lexicon_.rules_.push_back(std::move(rule));
    rule_ = lexicon_.rules_.back().get();
    return Done{};
  }

  Result<Done> option(Rule& rule, std::string_view text, int line) {
    const std::size_t equals = text.find('=');
    const std::string_view key = text.substr(0, equals),
                           value = equals == std::string_view::npos ? "" : text.substr(equals + 1);
    if (key == "reciprocal") {
      rule.reciprocal = true;
    } else if (key == "answer") {
      rule.answer = true;
    } else if (key == "context") {
      for (const std::string_view c : split(value, ',')) rule.contexts.emplace_back(c);
    } else if (key == "status") {
      for (int s = 0; s <= static_cast<int>(Status::undecided); ++s)
        if (entente::name(static_cast<Status>(s)) == value) rule.status = static_cast<Status>(s);
      if (!rule.status)
        return wrong(line, fmt::format("'{}' is no status", value),
                     "happened, planned, requested ...");
    } else if (key == "support") {
      for (const std::string_view v : split(value, ','))
        for (int s = 0; s <= static_cast<int>(SupportKind::intelligence); ++s)
          if (entente::name(static_cast<SupportKind>(s)) == v)
            rule.support.push_back(static_cast<SupportKind>(s));
      if (rule.support.empty())
        return wrong(line, fmt::format("'{}' is no kind of support", value),
                     "military, economic, financial ...");
    } else {
      return wrong(line, fmt::format("unknown option '{}'", key),
                   "reciprocal, answer, status=, support=, context=");
    }
    return Done{};
  }

  // Examples on one line are set apart by two blanks or more.
  Result<Done> examples(std::string_view text, int line) {
    if (rule_ == nullptr)
      return wrong(line, "an example before any rule",
                   "start with: name = CATEGORY / mode / cameo");
    while (!text.empty()) {
      const std::size_t gap = text.find("  ");
      const std::string_view example = trim(text.substr(0, gap));
      text = gap == std::string_view::npos ? std::string_view{} : trim(text.substr(gap));
      if (example.starts_with("not:")) {
        lexicon_.not_.push_back(
            {rule_, spoken(trim(example.substr(4)), kSource, kTarget, classes_), line});
        continue;
      }
      if (const auto done = put_off(example, line); !done.ok())
        wrong_examples_.push_back(done.error());
    }
    return Done{};
  }

  // An example that waits for the others: all are parsed at once, since the networks' weights cost
  // more to read than a short sentence costs to parse.
  struct Example {
    std::string_view text;
    int line;
    Rule* rule;
    std::string sentence;
    std::vector<Mark> marks;
  };

  Result<Done> put_off(std::string_view text, int line) {
    if (std::count(text.begin(), text.end(), '[') != std::count(text.begin(), text.end(), ']'))
      return wrong(line, "a bracket is open in the example", "write [class]");
    Example example{text, line, rule_, {}, {}};
    example.sentence = speak(text, kSource, kTarget, classes_, example.marks);
    waiting_.push_back(std::move(example));
    return Done{};
  }

  void compile_all() {
    std::vector<std::string_view> sentences;
    for (const Example& example : waiting_) sentences.push_back(example.sentence);
    Arena arena;
    const std::span<const Parsed> parsed = parser_.parse(sentences, arena);
    for (std::size_t i = 0; i < waiting_.size(); ++i)
      if (const auto done = compile(waiting_[i], parsed[i]); !done.ok())
        wrong_examples_.push_back(done.error());
    waiting_.clear();
  }

  Result<Done> compile(const Example& example, const Parsed& parsed) {
    const int line = example.line;
    marks_ = example.marks;
    const Tree tree(parsed);
    bound_source_ = bound_target_ = false;
    weight_ = 0;
    int root = kNone;
    for (int i = 0; i < tree.size() && root == kNone; ++i)
      if (tree.root(i) && tree[i].pos != "PUNCT") root = i;
    if (root == kNone)
      return wrong(line, "the example has no predicate", "write a short English sentence");
    if (light_verb(tree, words_, root))
      if (const int object = tree.child(root, {"dobj"});
          object != kNone &&
          (mark_at(tree, object) == nullptr || mark_at(tree, object)->what == 'C'))
        root = object;
    auto pattern = std::make_unique<Pattern>();
    pattern->rule = example.rule;
    pattern->example = std::string(example.text);
    pattern->spoken = example.sentence;
    pattern->line = line;
    pattern->root = node(tree, root, 0);
    pattern->weight = weight_;
    pattern->has_source = bound_source_;
    pattern->has_target = bound_target_;
    bool wants_source = false, wants_target = false;
    for (const Mark& mark : marks_) {
      wants_source |= mark.what == 'S';
      wants_target |= mark.what == 'T';
    }
    if (wants_source != bound_source_ || wants_target != bound_target_)
      return wrong(line,
                   fmt::format("the parser does not tie S and T to '{}' in '{}'", tree[root].text,
                               example.sentence),
                   "say it more simply");
    const PatternSlot *s = nullptr, *t = nullptr;
    for (const PatternSlot& slot : pattern->root.slots) {
      if (slot.kind == SlotKind::source) s = &slot;
      if (slot.kind == SlotKind::target) t = &slot;
    }
    pattern->mutual = s != nullptr && t != nullptr && s->role == t->role && s->prep == t->prep;
    for (const auto& phrase : pattern->root.phrases)
      lexicon_.by_lemma_[phrase.back()].push_back(pattern.get());
    lexicon_.patterns_.push_back(std::move(pattern));
    return Done{};
  }

  const Mark* mark_at(const Tree& tree, int token) const {
    for (const Mark& mark : marks_)
      if (tree[token].span.begin < mark.end && mark.begin < tree[token].span.end &&
          tree[token].span.end == mark.end)
        return &mark;
    return nullptr;
  }

  PatternNode node(const Tree& tree, int token, int depth) {
    PatternNode out;
    ++weight_;
    const Mark* mark = mark_at(tree, token);
    if (mark != nullptr && mark->what == 'C') {
      for (const std::string& member : classes_[mark->name])
        out.phrases.push_back(words_of(member));
      out.phrases.push_back({tree.lemma(token)});
    } else {
      out.phrases.push_back({tree.lemma(token)});
    }
    out.verb = tree.verb(token);
    if (depth > 4) return out;
    const Frame frame = frame_of(tree, words_, token);
    const int carrier = frame.verb != kNone ? frame.verb : token;
    out.negated = tree.verb(carrier) && negated(tree, carrier);
    if (const int det = tree.child(token, {"det"}); det != kNone && tree.lemma(det) == "no")
      out.negated = true;
    for (const bool nested : {false, true})
      for (const Argument& a : frame.arguments) slot(tree, frame, a, nested, depth, out);
    return out;
  }

  void slot(const Tree& tree, const Frame& frame, const Argument& a, bool nested, int depth,
            PatternNode& out) {
    const Mark* mark = mark_at(tree, a.token);
    const bool actor = mark != nullptr && mark->what != 'C';
    if (actor == nested) return;  // actors first, so that an outer S is not bound again inside
    PatternSlot slot;
    slot.role = a.role;
    slot.prep = std::string(a.prep);
    if (actor) {
      bool& bound = mark->what == 'S' ? bound_source_ : bound_target_;
      if (bound || a.role == Role::modifier) return;
      bound = true;
      ++weight_;
      slot.kind = mark->what == 'S' ? SlotKind::source : SlotKind::target;
      out.slots.push_back(std::move(slot));
      return;
    }
    const std::string_view pos = tree[a.token].pos;
    if (pos == "PRON" || pos == "DET" || pos == "PUNCT") return;
    // An attribute, object or complement is met once; a weak twin of a strong argument adds
    // nothing, nor does an actor's own name.
    if (a.weak && a.role != Role::prep) return;
    if (a.weak) {
      for (const Argument& b : frame.arguments)
        if (&b != &a && !b.weak && b.token == a.token) return;
      return;
    }
    if (frame.nominal && a.role != Role::modifier && a.role != Role::prep &&
        a.role != Role::complement)
      return;
    if (a.role == Role::modifier && words_.has("adverb", tree.lemma(a.token))) return;
    slot.node = std::make_unique<PatternNode>(node(tree, a.token, depth + 1));
    out.slots.push_back(std::move(slot));
  }

  std::string path_;
  std::vector<Error> wrong_examples_;
  const Parser& parser_;
  const Words& words_;
  Lexicon& lexicon_;
  Rule* rule_ = nullptr;
  std::unordered_map<std::string, std::vector<std::string>> classes_;
  std::vector<Mark> marks_;
  std::vector<Example> waiting_;
  bool bound_source_ = false, bound_target_ = false;
  int weight_ = 0;
};

Result<Lexicon> Lexicon::read(std::span<const EmbeddedFile> files, const Parser& parser,
                              const Words& words) {
  Lexicon lexicon;
  LexiconReader reader(parser, words, lexicon);
  for (const EmbeddedFile& file : files) reader.collect_classes(file.bytes);
  for (const EmbeddedFile& file : files) {
    TRY([[maybe_unused]] const Done done, reader.read(file.bytes, file.path));
  }
  return lexicon;
}

}  // namespace entente
