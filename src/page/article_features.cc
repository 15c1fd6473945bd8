// The first look at every block: what it shows by itself, what its elements are called, and how
// plain facts of its neighbours stand.
#include "page/article_features.hpp"

#include <algorithm>
#include <unordered_map>

#include "page/furniture.hpp"
#include "page/overlap.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kNearest = 2;  // elements above the block's own that still speak of it
// Of the page's words: a wider element speaks of the page. Where a title is found, that tells more.
constexpr double kNarrowShare = 0.4, kWidestShare = 0.9;

constexpr Marks kAsideMarks = bit(Mark::related) | bit(Mark::comment) | bit(Mark::sidebar) |
                              bit(Mark::promo) | bit(Mark::teaser) | bit(Mark::newsletter);

int heading_of(const HtmlPage& page, const HtmlBlock& block) {
  for (int at = block.element; at >= 0; at = page.elements[static_cast<std::size_t>(at)].parent) {
    const Tag tag = page.elements[static_cast<std::size_t>(at)].node->tag;
    if (tag >= Tag::h1 && tag <= Tag::h6)
      return static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1;
    if (at == block.block) break;
  }
  return 0;
}

// A day or an hour in figures: digits with : . / - between, or a year.
bool prints_date(std::string_view text, const BlockFacts& facts) {
  if (facts.words > 14 || facts.numbers == 0) return false;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - i == 4 && (text[i] == '1' || text[i] == '2')) return true;
    if (end + 1 < text.size() && end - i <= 2 &&
        (text[end] == ':' || text[end] == '/' || text[end] == '.' || text[end] == 'h' ||
         text[end] == '-') &&
        is_digit(text[end + 1]))
      return true;
    i = end;
  }
  return false;
}

class Look {
 public:
  Look(const HtmlPage& page, const Metadata& metadata) : page_(page), metadata_(metadata) {}

  PageView look() {
    out_.blocks.resize(page_.blocks.size());
    count_words();
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) look_at_block(i);
    find_repeats();
    compare_with_metadata();
    mark_title_path();
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) read_marks(i);
    count_siblings();
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) list_features(i);
    return std::move(out_);
  }

 private:
  std::string_view text(std::size_t i) const { return page_.blocks[i].span.in(page_.text); }

  void count_words() {
    words_.assign(page_.elements.size(), 0);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      out_.blocks[i].facts = facts_of(text(i));
      words_[static_cast<std::size_t>(page_.blocks[i].element)] += out_.blocks[i].facts.words;
    }
    for (std::size_t e = page_.elements.size(); e-- > 1;)
      if (page_.elements[e].parent >= 0)
        words_[static_cast<std::size_t>(page_.elements[e].parent)] += words_[e];
  }

  void look_at_block(std::size_t i) {
    const HtmlBlock& block = page_.blocks[i];
    BlockView& view = out_.blocks[i];
    view.heading = heading_of(page_, block);
    view.links = static_cast<float>(block.link_bytes) /
                 static_cast<float>(std::max<std::uint32_t>(1, block.span.size()));
    view.prose = view.facts.words >= 12 && view.links < 0.3F && view.heading == 0 &&
                 (view.facts.ends_sentence || view.facts.words >= 25);
    view.prints_date = prints_date(text(i), view.facts);
  }

  // What holds the title too speaks of the page or the article as a whole.
  void mark_title_path() {
    holds_title_.assign(page_.elements.size(), false);
    if (out_.title < 0) return;
    const HtmlBlock& title = page_.blocks[static_cast<std::size_t>(out_.title)];
    for (int at = title.block; at >= 0; at = page_.elements[static_cast<std::size_t>(at)].parent)
      holds_title_[static_cast<std::size_t>(at)] = true;
  }

  // Marks of the block's own elements, from the innermost to two above its block element; then of
  // those above, up to what holds the title or too much of the page.
  void read_marks(std::size_t i) {
    const HtmlBlock& block = page_.blocks[i];
    BlockView& view = out_.blocks[i];
    const double all = std::max<double>(1, words_.empty() ? 1 : words_[0]);
    const double share = out_.title >= 0 ? kWidestShare : kNarrowShare;
    std::size_t above = 0;
    bool past = false;
    for (int at = block.element; at >= 0;
         at = page_.elements[static_cast<std::size_t>(at)].parent) {
      const HtmlElement& element = page_.elements[static_cast<std::size_t>(at)];
      const bool narrow = words_[static_cast<std::size_t>(at)] < all * share &&
                          !holds_title_[static_cast<std::size_t>(at)];
      if (view.article == Within::none && element.node->tag == Tag::article)
        view.article = holds_title_[static_cast<std::size_t>(at)] ? Within::titled : Within::other;
      if (above <= kNearest && (narrow || !past || above == 0)) {
        view.near |= element.own;
      } else if (narrow) {
        view.narrow |= element.own;
      }
      if (past) ++above;
      if (at == block.block) past = true;
    }
  }

  void find_repeats() {
    std::unordered_map<std::string_view, std::pair<std::size_t, int>> seen;
    seen.reserve(page_.blocks.size());
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) ++seen[text(i)].second;
    repeats_.assign(page_.blocks.size(), 0);
    before_.assign(page_.blocks.size(), false);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      auto& [printed, count] = seen[text(i)];
      repeats_[i] = count;
      before_[i] = printed++ > 0;
    }
  }

  void compare_with_metadata() {
    std::vector<Shingles> titles, descriptions;
    for (std::size_t k = 0; k < metadata_.titles.size(); ++k) {
      const auto same = [&](const Claimed& one) { return one.value == metadata_.titles[k].value; };
      const auto end = metadata_.titles.begin() + static_cast<std::ptrdiff_t>(k);
      if (std::none_of(metadata_.titles.begin(), end, same))
        titles.emplace_back(metadata_.titles[k].value, 1);
    }
    for (const std::string& one : metadata_.descriptions) descriptions.emplace_back(one, 3);
    std::vector<std::uint64_t> hashes;
    const Shingles body(metadata_.article_body, 4);
    out_.json_body = body.tokens() >= 60;
    title_share_.assign(page_.blocks.size(), 0);
    description_share_.assign(page_.blocks.size(), 0);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      BlockView& view = out_.blocks[i];
      const std::uint32_t words = view.facts.words;
      const bool asked = words >= 2 && (words <= 45 || out_.json_body || !descriptions.empty());
      if (!asked) continue;
      word_hashes(text(i), hashes);
      if (words <= 45 && view.links < 0.95F)
        for (const Shingles& title : titles)
          title_share_[i] = std::max(title_share_[i], title.likeness(hashes));
      if (words >= 5)
        for (const Shingles& one : descriptions)
          description_share_[i] = std::max(description_share_[i], one.share_of(hashes));
      if (out_.json_body) view.in_json = body.share_of(hashes);
    }
    find_title();
  }

  // The heading that prints the title the page claims; the first of the best.
  void find_title() {
    float best = 0.6F;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const BlockView& view = out_.blocks[i];
      float share = title_share_[i];
      if (view.heading == 1) share += 0.35F;
      if (view.heading == 2) share += 0.1F;
      if (view.links > 0.5F) share -= 0.3F;
      if (share > best) {
        best = share;
        out_.title = static_cast<int>(i);
      }
    }
    if (out_.title < 0 && metadata_.titles.empty())
      for (std::size_t i = 0; i < page_.blocks.size() && out_.title < 0; ++i)
        if (out_.blocks[i].heading == 1 && out_.blocks[i].facts.words >= 3)
          out_.title = static_cast<int>(i);
    if (out_.title >= 0) out_.blocks[static_cast<std::size_t>(out_.title)].is_title = true;
  }

  // What the last heading above says of what stands under it: a link leads to another story.
  void look_at_headings() {
    under_link_.assign(page_.blocks.size(), false);
    under_aside_.assign(page_.blocks.size(), false);
    bool link = false, aside = false;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const BlockView& view = out_.blocks[i];
      under_link_[i] = link;
      under_aside_[i] = aside;
      if (view.heading == 0) continue;
      link = view.links > 0.7F;
      aside = (view.near & kAsideMarks) != 0;
    }
  }

  void count_siblings() {
    look_at_headings();
    siblings_.assign(page_.elements.size(), 0);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i)
      if (out_.blocks[i].prose) ++siblings_[parent_of(i)];
  }
  std::size_t parent_of(std::size_t i) const {
    const auto block = static_cast<std::size_t>(page_.blocks[i].block);
    const int parent = page_.elements[block].parent;
    return parent >= 0 ? static_cast<std::size_t>(parent) : block;
  }

  void list_features(std::size_t i) {
    BlockView& view = out_.blocks[i];
    view.features.reserve(32);
    add(view, First::bias, true);
    add_text_features(i, view);
    add_page_features(i, view);
    for (Marks left = view.near; left != 0; left &= left - 1) add_mark(view, kNearAt, left);
    for (Marks left = view.narrow; left != 0; left &= left - 1) add_mark(view, kNarrowAt, left);
  }
  static void add(BlockView& view, First feature, bool holds) {
    if (holds) view.features.push_back({static_cast<std::uint16_t>(feature), 1.0F});
  }
  static void add_mark(BlockView& view, std::size_t at, Marks left) {
    const auto mark = static_cast<std::size_t>(__builtin_ctzll(left));
    view.features.push_back({static_cast<std::uint16_t>(at + mark), 1.0F});
  }

  void add_text_features(std::size_t i, BlockView& view) const {
    const BlockFacts& facts = view.facts;
    const std::uint32_t n = facts.words;
    add(view, First::words_1, n <= 2);
    add(view, First::words_3, n > 2 && n <= 5);
    add(view, First::words_6, n > 5 && n <= 10);
    add(view, First::words_11, n > 10 && n <= 20);
    add(view, First::words_21, n > 20 && n <= 40);
    add(view, First::words_41, n > 40 && n <= 80);
    add(view, First::words_81, n > 80);
    add(view, First::links_none, view.links <= 0);
    add(view, First::links_few, view.links > 0 && view.links <= 0.2F);
    add(view, First::links_some, view.links > 0.2F && view.links <= 0.5F);
    add(view, First::links_most, view.links > 0.5F && view.links <= 0.9F);
    add(view, First::links_all, view.links > 0.9F);
    add(view, First::prose, view.prose);
    add(view, First::prose_long, view.prose && n >= 30);
    add(view, First::short_link, n < 15 && view.links > 0.8F);
    add(view, First::short_open, n < 12 && view.links < 0.2F && !facts.ends_sentence);
    add(view, First::ends_sentence, facts.ends_sentence);
    add(view, First::ends_colon, facts.ends_colon);
    add(view, First::ends_cut, facts.ends_cut);
    add(view, First::ends_question, facts.ends_question);
    add(view, First::sentences_2, facts.sentences >= 2 && facts.sentences < 4);
    add(view, First::sentences_4, facts.sentences >= 4);
    add(view, First::script_other, facts.other_script);
    if (!facts.other_script && n >= 5) {
      const float rate = static_cast<float>(facts.stops) / static_cast<float>(n);
      add(view, First::stops_0, rate <= 0);
      add(view, First::stops_1, rate > 0 && rate <= 0.15F);
      add(view, First::stops_2, rate > 0.15F && rate <= 0.28F);
      add(view, First::stops_3, rate > 0.28F && rate <= 0.42F);
      add(view, First::stops_4, rate > 0.42F);
    }
    add(view, First::commas_1, facts.commas > 0 && facts.commas < 3);
    add(view, First::commas_3, facts.commas >= 3);
    add(view, First::title_case, n >= 3 && facts.capitals * 10 > n * 6);
    add(view, First::starts_lower, facts.starts_lower);
    add(view, First::starts_quote, facts.starts_quote);
    add(view, First::starts_mark, facts.starts_mark);
    add(view, First::numbers_many, n >= 2 && facts.numbers * 4 > n);
    add(view, First::all_caps, n >= 2 && facts.caps * 10 > n * 7);
    add(view, First::copyright, facts.has_copyright);
    add(view, First::address, facts.has_address && n < 25);
    add(view, First::bar, facts.has_bar);
    add(view, First::arrow, facts.has_arrow);
    const HtmlBlock& block = page_.blocks[i];
    add(view, First::strong, block.strong_bytes * 10 > block.span.size() * 9);
    add(view, First::soft, block.soft);
  }

  void add_page_features(std::size_t i, BlockView& view) const {
    const std::size_t n = page_.blocks.size();
    add(view, First::seen_before, before_[i]);
    add(view, First::seen_often, repeats_[i] >= 3);
    add(view, First::is_title, view.is_title);
    add(view, First::near_title, !view.is_title && title_share_[i] > 0.7F);
    add(view, First::is_description, description_share_[i] > 0.75F);
    add(view, First::near_description,
        description_share_[i] > 0.3F && description_share_[i] <= 0.75F);
    if (out_.json_body) {
      add(view, First::json_in, view.in_json > 0.7F);
      add(view, First::json_part, view.in_json > 0.3F && view.in_json <= 0.7F);
      add(view, First::json_out, view.in_json <= 0.3F);
    }
    add(view, First::names_author, view.facts.words <= 25 && names_author(text(i)));
    add(view, First::prints_date, view.prints_date);
    add(view, First::heading_1, view.heading == 1);
    add(view, First::heading_2, view.heading == 2);
    add(view, First::heading_3, view.heading >= 3);
    const bool before = i > 0 && out_.blocks[i - 1].prose;
    const bool after = i + 1 < n && out_.blocks[i + 1].prose;
    add(view, First::before_long, before);
    add(view, First::after_long, after);
    add(view, First::both_long, before && after);
    add(view, First::before_link, i > 0 && out_.blocks[i - 1].links > 0.8F);
    add(view, First::after_link, i + 1 < n && out_.blocks[i + 1].links > 0.8F);
    add(view, First::before_title, out_.title >= 0 && static_cast<int>(i) < out_.title);
    add(view, First::no_title, out_.title < 0);
    const int beside = siblings_[parent_of(i)] - (view.prose ? 1 : 0);
    add(view, First::titled_article, view.article == Within::titled);
    add(view, First::other_article, view.article == Within::other && out_.title >= 0);
    if (view.facts.words <= 60 && view.links < 0.9F) {
      const auto furniture = find_furniture(text(i), view.prose);
      add(view, First::furniture, furniture && furniture->sure);
      add(view, First::furniture_hint, furniture && !furniture->sure);
      if (view.prose) add(view, First::speaks, speaks_to_reader(lower(text(i))));
    }
    add(view, First::under_link, under_link_[i]);
    add(view, First::under_aside, under_aside_[i]);
    add(view, First::siblings_0, beside <= 0);
    add(view, First::siblings_1, beside >= 1 && beside < 3);
    add(view, First::siblings_3, beside >= 3 && beside < 6);
    add(view, First::siblings_6, beside >= 6);
    add(view, First::place_first, i * 10 < n);
    add(view, First::place_second, i * 10 >= n && i * 3 < n);
    add(view, First::place_last, i * 4 >= n * 3);
  }

  bool names_author(std::string_view block) const {
    for (const auto* list : {&metadata_.authors, &metadata_.organisations})
      for (const std::string& author : *list)
        if (author.size() > 4 && block.find(author) != std::string_view::npos) return true;
    return false;
  }

  const HtmlPage& page_;
  const Metadata& metadata_;
  PageView out_;
  std::vector<std::uint32_t> words_;  // by element
  std::vector<int> siblings_;         // paragraphs right below an element
  std::vector<int> repeats_;
  std::vector<bool> before_, holds_title_, under_link_, under_aside_;
  std::vector<float> title_share_, description_share_;
};

}  // namespace

PageView look_at(const HtmlPage& page, const Metadata& metadata) {
  return Look(page, metadata).look();
}

std::string feature_words(std::size_t index) {
  static constexpr std::array<std::string_view, kFirst> first = {
#define ENTENTE_WORDS(name, words) words,
      ENTENTE_FIRST_FEATURES(ENTENTE_WORDS)};
  static constexpr std::array<std::string_view, static_cast<std::size_t>(Second::count)> second = {
      ENTENTE_SECOND_FEATURES(ENTENTE_WORDS)
#undef ENTENTE_WORDS
  };
  const auto mark = [](std::size_t at) {
    return "\"" + std::string(name(static_cast<Mark>(at))) + "\"";
  };
  if (index < kFirst) return std::string(first[index]);
  if (index < kNarrowAt) return "is marked " + mark(index - kNearAt);
  if (index < kSecondAt) return "stands in a part marked " + mark(index - kNarrowAt);
  if (index < kInsideAt) return std::string(second[index - kSecondAt]);
  return "inside the story, in a part marked " + mark(index - kInsideAt);
}

}  // namespace entente::page
