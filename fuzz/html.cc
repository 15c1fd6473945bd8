// The door of the HTML parser: any bytes give a sound tree or a named error, no text is lost, the
// same bytes give the same text, and limits that are reached early lose no text either.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "page/dom.hpp"
#include "rooms/page/dom_checks.hpp"

namespace {

void check(std::string_view markup, const entente::Limits& limits) {
  entente::Arena arena;
  const auto dom = entente::page::parse_html(markup, limits, arena);
  if (!dom.ok()) {
    if (dom.error().code != entente::ErrorCode::too_large) std::abort();
    return;
  }
  std::string fault = entente::testing::find_fault(dom.value(), markup, limits);
  if (fault.empty()) fault = entente::testing::find_lost_text(dom.value(), markup);
  if (fault.empty()) return;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view markup(reinterpret_cast<const char*>(data), size);
  check(markup, entente::Limits{});
  entente::Limits small;
  small.html_depth = 32;
  small.html_attributes = 2;
  check(markup, small);
  return 0;
}
