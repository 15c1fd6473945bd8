// Hostile markup: no text is lost and the tree stays sound. That time grows in line with the page
// is measured by bench/html.cc.
#include <gtest/gtest.h>

#include <array>

#include "page/dom.hpp"
#include "rooms/page/dom_checks.hpp"
#include "rooms/page/html_families.hpp"

namespace entente::page {
namespace {

using entente::testing::bytes_of_text;
using entente::testing::find_fault;
using entente::testing::find_lost_text;
using entente::testing::hostile_page;
using entente::testing::HostileFamily;
using entente::testing::kHostileFamilies;

std::array<std::size_t, 256> count_bytes(std::string_view text) {
  std::array<std::size_t, 256> counts{};
  for (const char c : text) ++counts[static_cast<unsigned char>(c)];
  return counts;
}

class HostileMarkup : public ::testing::TestWithParam<HostileFamily> {};

TEST_P(HostileMarkup, LosesNoTextAndBuildsASoundTree) {
  for (const std::size_t size : {std::size_t{200}, std::size_t{20'000}, std::size_t{400'000}}) {
    const auto page = hostile_page(GetParam(), size);
    Arena arena;
    const Result<Dom> dom = parse_html(page.markup, Limits{}, arena);
    ASSERT_TRUE(dom.ok()) << dom.error().what;
    EXPECT_EQ(find_fault(dom.value(), page.markup), "");
    EXPECT_EQ(find_lost_text(dom.value(), page.markup), "");
    EXPECT_EQ(count_bytes(bytes_of_text(dom.value())), count_bytes(page.text));
  }
}

INSTANTIATE_TEST_SUITE_P(All, HostileMarkup, ::testing::ValuesIn(kHostileFamilies),
                         [](const auto& info) {
                           std::string name;
                           for (const char c : info.param.name)
                             name += c == ' ' || c == '-' ? '_' : c;
                           return name;
                         });

}  // namespace
}  // namespace entente::page
