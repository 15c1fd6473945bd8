// Walks tests/pages: each folder is a page and the structure it must give. The carried page itself
// stays in ../shared.
#include <iostream>

#include "rooms/page/support.hpp"

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

class Pages : public ::testing::TestWithParam<std::string> {};

TEST_P(Pages, ReadsAsExpected) {
  const fs::path file = page_file(GetParam());
  if (!fs::exists(file)) {
    std::cout << "skipped: " << file << " is absent\n";
    GTEST_SKIP();
  }
  const std::string bytes = slurp(file);
  const auto reading = read_bytes(bytes);
  ASSERT_TRUE(reading.ok()) << reading.error().what;
  expect_structure(slurp(root() / "tests" / "pages" / GetParam() / "expected.json"),
                   reading.value());
  expect_laws(bytes, reading.value(), file.extension() == ".txt");
  const auto again = read_bytes(bytes);
  EXPECT_EQ(to_json(reading.value()), to_json(again.value())) << "the same page reads the same";
}

// The same page with the line ends of another system, or with a byte order mark, has the same
// items.
TEST_P(Pages, LineEndsAndMarksChangeNothing) {
  const fs::path file = page_file(GetParam());
  if (!fs::exists(file)) GTEST_SKIP();
  const std::string bytes = slurp(file);
  std::string changed = "\xEF\xBB\xBF";
  for (const char c : bytes) changed += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const auto plain = read_bytes(bytes), other = read_bytes(changed);
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
