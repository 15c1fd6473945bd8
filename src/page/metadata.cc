// The head of a page: meta elements, links, the first <time>, and the JSON-LD blocks wherever they
// stand.
#include "page/metadata.hpp"

#include <algorithm>
#include <array>

#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kMostMetas = 512;

struct Meta {
  std::string_view name, content;
};

class Reader {
 public:
  explicit Reader(const Dom& dom) : root_(dom.document), json_(out_) {}

  Metadata read() {
    for (const Node* node = root_; node != nullptr; node = next_in_order(node, root_))
      if (node->type == NodeType::element) read_element(*node);
    read_titles_and_names();
    json_.finish();  // its claims come first, but the head's fill what it lacks
    add_meta_titles();
    read_times();
    read_authors();
    part_houses_from_persons();
    read_flags();
    return std::move(out_);
  }

 private:
  void read_element(const Node& node) {
    switch_on(node);
    if (node.attributes.empty()) return;
    const std::string_view property = node.attribute("itemprop");
    if (property == "datePublished" && item_published_.empty()) {
      item_published_ = node.attribute("datetime");
      if (item_published_.empty()) item_published_ = node.attribute("content");
    }
    if (property == "dateModified" && item_modified_.empty()) {
      item_modified_ = node.attribute("datetime");
      if (item_modified_.empty()) item_modified_ = node.attribute("content");
    }
  }

  void switch_on(const Node& node) {
    if (node.tag == Tag::meta) return read_meta(node);
    if (node.tag == Tag::script) return read_script(node);
    if (node.tag == Tag::link && node.attribute("rel") == "canonical" && out_.url.empty()) {
      out_.url = std::string(trim(node.attribute("href")));
    } else if (node.tag == Tag::html) {
      out_.language = lower(node.attribute("lang").substr(0, 2));
    } else if (node.tag == Tag::title && title_.empty() && node.first != nullptr &&
               node.space == Namespace::html) {
      for (const Node* text = node.first; text != nullptr; text = text->next)
        title_.append(text->text);
    } else if (node.tag == Tag::time) {
      read_time(node);
    }
  }

  void read_meta(const Node& node) {
    std::string_view name = node.attribute("property");
    if (name.empty()) name = node.attribute("name");
    if (name.empty()) name = node.attribute("itemprop");
    const std::string_view content = trim(node.attribute("content"));
    if (!name.empty() && !content.empty() && metas_.size() < kMostMetas)
      metas_.push_back({name, content});
  }

  void read_script(const Node& node) {
    const std::string_view type = trim(node.attribute("type"));
    if (type.size() < 19 || !same_word(type.substr(0, 19), "application/ld+json")) return;
    if (node.first == nullptr) return;
    if (out_.article_body_at.empty() &&
        node.first->text.find("articleBody") != std::string_view::npos)
      out_.article_body_at = node.first->span;
    if (node.first->next == nullptr) return json_.add(node.first->text);
    std::string whole;
    for (const Node* text = node.first; text != nullptr; text = text->next)
      whole.append(text->text);
    json_.add(whole);
  }

  // The first time that says of itself that it is the publication's, else the first of all.
  void read_time(const Node& node) {
    std::string_view value = node.attribute("datetime");
    if (value.empty() && node.first != nullptr && node.first->type == NodeType::text)
      value = node.first->text;
    if (value.size() < 8) return;
    std::string words(node.attribute("class"));
    words.append(" ").append(node.attribute("itemprop"));
    for (const Node* above = node.parent; above != nullptr && above != node.parent->parent;
         above = above->parent)
      words.append(" ").append(above->attribute("class"));
    words = lower(words);
    const bool changed =
        words.find("modif") != std::string::npos || words.find("updat") != std::string::npos;
    const bool first = words.find("publi") != std::string::npos;
    if (changed) {
      if (time_modified_.empty()) time_modified_ = value;
    } else if (first) {
      if (time_published_.empty()) time_published_ = value;
    } else if (time_.empty()) {
      time_ = value;
    }
  }

  [[nodiscard]] std::string_view meta(std::string_view wanted) const {
    for (const Meta& one : metas_)
      if (same_word(one.name, wanted)) return one.content;
    return {};
  }

  void read_titles_and_names() {
    out_.site_name = plain_text(meta("og:site_name"));
    for (const std::string_view name : {"og:description", "description", "twitter:description",
                                        "dc.description", "lead", "sailthru.description"}) {
      std::string text = plain_text(meta(name));
      if (text.empty()) continue;
      if (std::find(out_.descriptions.begin(), out_.descriptions.end(), text) ==
          out_.descriptions.end())
        out_.descriptions.push_back(std::move(text));
    }
    if (out_.url.empty()) out_.url = std::string(meta("og:url"));
    out_.section = plain_text(meta("article:section"));
  }

  void add_title(std::string_view source, std::string_view rule) {
    std::string text = plain_text(source);
    if (!text.empty()) out_.titles.push_back({std::move(text), rule});
  }

  void add_meta_titles() {
    add_title(meta("og:title"), "meta og:title");
    add_title(meta("twitter:title"), "meta twitter:title");
    add_title(meta("parsely-title"), "meta parsely-title");
    add_title(meta("sailthru.title"), "meta sailthru.title");
    add_title(meta("dc.title"), "meta dc.title");
    add_title(meta("dcterms.title"), "meta dcterms.title");
    add_title(meta("headline"), "meta headline");
    add_title(title_, "<title>");
  }

  static void set(std::optional<Moment>& into, std::string_view value, std::string_view rule) {
    if (into || value.empty()) return;
    into = parse_moment(value, rule);
    // "2022-03-14T15:42:07 (local)" and worse: the day at least is sure.
    if (!into && value.size() > 10) into = parse_moment(value.substr(0, 10), rule);
  }

  void read_times() {
    for (const std::string_view name : {"article:published_time",
                                        "og:article:published_time",
                                        "datepublished",
                                        "parsely-pub-date",
                                        "sailthru.date",
                                        "cxenseparse:recs:publishtime",
                                        "article:published",
                                        "dc.date.issued",
                                        "dcterms.created",
                                        "dc.date.created",
                                        "dcterms.date",
                                        "dc.date",
                                        "publish-date",
                                        "publish_date",
                                        "publication_date",
                                        "publicationdate",
                                        "pubdate",
                                        "published_at",
                                        "article.published",
                                        "article_date_original",
                                        "og:pubdate",
                                        "citation_publication_date",
                                        "date"})
      set(out_.published, meta(name), "meta");
    set(out_.published, item_published_, "meta");
    set(out_.published, time_published_, "time");
    set(out_.published, time_, "time");
    for (const std::string_view name :
         {"article:modified_time", "og:updated_time", "datemodified", "last-modified",
          "dcterms.modified", "dc.date.modified", "lastmod"})
      set(out_.modified, meta(name), "meta");
    set(out_.modified, item_modified_, "meta");
    set(out_.modified, time_modified_, "time");
  }

  void read_authors() {
    if (!out_.authors.empty()) return;
    for (const std::string_view name :
         {"author", "article:author", "article:author_name", "parsely-author", "sailthru.author",
          "dc.creator", "dcterms.creator", "byl", "authors", "cxenseparse:author", "dc.author",
          "og:article:author", "citation_author", "twitter:data1"}) {
      for (const Meta& one : metas_) {
        if (!same_word(one.name, name) || one.content.find("://") != std::string_view::npos ||
            one.content.starts_with("@") || one.content.starts_with("/"))
          continue;
        // Social cards also carry "Est. reading time" there.
        if (name == "twitter:data1" && !same_word(meta("twitter:label1"), "written by")) continue;
        for (std::string& author : clean_authors(plain_text(one.content))) {
          auto& list = is_person_name(author) ? out_.authors : out_.organisations;
          if (std::find(list.begin(), list.end(), author) == list.end())
            list.push_back(std::move(author));
        }
      }
      if (!out_.authors.empty()) {
        out_.authors_rule = "meta";
        return;
      }
    }
  }

  // The paper itself stands among the authors of many pages, by a name that looks like a person's.
  void part_houses_from_persons() {
    const auto is_house = [this](const std::string& name) {
      return same_word(name, out_.site_name) || same_word(name, out_.publisher);
    };
    for (const std::string& name : out_.authors)
      if (is_house(name) && std::find(out_.organisations.begin(), out_.organisations.end(), name) ==
                                out_.organisations.end())
        out_.organisations.push_back(name);
    out_.authors.erase(std::remove_if(out_.authors.begin(), out_.authors.end(), is_house),
                       out_.authors.end());
  }

  void read_flags() {
    const std::string type = lower(meta("og:type"));
    if (type.find("article") != std::string::npos) out_.article = true;
    if (type == "website" && !out_.article) out_.collection = true;
  }

  const Node* root_;
  Metadata out_;
  JsonLd json_;
  std::vector<Meta> metas_;
  std::string title_;
  std::string_view item_published_, item_modified_, time_, time_published_, time_modified_;
};

}  // namespace

Metadata read_metadata(const Dom& dom) {
  return Reader(dom).read();
}

}  // namespace entente::page
