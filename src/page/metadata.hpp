// What a page says of itself in markup: JSON-LD, meta elements, <time>, <link>. Claims of the page,
// each with the rule that read it; what can be checked against the visible text is checked by the
// extractor.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/dom.hpp"
#include "page/moment.hpp"

namespace entente::page {

struct Claimed {
  std::string value;      // plain text: no tags, no references, blanks collapsed
  std::string_view rule;  // "json-ld headline", "meta og:title"; a literal
};

struct Metadata {
  std::vector<Claimed> titles;             // best first
  std::vector<std::string> authors;        // persons, cleaned
  std::vector<std::string> organisations;  // that stand where an author should
  std::string_view authors_rule;
  std::optional<Moment> published, modified;
  std::string url;  // canonical
  std::string site_name, publisher, section, dateline, language;
  std::vector<std::string> descriptions;  // meta descriptions and JSON-LD's
  std::string article_body;               // JSON-LD articleBody as plain text
  TextSpan article_body_at;               // the script that carries it, in the markup
  std::optional<bool> accessible_for_free;
  bool article = false;     // a JSON-LD type or og:type says article
  bool live_blog = false;   // LiveBlogPosting
  bool fact_check = false;  // ClaimReview
  bool collection = false;  // CollectionPage, WebPage without an article, og:type website
};

[[nodiscard]] Metadata read_metadata(const Dom& dom);

// One JSON-LD block at a time into `out`; broken JSON is repaired where the fault is a common one,
// else left out. Fields that `out` has already are kept.
class JsonLd {
 public:
  explicit JsonLd(Metadata& out) : out_(out) {}
  void add(std::string_view json);
  void finish();  // takes the best article over into the metadata

 private:
  struct Article {
    int rank = -1;
    std::string type, headline, body, description, dateline, url, section, publisher, name;
    std::string published, modified;
    std::vector<std::string> persons, organisations, author_references;
    std::optional<bool> free;
  };
  friend class JsonLdReader;

  Metadata& out_;
  std::vector<Article> articles_;
  std::vector<std::pair<std::string, std::pair<std::string, bool>>>
      persons_;  // @id -> name, person
  bool collection_ = false;
};

// `Alice Smith and Bob Jones, Reuters` and the like to names: no "By", no titles, no agencies, no
// addresses, each once.
[[nodiscard]] std::vector<std::string> clean_authors(std::string_view text);
// Reads as the name of a person: two to five capitalised words, or a script without case.
[[nodiscard]] bool is_person_name(std::string_view name);
// The text of HTML source as metadata carry it: tags removed, character references decoded, blanks
// collapsed.
[[nodiscard]] std::string plain_text(std::string_view source, bool keep_lines = false);

}  // namespace entente::page
