// Cities that stand alone in datelines: the style books' lists and the seats of governments. They
// tell `LONDON — ` from `BREAKING — ` without a gazetteer; where a city lies is the world's to say.
#pragma once

#include <string_view>

namespace entente::page {

// In any case: "KYIV", "Kyiv".
[[nodiscard]] bool stands_alone(std::string_view city);

}  // namespace entente::page
