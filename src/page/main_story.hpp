// The main story of a page whose markup was read: the extractor's blocks in their order, with the
// head that stands around its title. What is left over is read by the walk as on any page.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "page/layout.hpp"
#include "page/lines.hpp"

namespace entente::page {

struct MainStory {
  Story story;
  std::vector<bool> taken;  // by line
  // Taken, but neither head nor text: subheads over nothing, words to the reader.
  std::vector<std::pair<int, DropReason>> loose;
};

// None when the extractor found no story, or when what it found is a list of many.
[[nodiscard]] std::optional<MainStory> find_main_story(const FlatPage& flat,
                                                       const std::vector<Shape>& shapes);

}  // namespace entente::page
