// Walks tests/pages: each folder is a page and the structure it must give, with the countries that
// the world room knows. source.json gives what a source says beside the page: its id, its date. The
// carried page itself stays in ../shared.
#include <iostream>

#include "rooms/page/support.hpp"
#include "run/pipeline.hpp"
#include "text/utf8.hpp"

namespace entente::testing {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> folders() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(root() / "tests" / "pages"))
    if (entry.is_directory() && fs::exists(entry.path() / "expected.json"))
      out.push_back(entry.path().filename().string());
  std::sort(out.begin(), out.end());
  return out;
}

fs::path page_file(const std::string& name) {
  const fs::path folder = root() / "tests" / "pages" / name;
  if (fs::exists(folder / "page.txt")) return folder / "page.txt";
  if (fs::exists(folder / "page.html")) return folder / "page.html";
  return shared() / "data" / "seed" / "superpowers-2022-03-14.txt";
}

std::string field(simdjson::dom::element object, const char* key) {
  std::string_view value;
  return object[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

Page page_of(const std::string& name, std::string bytes) {
  Page page;
  page.id = "test";
  page.bytes = std::move(bytes);
  const fs::path file = root() / "tests" / "pages" / name / "source.json";
  simdjson::dom::parser parser;
  simdjson::dom::element source;
  if (!fs::exists(file) || parser.parse(slurp(file)).get(source) != simdjson::SUCCESS) return page;
  if (const std::string id = field(source, "id"); !id.empty()) page.id = id;
  page.published = Date::parse_iso(field(source, "date"));
  return page;
}

const World& world() {
  static const World loaded = [] {
    auto result = World::load();
    if (!result.ok()) throw std::runtime_error(result.error().what);
    return std::move(result).value();
  }();
  return loaded;
}

Result<Reading> read_named(const std::string& name, std::string bytes) {
  Arena arena;
  return read_items(page_of(name, std::move(bytes)), world(), Limits{}, arena);
}

class Pages : public ::testing::TestWithParam<std::string> {};

TEST_P(Pages, ReadsAsExpected) {
  const fs::path file = page_file(GetParam());
  if (!fs::exists(file)) {
    std::cout << "skipped: " << file << " is absent\n";
    GTEST_SKIP();
  }
  const std::string bytes = slurp(file);
  const auto reading = read_named(GetParam(), bytes);
  ASSERT_TRUE(reading.ok()) << reading.error().what;
  expect_structure(slurp(root() / "tests" / "pages" / GetParam() / "expected.json"),
                   reading.value());
  expect_laws(bytes, reading.value(), file.extension() == ".txt");
  const auto again = read_named(GetParam(), bytes);
  EXPECT_EQ(to_json(reading.value()), to_json(again.value())) << "the same page reads the same";
}

// The same page with the line ends of another system, or with a byte order mark, has the same
// items.
TEST_P(Pages, LineEndsAndMarksChangeNothing) {
  const fs::path file = page_file(GetParam());
  if (!fs::exists(file)) GTEST_SKIP();
  const std::string bytes = slurp(file);
  // The mark says that the page is UTF-8.
  std::string changed = find_invalid_utf8(bytes) ? "" : "\xEF\xBB\xBF";
  for (const char c : bytes) changed += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const auto plain = read_named(GetParam(), bytes), other = read_named(GetParam(), changed);
  ASSERT_TRUE(plain.ok() && other.ok());
  expect_laws(changed, other.value(), file.extension() == ".txt");
  ASSERT_EQ(plain.value().items.size(), other.value().items.size());
  for (std::size_t i = 0; i < plain.value().items.size(); ++i) {
    const Item &a = plain.value().items[i], &b = other.value().items[i];
    EXPECT_EQ(a.title, b.title);
    ASSERT_EQ(a.blocks.size(), b.blocks.size()) << a.id;
  }
}

INSTANTIATE_TEST_SUITE_P(All, Pages, ::testing::ValuesIn(folders()), [](const auto& test) {
  std::string name = test.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace entente::testing
