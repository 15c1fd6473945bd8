// The schema entente.page/1 in JSON: keys in a fixed order, one item or dropped block a line group,
// so that two runs agree byte for byte.
#include <algorithm>
#include <array>
#include <string>

#include "page/json_string.hpp"
#include "page/page.hpp"
#include "page/shape.hpp"
#include "page/site.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

// One JSON object on one line; values are written as they come.
class Object {
 public:
  explicit Object(std::string& out) : out_(out) { out_ += '{'; }
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;
  ~Object() { out_ += '}'; }

  std::string& key(std::string_view key) {
    if (!first_) out_ += ", ";
    first_ = false;
    page::append_json_string(out_, key);
    out_ += ": ";
    return out_;
  }
  void add(std::string_view name, const char* value) { add(name, std::string_view(value)); }
  void add(std::string_view name, std::string_view value) {
    page::append_json_string(key(name), value);
  }
  void add_or_null(std::string_view name, std::string_view value) {
    if (value.empty()) {
      key(name) += "null";
    } else {
      add(name, value);
    }
  }
  void add(std::string_view name, int value) { key(name) += std::to_string(value); }
  void add(std::string_view name, bool value) { key(name) += value ? "true" : "false"; }
  void add(std::string_view name, TextSpan span) {
    std::string& out = key(name);
    out += '[';
    out += std::to_string(span.begin);
    out += ", ";
    out += std::to_string(span.end);
    out += ']';
  }
  template <typename Strings>
  void add_list(std::string_view name, const Strings& strings) {
    std::string& out = key(name);
    out += '[';
    bool first = true;
    for (const auto& string : strings) {
      if (!first) out += ", ";
      first = false;
      page::append_json_string(out, string);
    }
    out += ']';
  }

 private:
  std::string& out_;
  bool first_ = true;
};

void append_dateline(std::string& out, const Dateline& dateline) {
  Object object(out);
  object.add("raw", dateline.raw);
  object.add_or_null("place", dateline.place);
  object.add_or_null("country", dateline.country);
  object.add_or_null("agency", dateline.agency);
  object.add_or_null("date", dateline.date ? dateline.date->iso() : "");
  object.add_or_null("weekday", dateline.date
                                    ? kWeekdays[static_cast<std::size_t>(dateline.date->weekday())]
                                    : std::string_view{});
  object.add("span", dateline.span);
  if (dateline.cities.empty()) return;
  std::string& cities = object.key("cities");
  cities += '[';
  for (std::size_t i = 0; i < dateline.cities.size(); ++i) {
    if (i > 0) cities += ", ";
    Object city(cities);
    city.add("name", dateline.cities[i].name);
    city.add_or_null("country", dateline.cities[i].country);
  }
  cities += ']';
}

void append_block(std::string& out, const Block& block) {
  Object object(out);
  object.add("n", block.n);
  object.add("t", name(block.type));
  object.add("text", block.text);
  if (block.truncated) object.add("last_sentence_cut", true);
  if (block.leaves_quote_open) object.add("leaves_quote_open", true);
  if (block.continues_quote) object.add("continues_quote", true);
  object.add("span", block.span);
  object.add("input", block.input);
}

void append_bylines(std::string& out, const std::vector<Byline>& bylines) {
  out += '[';
  for (std::size_t i = 0; i < bylines.size(); ++i) {
    if (i > 0) out += ", ";
    Object object(out);
    object.add("name", bylines[i].name);
    object.add("raw", bylines[i].raw);
  }
  out += ']';
}

void append_moment(std::string& out, const Moment& moment) {
  Object object(out);
  object.add("value", moment.iso());
  object.add("precision", name(moment.precision));
  object.add("source", moment.rule);
  object.add_or_null("tz", moment.zone);
}

void append(std::string& out, const Revision& revision) {
  Object object(out);
  object.add("kind", name(revision.kind));
  object.add("number", revision.number);
  object.add_or_null("note", revision.note);
  object.add("span", revision.span);
}

void append(std::string& out, const Credit& credit) {
  Object object(out);
  object.add("role", name(credit.role));
  object.add("name", credit.name);
  object.add_or_null("place", credit.place);
}

void append(std::string& out, const Reason& reason) {
  Object object(out);
  object.add("rule", reason.rule);
  object.add("words", reason.words);
  object.add("span", reason.span);
}

template <typename Values>
void append_list(std::string& out, const Values& values) {
  out += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ", ";
    append(out, values[i]);
  }
  out += ']';
}

void append_item(std::string& out, const Item& item) {
  Object object(out);
  object.add("id", item.id);
  object.add("kind", item.role == ItemRole::headline ? "headline" : "article");
  object.add("role", name(item.role));
  object.add("complete", item.complete);
  if (!item.truncated_by.empty()) object.add("truncated_by", item.truncated_by);
  if (!item.section.empty()) object.add("section", item.section);
  object.add("title", item.title);
  object.add("title_span", item.title_span);
  if (item.role != ItemRole::headline) append_bylines(object.key("byline"), item.byline);
  if (item.agency) {
    Object agency(object.key("agency"));
    agency.add("code", item.agency->code);
    agency.add("name", item.agency->name);
  }
  if (item.dateline) append_dateline(object.key("dateline"), *item.dateline);
  if (item.published) append_moment(object.key("published"), *item.published);
  if (item.modified) append_moment(object.key("modified"), *item.modified);
  if (!item.revisions.empty()) append_list(object.key("revisions"), item.revisions);
  if (!item.credits.empty()) append_list(object.key("credits"), item.credits);
  if (!item.initials.empty()) object.add("initials", item.initials);
  if (!item.withheld.empty()) object.add("withheld", item.withheld);
  std::string& blocks = object.key("blocks");
  blocks += "[";
  for (std::size_t i = 0; i < item.blocks.size(); ++i) {
    blocks += i == 0 ? "\n      " : ",\n      ";
    append_block(blocks, item.blocks[i]);
  }
  blocks += "]";
}

// First words of each line of a block but its label.
std::vector<std::string_view> starts_of(std::string_view text, std::string_view label) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    if (!line.empty() && line != label) out.push_back(page::first_words(line, 4));
    at = end + 1;
  }
  return out;
}

// Fields of a block's meaning by what it is; everything here is read off its text.
void add_details(Object& object, const Dropped& dropped, std::string_view text) {
  const bool headlines = dropped.reason == DropReason::headline_block ||
                         dropped.reason == DropReason::empty_headline_block;
  if (headlines) {
    object.add_or_null("printed_label", dropped.label);
    object.add("n", dropped.n);
    if (dropped.n > 0) object.add("first", dropped.first);
    return;
  }
  if (dropped.reason == DropReason::related_links) {
    object.add_or_null("label", dropped.label);
    object.add("n", dropped.n);
    object.add_list("starts", starts_of(text, dropped.label));
    return;
  }
  object.add("starts", page::first_words(text, 4));
  if (dropped.reason == DropReason::fundraising)
    object.add_list("amounts_not_facts", page::find_amounts(text));
  if (dropped.reason == DropReason::share) object.add_list("labels", page::find_doubled(text));
  if (dropped.reason == DropReason::legal_footer) {
    {
      Object rights(object.key("rights"));
      for (const auto& [code, agency] : page::find_rights(text)) rights.add(code, agency);
    }
    object.add_list("dates_not_publication", page::find_footer_dates(text));
  }
}

void append_dropped(std::string& out, const Dropped& dropped, std::string_view text) {
  Object object(out);
  const bool empty_block = dropped.reason == DropReason::empty_headline_block;
  object.add("t", name(empty_block ? DropReason::headline_block : dropped.reason));
  add_details(object, dropped, text);
  object.add("why", dropped.why);
  object.add("span", dropped.span);
  object.add("input", dropped.input);
}

// Lifted: printed on the page, kept as a field of an item, and so no boilerplate.
bool is_lifted(DropReason reason) {
  return reason == DropReason::section_label || reason == DropReason::byline ||
         reason == DropReason::dateline || reason == DropReason::markup;
}

void append_all_dropped(std::string& out, const Reading& reading, bool lifted) {
  bool first = true;
  out += '[';
  for (const Dropped& dropped : reading.dropped) {
    if (is_lifted(dropped.reason) != lifted) continue;
    out += first ? "\n    " : ",\n    ";
    first = false;
    append_dropped(out, dropped, dropped.span.in(*reading.text));
  }
  out += "]";
}

// A block of markup as rendered: what it was taken for, and what weighed most.
void append_reason(std::string& out, const BlockReason& block, std::string_view text) {
  Object object(out);
  object.add("span", block.span);
  object.add("starts", page::first_words(block.span.in(text), 4));
  object.add("story", block.story);
  object.add("why", reason_words(block));
}

bool has_agency(const Reading& reading) {
  for (const Item& item : reading.items)
    if (item.agency) return true;
  return false;
}

}  // namespace

std::string to_json(const Reading& reading) {
  std::string out = "{\n  \"schema\": \"entente.page/1\", \"page\": ";
  page::append_json_string(out, reading.page);
  out += ", \"kind\": ";
  page::append_json_string(out, name(reading.kind));
  out += ", \"reasons\": ";
  append_list(out, reading.reasons);
  out += ", \"language\": ";
  page::append_json_string(out, reading.language);
  out += ",\n  \"encoding\": ";
  {
    Object encoding(out);
    encoding.add_or_null("name", reading.charset);
    encoding.add_or_null("rule", reading.charset_rule);
    encoding.add("unread", static_cast<int>(reading.invalid_bytes));
  }
  out += ",\n  \"site\": ";
  {
    Object site(out);
    site.add_or_null("masthead", reading.masthead);
    site.add_or_null("network", reading.network);
    site.add("role", has_agency(reading) ? "carrier" : "publisher");
  }
  out += ",\n  \"items\": [";
  for (std::size_t i = 0; i < reading.items.size(); ++i) {
    out += i == 0 ? "\n    " : ",\n    ";
    append_item(out, reading.items[i]);
  }
  out += "],\n  \"boilerplate\": ";
  append_all_dropped(out, reading, false);
  out += ",\n  \"lifted\": ";
  append_all_dropped(out, reading, true);
  out += ",\n  \"blocks\": [";
  for (std::size_t i = 0; i < reading.blocks.size(); ++i) {
    out += i == 0 ? "\n    " : ",\n    ";
    append_reason(out, reading.blocks[i], *reading.text);
  }
  out += "]\n}\n";
  return out;
}

}  // namespace entente
