// Where a dateline lies: its city and country by the gazetteer of the world room. The page room
// reads datelines by their form; what only knowledge can tell is settled here.
#pragma once

#include <string>
#include <string_view>

#include "page/page.hpp"
#include "world/world.hpp"

namespace entente {

// ISO3 of "KYIV, Ukraine", "HAYWARD, Calif.", "New Delhi [India]", "NEAR KHERSON", "UNITED NATIONS"
// (New York); empty for "ABOARD AIR FORCE ONE", an undisclosed location and what is not known.
[[nodiscard]] std::string country_of(std::string_view place, const World& world);

// Sets the country of the item's dateline, and of each city of a dateline of two; takes up or
// leaves the guess of the page room.
void settle_dateline(Reading& reading, Item& item, const World& world);

}  // namespace entente
