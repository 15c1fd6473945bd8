// JSON-LD by simdjson: one value, an array or a @graph, in one block or several. Where the JSON is
// broken the usual faults are mended first (line breaks inside strings, comments around, commas
// before a closing bracket).
#include <simdjson.h>

#include <algorithm>

#include "page/metadata.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostArticles = 16, kMostNames = 64;
constexpr int kDeepest = 6;

std::string mended(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\' && i + 1 < json.size()) {
        out += c;
        out += json[++i];
      } else if (static_cast<unsigned char>(c) < 0x20) {
        out += ' ';
      } else {
        if (c == '"') in_string = false;
        out += c;
      }
      continue;
    }
    if (c == '"') in_string = true;
    if (c == '}' || c == ']') {
      std::size_t end = out.size();
      while (end > 0 && static_cast<unsigned char>(out[end - 1]) <= ' ') --end;
      if (end > 0 && out[end - 1] == ',') out.resize(end - 1);
    }
    out += c;
  }
  return out;
}

// What stands outside the outermost brackets: comments, CDATA marks, a semicolon.
std::string_view core(std::string_view json) {
  const std::size_t begin = json.find_first_of("{[");
  if (begin == std::string_view::npos) return {};
  const std::size_t end = json.find_last_of("}]");
  return end == std::string_view::npos || end < begin ? json.substr(begin)
                                                      : json.substr(begin, end + 1 - begin);
}

std::string_view text_of(const object& from, std::string_view key) {
  std::string_view value;
  element found;
  if (from[key].get(found) != simdjson::SUCCESS) return {};
  if (found.get(value) == simdjson::SUCCESS) return value;
  array several;
  if (found.get(several) == simdjson::SUCCESS)
    for (const element one : several)
      if (one.get(value) == simdjson::SUCCESS) return value;
  return {};
}

// A type may be a list; the first that says what kind of work it is counts.
std::string type_of(const object& from) {
  element found;
  if (from["@type"].get(found) != simdjson::SUCCESS) return {};
  std::string_view value;
  if (found.get(value) == simdjson::SUCCESS) return std::string(value);
  std::string all;
  array several;
  if (found.get(several) == simdjson::SUCCESS)
    for (const element one : several)
      if (one.get(value) == simdjson::SUCCESS) all.append(all.empty() ? "" : " ").append(value);
  return all;
}

std::string capitalised(std::string_view name) {
  std::string out(name);
  for (std::size_t i = 0; i < out.size(); ++i)
    if ((i == 0 || out[i - 1] == ' ') && is_lower(out[i])) out[i] = static_cast<char>(out[i] - 32);
  return out;
}

bool says(std::string_view type, std::string_view word) {
  return type.find(word) != std::string_view::npos;
}

}  // namespace

class JsonLdReader {
 public:
  explicit JsonLdReader(JsonLd& out) : out_(out) {}

  void read(const element& value, int depth) {
    if (depth > kDeepest) return;
    array several;
    if (value.get(several) == simdjson::SUCCESS) {
      for (const element one : several) read(one, depth + 1);
      return;
    }
    object one;
    if (value.get(one) == simdjson::SUCCESS) read_object(one, depth);
  }

 private:
  void read_object(const object& from, int depth) {
    const std::string type = type_of(from);
    element inner;
    if (from["@graph"].get(inner) == simdjson::SUCCESS) read(inner, depth + 1);
    if (says(type, "ClaimReview")) out_.out_.fact_check = true;
    if (says(type, "CollectionPage") || says(type, "ItemList")) out_.collection_ = true;
    if (says(type, "Person") || says(type, "Organization")) {
      const std::string_view id = text_of(from, "@id"), name = text_of(from, "name");
      if (!id.empty() && !name.empty() && out_.persons_.size() < kMostNames)
        out_.persons_.push_back({std::string(id), {plain_text(name), says(type, "Person")}});
    }
    const bool article = says(type, "Article") || says(type, "Posting") || says(type, "Report") ||
                         says(type, "Review") || says(type, "Recipe");
    if (article) {
      read_article(from, type);
    } else {
      for (const char* key : {"mainEntity", "mainEntityOfPage", "article"})
        if (from[key].get(inner) == simdjson::SUCCESS && inner.is_object()) read(inner, depth + 1);
    }
  }

  void read_article(const object& from, const std::string& type) {
    if (out_.articles_.size() >= kMostArticles) return;
    JsonLd::Article article;
    article.type = type;
    article.headline = plain_text(text_of(from, "headline"));
    article.name = plain_text(text_of(from, "name"));
    article.body = plain_text(text_of(from, "articleBody"), true);
    article.description = plain_text(text_of(from, "description"));
    article.dateline = plain_text(text_of(from, "dateline"));
    article.section = plain_text(text_of(from, "articleSection"));
    article.published = std::string(text_of(from, "datePublished"));
    if (article.published.empty()) article.published = std::string(text_of(from, "dateCreated"));
    article.modified = std::string(text_of(from, "dateModified"));
    article.url = std::string(text_of(from, "url"));
    element found;
    object publisher;
    if (from["publisher"].get(publisher) == simdjson::SUCCESS)
      article.publisher = plain_text(text_of(publisher, "name"));
    if (from["isAccessibleForFree"].get(found) == simdjson::SUCCESS) read_free(found, article);
    if (from["author"].get(found) == simdjson::SUCCESS) read_authors(found, article, 0);
    if (article.persons.empty() && article.organisations.empty() &&
        article.author_references.empty() && from["creator"].get(found) == simdjson::SUCCESS)
      read_authors(found, article, 0);
    // Which of several is the page's own: what has more of an article, the first among equals.
    article.rank = (article.headline.empty() ? 0 : 4) + (article.published.empty() ? 0 : 3) +
                   (article.body.empty() ? 0 : 2) + (article.persons.empty() ? 0 : 1) -
                   (says(type, "Review") && !says(type, "Article") ? 3 : 0);
    if (article.rank > 0 || says(type, "LiveBlog")) out_.articles_.push_back(std::move(article));
  }

  static void read_free(const element& value, JsonLd::Article& article) {
    bool truth = false;
    std::string_view word;
    if (value.get(truth) == simdjson::SUCCESS) {
      article.free = truth;
    } else if (value.get(word) == simdjson::SUCCESS) {
      if (same_word(trim(word), "true")) article.free = true;
      if (same_word(trim(word), "false")) article.free = false;
    }
  }

  static void add(std::vector<std::string>& list, std::string name) {
    if (!name.empty() && list.size() < kMostNames &&
        std::find(list.begin(), list.end(), name) == list.end())
      list.push_back(std::move(name));
  }

  void read_authors(const element& value, JsonLd::Article& article, int depth) {
    if (depth > 3) return;
    array several;
    object one;
    std::string_view word;
    if (value.get(several) == simdjson::SUCCESS) {
      for (const element each : several) read_authors(each, article, depth + 1);
    } else if (value.get(word) == simdjson::SUCCESS) {
      add_names(word, true, false, article);
    } else if (value.get(one) == simdjson::SUCCESS) {
      const std::string type = type_of(one);
      element names;
      if (one["name"].get(names) != simdjson::SUCCESS) {
        const std::string_view id = text_of(one, "@id");
        if (!id.empty() && article.author_references.size() < kMostNames)
          article.author_references.emplace_back(id);
        return;
      }
      const bool person = !says(type, "Organization");
      const bool sure = says(type, "Person");
      if (names.get(several) == simdjson::SUCCESS) {
        for (const element each : several)
          if (each.get(word) == simdjson::SUCCESS) add_names(word, person, sure, article);
      } else if (names.get(word) == simdjson::SUCCESS) {
        add_names(word, person, sure, article);
      }
    }
  }

  static void add_names(std::string_view source, bool person, bool sure, JsonLd::Article& article) {
    const std::string plain = plain_text(source);
    if (plain.find("://") != std::string::npos) return;
    if (!person) return add(article.organisations, plain);
    for (std::string& name : clean_authors(plain)) {
      // What the markup calls a person may be spelt without capitals.
      const bool named = is_person_name(name) || (sure && is_person_name(capitalised(name)));
      add(named ? article.persons : article.organisations, std::move(name));
    }
  }

  JsonLd& out_;
};

void JsonLd::add(std::string_view json) {
  json = core(json);
  if (json.empty()) return;
  simdjson::dom::parser parser;
  element root;
  if (parser.parse(json.data(), json.size()).get(root) == simdjson::SUCCESS)
    return JsonLdReader(*this).read(root, 0);
  const std::string again = mended(json);
  if (parser.parse(again).get(root) == simdjson::SUCCESS) JsonLdReader(*this).read(root, 0);
}

void JsonLd::finish() {
  const Article* best = nullptr;
  for (const Article& one : articles_) {
    if (one.type.find("LiveBlog") != std::string::npos) out_.live_blog = true;
    int rank = one.rank * 2;
    if (!out_.url.empty() && one.url == out_.url) rank += 5;
    const int best_rank =
        best == nullptr ? -1
                        : best->rank * 2 + (!out_.url.empty() && best->url == out_.url ? 5 : 0);
    if (rank > best_rank) best = &one;
  }
  out_.collection = collection_ && best == nullptr;
  if (best == nullptr) return;
  out_.article = true;
  const auto add_title = [this](const std::string& text, std::string_view rule) {
    if (!text.empty()) out_.titles.push_back({text, rule});
  };
  add_title(best->headline, "json-ld headline");
  if (best->headline.empty()) add_title(best->name, "json-ld name");
  out_.published = parse_moment(best->published, "json-ld");
  if (!out_.published && best->published.size() > 10)
    out_.published = parse_moment(best->published.substr(0, 10), "json-ld");
  out_.modified = parse_moment(best->modified, "json-ld");
  out_.article_body = best->body;
  out_.dateline = best->dateline;
  out_.publisher = best->publisher;
  if (out_.section.empty()) out_.section = best->section;
  out_.accessible_for_free = best->free;
  if (!best->description.empty()) out_.descriptions.push_back(best->description);
  out_.authors = best->persons;
  out_.organisations = best->organisations;
  for (const std::string& id : best->author_references)
    for (const auto& [known, who] : persons_)
      if (known == id) {
        auto& list = who.second && is_person_name(who.first) ? out_.authors : out_.organisations;
        if (std::find(list.begin(), list.end(), who.first) == list.end()) list.push_back(who.first);
        break;
      }
  if (!out_.authors.empty()) out_.authors_rule = "json-ld author";
}

}  // namespace entente::page
