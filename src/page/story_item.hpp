// From one story of the layout to an Item: its fields are lifted out of their lines, its paragraphs
// become blocks without dateline, sign-off, bullets and marks; all that is taken away is listed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/layout.hpp"
#include "page/lines.hpp"
#include "page/page.hpp"

namespace entente::page {

// The list of what was dropped, filled from anywhere.
class Dropping {
 public:
  Dropping(const FlatPage& flat, std::vector<Dropped>& out) : flat_(flat), out_(out) {}
  void drop(DropReason reason, TextSpan span, std::string label, std::string_view why);
  // The span of a view into the text of the page.
  [[nodiscard]] TextSpan span_of(std::string_view part) const;

 private:
  const FlatPage& flat_;
  std::vector<Dropped>& out_;
};

[[nodiscard]] Item make_item(const Page& source, const FlatPage& flat, const Layout& layout,
                             const Story& story, std::string id, ItemRole role, Dropping& dropping);

}  // namespace entente::page
