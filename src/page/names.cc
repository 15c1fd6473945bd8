// Names of the page room's enumerators, as the schema prints them.
#include "page/page.hpp"

namespace entente {

std::string_view name(ItemRole role) {
  switch (role) {
    case ItemRole::main: return "main";
    case ItemRole::teaser: return "teaser";
    case ItemRole::headline: return "headline";
  }
  return "main";
}

std::string_view name(BlockType type) {
  switch (type) {
    case BlockType::paragraph: return "p";
    case BlockType::subhead: return "subhead";
    case BlockType::title: return "title";
  }
  return "p";
}

std::string_view name(DropReason reason) {
  switch (reason) {
    case DropReason::masthead: return "masthead";
    case DropReason::section_label: return "section_label";
    case DropReason::related_links: return "related_links";
    case DropReason::fundraising: return "fundraising";
    case DropReason::comments_prompt: return "comments_prompt";
    case DropReason::share: return "share";
    case DropReason::legal_footer: return "legal_footer";
    case DropReason::advertisement: return "advertisement";
    case DropReason::navigation: return "navigation";
    case DropReason::caption: return "caption";
    case DropReason::newsletter: return "newsletter";
    case DropReason::byline: return "byline";
    case DropReason::dateline: return "dateline";
    case DropReason::markup: return "markup";
    case DropReason::empty_headline_block: return "empty_headline_block";
    case DropReason::link_list: return "link_list";
    case DropReason::sign_off: return "sign_off";
    case DropReason::headline_block: return "headline_block";
    case DropReason::too_large: return "too_large";
  }
  return "markup";
}

}  // namespace entente
