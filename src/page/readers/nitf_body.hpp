// What NITF says of a story: shared by files of NITF and by NewsML-G2, which carries it inline.
#pragma once

#include "page/page.hpp"
#include "page/readers/xml_records.hpp"

namespace entente::page {

// Fills what is still empty. Errors: too_large; withdrawn (management-status canceled or withheld).
[[nodiscard]] Result<Done> read_nitf(const XmlNode& nitf, const Limits& limits, Page& page);

// The text of a news element's <p>s and the like.
[[nodiscard]] Result<std::string> story_of_xml(const XmlNode& body, const Limits& limits);

}  // namespace entente::page
