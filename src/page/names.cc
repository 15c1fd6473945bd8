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
    case BlockType::list_item: return "li";
    case BlockType::label: return "label";
    case BlockType::quote: return "quote";
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
    case DropReason::revision: return "revision";
    case DropReason::disclaimer: return "disclaimer";
    case DropReason::paywall: return "paywall";
    case DropReason::cookie_notice: return "cookie_notice";
    case DropReason::reader_comment: return "reader_comment";
    case DropReason::pull_quote: return "pull_quote";
    case DropReason::timestamp: return "timestamp";
    case DropReason::author_note: return "author_note";
  }
  return "markup";
}

std::string_view name(PageKind kind) {
  switch (kind) {
    case PageKind::article_page: return "article_page";
    case PageKind::not_article: return "not_article";
    case PageKind::live_blog: return "live_blog";
    case PageKind::fact_check: return "fact_check";
    case PageKind::truncated: return "truncated";
    case PageKind::paywall: return "paywall";
  }
  return "not_article";
}

std::string_view name(CreditRole role) {
  switch (role) {
    case CreditRole::reporting: return "reporting";
    case CreditRole::additional_reporting: return "additional_reporting";
    case CreditRole::writing: return "writing";
    case CreditRole::editing: return "editing";
    case CreditRole::translation: return "translation";
    case CreditRole::photography: return "photography";
    case CreditRole::video: return "video";
    case CreditRole::contribution: return "contribution";
  }
  return "contribution";
}

std::string_view name(RevisionKind kind) {
  switch (kind) {
    case RevisionKind::update: return "update";
    case RevisionKind::wrapup: return "wrapup";
    case RevisionKind::refile: return "refile";
    case RevisionKind::lead: return "lead";
    case RevisionKind::correction: return "correction";
    case RevisionKind::clarification: return "clarification";
    case RevisionKind::editors_note: return "editors_note";
    case RevisionKind::kill: return "kill";
    case RevisionKind::advisory: return "advisory";
  }
  return "update";
}

std::string_view name(MomentPrecision precision) {
  switch (precision) {
    case MomentPrecision::day: return "day";
    case MomentPrecision::minute: return "minute";
    case MomentPrecision::second: return "second";
  }
  return "day";
}

}  // namespace entente
