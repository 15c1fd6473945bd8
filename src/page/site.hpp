// The carrier, and what its furniture says: masthead, network, rights, amounts and years that are
// no facts of the news.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "page/lines.hpp"
#include "page/page.hpp"

namespace entente::page {

void find_site(const FlatPage& flat, Reading& reading);  // sets masthead and network

// Agencies that a legal footer names by code and by name.
[[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>> find_rights(
    std::string_view footer);
// Years, spans of years and days in a legal footer: never the day of publication.
[[nodiscard]] std::vector<std::string_view> find_footer_dates(std::string_view footer);
// Lines that begin with an amount of money.
[[nodiscard]] std::vector<std::string_view> find_amounts(std::string_view text);
// `DiggDigg RedditReddit`: the names of share buttons, printed once as picture text and once as
// label.
[[nodiscard]] std::vector<std::string_view> find_doubled(std::string_view text);

}  // namespace entente::page
