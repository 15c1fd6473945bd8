// Text for people: bold and dim where colour is on, and text of pages made harmless for a terminal.
#pragma once

#include <string>
#include <string_view>

namespace entente::cli {

struct Style {
  bool color = false;
  [[nodiscard]] std::string bold(std::string_view text) const { return wrap("\x1b[1m", text); }
  [[nodiscard]] std::string dim(std::string_view text) const { return wrap("\x1b[2m", text); }

 private:
  [[nodiscard]] std::string wrap(std::string_view start, std::string_view text) const {
    if (!color) return std::string(text);
    return std::string(start) + std::string(text) + "\x1b[0m";
  }
};

// Control characters become spaces: a page must not steer the terminal it is shown on.
[[nodiscard]] std::string plain(std::string_view text);

}  // namespace entente::cli
