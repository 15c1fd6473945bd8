// bench_html FOLDER...: megabytes a second of the HTML parser on the pages (*.html) of the folders,
// beside libxml2's and gumbo's where they were found at build time; then how time grows on hostile
// pages. Pages are read before the clock starts, every pass makes and drops each tree; the best of
// the passes counts, in seconds on a processor, because other work on the machine only ever adds.
#include <malloc.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "page/dom.hpp"
#include "rooms/page/html_families.hpp"

#ifdef ENTENTE_BENCH_LIBXML2
#include <libxml/HTMLparser.h>
#endif
#ifdef ENTENTE_BENCH_GUMBO
#include <gumbo.h>
#endif

namespace {

using entente::Arena;
using entente::Limits;

constexpr int kPasses = 5;
constexpr int kHostilePasses = 7;
constexpr std::size_t kHostileBytes = 2U << 20U;

// Seconds of this thread on a processor: other work on the machine must not count.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::size_t parse_ours(const std::string& page, Arena& arena) {
  const auto dom = entente::page::parse_html(page, Limits{}, arena);
  const bool ok = dom.ok();
  arena.reset();
  return ok ? 1 : 0;
}

std::vector<std::string> read_pages(int count, char** folders) {
  std::vector<std::filesystem::path> files;
  for (int i = 0; i < count; ++i)
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folders[i]))
      if (entry.path().extension() == ".html") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> pages;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return pages;
}

struct Timed {
  double megabytes_a_second;
  double slowest_page;  // seconds, in the best pass
};

template <typename Parse>
Timed time_pages(const std::vector<std::string>& pages, int passes, Parse parse) {
  double bytes = 0;
  for (const std::string& page : pages) bytes += static_cast<double>(page.size());
  Timed best{0, 0};
  for (int pass = 0; pass < passes; ++pass) {
    double slowest = 0;
    const double begin = processor_seconds();
    for (const std::string& page : pages) {
      const double page_begin = processor_seconds();
      parse(page);
      slowest = std::max(slowest, processor_seconds() - page_begin);
    }
    const double rate = bytes / 1e6 / (processor_seconds() - begin);
    if (rate > best.megabytes_a_second) best = {rate, slowest};
  }
  return best;
}

void bench_pages(const std::vector<std::string>& pages) {
  Arena arena;
  double bytes = 0;
  for (const std::string& page : pages) bytes += static_cast<double>(page.size());
  std::printf("pages %zu, %.1f MB, best of %d passes, processor time of one core\n", pages.size(),
              bytes / 1e6, kPasses);
  const Timed ours = time_pages(pages, kPasses, [&](const auto& page) { parse_ours(page, arena); });
  std::printf("%-10s %7.1f MB/s  slowest page %5.1f ms\n", "entente", ours.megabytes_a_second,
              1e3 * ours.slowest_page);
  [[maybe_unused]] const auto print_peer = [&](const char* name, const Timed& peer) {
    std::printf("%-10s %7.1f MB/s  slowest page %5.1f ms  entente is %.1f times as fast\n", name,
                peer.megabytes_a_second, 1e3 * peer.slowest_page,
                ours.megabytes_a_second / peer.megabytes_a_second);
  };
#ifdef ENTENTE_BENCH_LIBXML2
  print_peer("libxml2", time_pages(pages, 3, [](const std::string& page) {
               htmlDocPtr document =
                   htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8",
                                  HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                      HTML_PARSE_NONET);
               xmlFreeDoc(document);
             }));
#endif
#ifdef ENTENTE_BENCH_GUMBO
  print_peer("gumbo", time_pages(pages, 1, [](const std::string& page) {
               GumboOutput* output =
                   gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
               gumbo_destroy_output(&kGumboDefaultOptions, output);
             }));
#endif
}

// Negative when a limit was reached.
double seconds_of(const std::string& page) {
  malloc_trim(0);  // else memory of the pass before makes the smaller page look quick
  Arena arena;
  const double begin = processor_seconds();
  return parse_ours(page, arena) == 0 ? -1 : processor_seconds() - begin;
}

// True when every family is in line: twice the page takes at most 2.3 times the time, 4 MB at most
// a second.
bool bench_hostile() {
  bool fine = true;
  double slowest = 0, steepest = 0;
  std::printf("hostile pages: milliseconds at 2 MB and 4 MB, and their ratio\n");
  for (const auto& family : entente::testing::kHostileFamilies) {
    const std::string once = hostile_page(family, kHostileBytes).markup;
    const std::string twice = hostile_page(family, 2 * kHostileBytes).markup;
    double one = 1e9, two = 1e9;
    for (int pass = 0; pass < kHostilePasses; ++pass) {
      one = std::min(one, seconds_of(once));
      two = std::min(two, seconds_of(twice));
    }
    const bool good = one >= 0 && two >= 0 && two <= 1.0 && two / one <= 2.3;
    std::printf("  %-36.*s %7.1f %7.1f  %.2f%s\n", static_cast<int>(family.name.size()),
                family.name.data(), 1e3 * one, 1e3 * two, two / one, good ? "" : "  NOT IN LINE");
    fine = fine && good;
    slowest = std::max(slowest, two);
    steepest = std::max(steepest, two / one);
  }
  std::printf("hostile %zu families, slowest %.0f ms at 4 MB, steepest ratio %.2f\n",
              entente::testing::kHostileFamilies.size(), 1e3 * slowest, steepest);
  return fine;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> pages = read_pages(argc - 1, argv + 1);
  if (pages.empty()) {
    std::puts("no pages: name folders that hold *.html");
  } else {
    bench_pages(pages);
  }
  return bench_hostile() ? 0 : 1;
}
