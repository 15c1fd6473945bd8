// Pages of a folder, read into memory first: how fast they become articles, stage by stage and page
// by page; and the features of their blocks, for tools/train_article.py.
//   bench_pages time FOLDER...              processor time of one core, three rounds
//   bench_pages sizes FOLDER                numbers of features of both looks
//   bench_pages dump1 FOLDER                blocks with the features of the first look
//   bench_pages dump2 FOLDER WEIGHTS        the same of the second, by the weights given
//   bench_pages metadata FOLDER             what each page says of itself
//   bench_pages names FOLDER                the features in words
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "page/article.hpp"
#include "page/decode.hpp"

namespace {

using namespace entente;        // NOLINT(google-build-using-namespace)
using namespace entente::page;  // NOLINT(google-build-using-namespace)

std::vector<Page> load(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Page> pages;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    Page page;
    page.id = file.stem().string();
    page.bytes.assign(std::istreambuf_iterator<char>(in), {});
    page.format = PageFormat::html;
    pages.push_back(std::move(page));
  }
  return pages;
}

double seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::string as_json(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out + '"';
}

// The best of three rounds for each page: what the page costs, not what the machine was doing.
int time_pages(const std::vector<std::string>& folders) {
  std::vector<double> times;
  double bytes = 0;
  const Limits limits;
  Arena arena;
  for (const std::string& folder : folders)
    for (const Page& page : load(folder)) {
      double best = 1e9;
      for (int round = 0; round < 3; ++round) {
        arena.reset();
        const double begin = seconds();
        const auto reading = read_page(page, limits, arena);
        best = std::min(best, seconds() - begin);
        if (!reading.ok()) fmt::print(stderr, "{}: {}\n", page.id, reading.error().what);
      }
      times.push_back(best);
      bytes += static_cast<double>(page.bytes.size());
    }
  if (times.empty()) return 66;
  double all = 0;
  for (const double one : times) all += one;
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))] * 1e3;
  };
  fmt::print(
      "{{\"pages\": {}, \"pages_per_second\": {:.1f}, \"p50_ms\": {:.3f}, \"p99_ms\": {:.3f}, "
      "\"max_ms\": {:.3f}, \"mb_per_second\": {:.1f}}}\n",
      times.size(), static_cast<double>(times.size()) / all, at(0.5), at(0.99), at(1.0),
      bytes / 1e6 / all);
  return 0;
}

// Where the time goes, mean milliseconds of a page.
int time_stages(const std::vector<std::string>& folders) {
  std::array<double, 6> spent{};
  std::size_t count = 0;
  const Limits limits;
  Arena arena;
  for (const std::string& folder : folders)
    for (const Page& page : load(folder)) {
      arena.reset();
      std::array<double, 7> at{};
      at[0] = seconds();
      const auto text = decode_page(page);
      at[1] = seconds();
      if (!text.ok()) continue;
      const auto dom = parse_html(text.value().text, limits, arena);
      at[2] = seconds();
      if (!dom.ok()) continue;
      const HtmlPage html = render_html(dom.value());
      at[3] = seconds();
      const Metadata metadata = read_metadata(dom.value());
      at[4] = seconds();
      const Article article = find_article(html, metadata, article_model());
      at[5] = seconds();
      static_cast<void>(read_page(page, limits, arena).ok());
      at[6] = seconds();
      for (std::size_t k = 0; k < 6; ++k) spent[k] += at[k + 1] - at[k];
      ++count;
    }
  constexpr std::array<std::string_view, 6> names = {"decode",   "parse",   "render",
                                                     "metadata", "article", "all of it"};
  for (std::size_t k = 0; k < 6; ++k)
    fmt::print("{:<10} {:.3f} ms\n", names[k],
               spent[k] * 1e3 / static_cast<double>(std::max<std::size_t>(1, count)));
  return 0;
}

std::string list_of(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + as_json(text);
  return "[" + out + "]";
}

// What the page says of itself, and the block that prints its title.
void print_metadata(const Page& page, Arena& arena) {
  const auto text = decode_page(page);
  if (!text.ok()) return;
  const auto dom = parse_html(text.value().text, Limits{}, arena);
  if (!dom.ok()) return;
  const HtmlPage html = render_html(dom.value());
  const Metadata metadata = read_metadata(dom.value());
  const PageView view = look_at(html, metadata);
  std::vector<std::string> titles, rules;
  for (const Claimed& one : metadata.titles) {
    titles.push_back(one.value);
    rules.emplace_back(one.rule);
  }
  const auto title = static_cast<std::size_t>(std::max(0, view.title));
  fmt::print(
      "{{\"id\": {}, \"titles\": {}, \"rules\": {}, \"printed\": {}, \"authors\": {}, "
      "\"organisations\": {}, \"published\": {}}}\n",
      as_json(page.id), list_of(titles), list_of(rules),
      as_json(view.title < 0 ? "" : html.blocks[title].span.in(html.text)),
      list_of(metadata.authors), list_of(metadata.organisations),
      as_json(metadata.published ? metadata.published->iso() : ""));
}

void dump(const Page& page, const ArticleModel* model, Arena& arena) {
  const auto text = decode_page(page);
  if (!text.ok()) return;
  const auto dom = parse_html(text.value().text, Limits{}, arena);
  if (!dom.ok()) return;
  const HtmlPage html = render_html(dom.value());
  const PageView view = look_at(html, read_metadata(dom.value()));
  std::vector<Features> features;
  for (const BlockView& block : view.blocks) features.push_back(block.features);
  if (model != nullptr) features = second_features(html, view, first_scores(view, *model));
  std::string out = fmt::format("{{\"id\": {}, \"blocks\": [", as_json(page.id));
  for (std::size_t i = 0; i < html.blocks.size(); ++i) {
    out += fmt::format("{}[{}, [", i == 0 ? "" : ", ", as_json(html.blocks[i].span.in(html.text)));
    for (std::size_t k = 0; k < features[i].size(); ++k)
      out += fmt::format("{}{}, {:.4g}", k == 0 ? "" : ", ", features[i][k].index,
                         features[i][k].value);
    out += "]]";
  }
  fmt::print("{}]}}\n", out);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 2) {
    fmt::print(stderr, "usage: bench_pages time|stages|sizes|dump1|dump2|names FOLDER...\n");
    return 64;
  }
  const std::string& mode = words[0];
  if (mode == "sizes") fmt::print("{} {}\n", kFirstSize, kSecondSize);
  if (mode == "names")
    for (std::size_t i = 0; i < kSecondSize; ++i) fmt::print("{} {}\n", i, feature_words(i));
  if (mode == "time") return time_pages({words.begin() + 1, words.end()});
  if (mode == "stages") return time_stages({words.begin() + 1, words.end()});
  if (mode == "metadata") {
    Arena arena;
    for (const Page& page : load(words[1])) {
      arena.reset();
      print_metadata(page, arena);
    }
  }
  if (mode != "dump1" && mode != "dump2") return 0;
  ArticleModel model;
  if (mode == "dump2") {
    if (words.size() < 3) return 64;
    std::ifstream in(words[2]);
    for (float& weight : model.first) in >> weight;
  }
  Arena arena;
  for (const Page& page : load(words[1])) {
    arena.reset();
    dump(page, mode == "dump2" ? &model : nullptr, arena);
  }
  return 0;
}
