// Furniture: what carriers print around an article, by the words they use for it. A line needs a
// weight of 2 (short lines: 1) in one class; prose that speaks of donations or cookies as news
// rarely reaches it.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "page/page.hpp"

namespace entente::page {

enum class Where : std::uint8_t { start, whole, anywhere };

struct Cue {
  std::string_view phrase;  // lower case
  DropReason reason;
  Where where;
  int weight;
};

inline constexpr auto kCues = std::to_array<Cue>({
    {"related links", DropReason::related_links, Where::whole, 2},
    {"related articles", DropReason::related_links, Where::whole, 2},
    {"related stories", DropReason::related_links, Where::whole, 2},
    {"related content", DropReason::related_links, Where::whole, 2},
    {"related topics", DropReason::related_links, Where::whole, 2},
    {"related news", DropReason::related_links, Where::whole, 2},
    {"related", DropReason::related_links, Where::whole, 2},
    {"related:", DropReason::related_links, Where::start, 2},
    {"read also", DropReason::related_links, Where::start, 2},
    {"also read", DropReason::related_links, Where::start, 2},
    {"read more:", DropReason::related_links, Where::start, 2},
    {"see also", DropReason::related_links, Where::start, 2},
    {"more on this story", DropReason::related_links, Where::start, 2},
    {"more on this topic", DropReason::related_links, Where::start, 2},
    {"more from", DropReason::related_links, Where::start, 1},
    {"further reading", DropReason::related_links, Where::whole, 2},
    {"you may also like", DropReason::related_links, Where::start, 2},
    {"recommended", DropReason::related_links, Where::whole, 2},

    {"thanks for", DropReason::fundraising, Where::start, 1},
    {"thank you for", DropReason::fundraising, Where::start, 1},
    {"need your help", DropReason::fundraising, Where::anywhere, 2},
    {"your support", DropReason::fundraising, Where::anywhere, 2},
    {"support us", DropReason::fundraising, Where::anywhere, 1},
    {"support our", DropReason::fundraising, Where::anywhere, 2},
    {"donate", DropReason::fundraising, Where::start, 2},
    {"donate now", DropReason::fundraising, Where::anywhere, 2},
    {"make a donation", DropReason::fundraising, Where::anywhere, 1},
    {"contribution", DropReason::fundraising, Where::anywhere, 1},
    {"contributor", DropReason::fundraising, Where::anywhere, 1},
    {"regular supporter", DropReason::fundraising, Where::anywhere, 2},
    {"monthly supporter", DropReason::fundraising, Where::anywhere, 2},
    {"become a supporter", DropReason::fundraising, Where::anywhere, 2},
    {"become a member", DropReason::fundraising, Where::anywhere, 2},
    {"becoming a", DropReason::fundraising, Where::anywhere, 1},
    {"please consider", DropReason::fundraising, Where::anywhere, 1},
    {"billed once", DropReason::fundraising, Where::anywhere, 2},
    {"billed monthly", DropReason::fundraising, Where::anywhere, 2},
    {"billed yearly", DropReason::fundraising, Where::anywhere, 2},
    {"credit card", DropReason::fundraising, Where::anywhere, 1},
    {"paypal", DropReason::fundraising, Where::anywhere, 1},
    {"ad blockers", DropReason::fundraising, Where::anywhere, 1},
    {"paywall", DropReason::fundraising, Where::anywhere, 1},

    {"comment using", DropReason::comments_prompt, Where::start, 2},
    {"comments", DropReason::comments_prompt, Where::whole, 2},
    {"comments (", DropReason::comments_prompt, Where::start, 2},
    {"disqus", DropReason::comments_prompt, Where::anywhere, 2},
    {"leave a comment", DropReason::comments_prompt, Where::start, 2},
    {"leave a reply", DropReason::comments_prompt, Where::start, 2},
    {"post a comment", DropReason::comments_prompt, Where::start, 2},
    {"add a comment", DropReason::comments_prompt, Where::start, 2},
    {"join the conversation", DropReason::comments_prompt, Where::start, 2},
    {"join the discussion", DropReason::comments_prompt, Where::start, 2},
    {"log in to comment", DropReason::comments_prompt, Where::start, 2},
    {"sign in to comment", DropReason::comments_prompt, Where::start, 2},
    {"have your say", DropReason::comments_prompt, Where::start, 2},

    {"share this", DropReason::share, Where::start, 2},
    {"share on", DropReason::share, Where::start, 2},
    {"share via", DropReason::share, Where::start, 2},
    {"share", DropReason::share, Where::whole, 2},
    {"tweet", DropReason::share, Where::whole, 2},
    {"follow us", DropReason::share, Where::start, 2},
    {"email this", DropReason::share, Where::start, 2},
    {"print this", DropReason::share, Where::start, 2},
    {"copy link", DropReason::share, Where::start, 2},
    {"del.icio.us", DropReason::share, Where::anywhere, 1},
    {"digg", DropReason::share, Where::anywhere, 1},
    {"reddit", DropReason::share, Where::anywhere, 1},
    {"linkedin", DropReason::share, Where::anywhere, 1},
    {"pinterest", DropReason::share, Where::anywhere, 1},
    {"whatsapp", DropReason::share, Where::anywhere, 1},
    {"facebook", DropReason::share, Where::anywhere, 1},
    {"twitter", DropReason::share, Where::anywhere, 1},
    {"telegram", DropReason::share, Where::anywhere, 1},

    {"copyright", DropReason::legal_footer, Where::anywhere, 1},
    {"copyrights", DropReason::legal_footer, Where::anywhere, 1},
    {"\xC2\xA9", DropReason::legal_footer, Where::anywhere, 2},
    {"(c) copyright", DropReason::legal_footer, Where::anywhere, 2},
    {"all rights reserved", DropReason::legal_footer, Where::anywhere, 2},
    {"may not be published", DropReason::legal_footer, Where::anywhere, 2},
    {"terms of use", DropReason::legal_footer, Where::anywhere, 1},
    {"terms of service", DropReason::legal_footer, Where::anywhere, 1},
    {"terms and conditions", DropReason::legal_footer, Where::anywhere, 1},
    {"privacy statement", DropReason::legal_footer, Where::anywhere, 1},
    {"privacy policy", DropReason::legal_footer, Where::anywhere, 1},
    {"data protection", DropReason::legal_footer, Where::anywhere, 1},
    {"gdpr", DropReason::legal_footer, Where::anywhere, 1},
    {"cookies", DropReason::legal_footer, Where::anywhere, 1},
    {"cookie policy", DropReason::legal_footer, Where::anywhere, 1},
    {"fair use", DropReason::legal_footer, Where::anywhere, 1},
    {"public domain", DropReason::legal_footer, Where::anywhere, 1},
    {"does not imply", DropReason::legal_footer, Where::anywhere, 1},
    {"material is licensed", DropReason::legal_footer, Where::anywhere, 1},

    {"advertisement", DropReason::advertisement, Where::whole, 2},
    {"advertising", DropReason::advertisement, Where::whole, 2},
    {"sponsored content", DropReason::advertisement, Where::start, 2},
    {"sponsored", DropReason::advertisement, Where::whole, 2},
    {"story continues below", DropReason::advertisement, Where::start, 2},
    {"article continues", DropReason::advertisement, Where::start, 2},
    {"promoted content", DropReason::advertisement, Where::start, 2},

    {"subscribe", DropReason::newsletter, Where::whole, 2},
    {"newsletter", DropReason::newsletter, Where::whole, 2},
    {"subscribe to", DropReason::newsletter, Where::start, 2},
    {"sign up for", DropReason::newsletter, Where::start, 2},
    {"sign up to", DropReason::newsletter, Where::start, 2},
    {"get our newsletter", DropReason::newsletter, Where::start, 2},
    {"our newsletter", DropReason::newsletter, Where::anywhere, 2},

    {"to continue reading", DropReason::paywall, Where::anywhere, 2},
    {"subscribe to continue", DropReason::paywall, Where::anywhere, 2},
    {"subscribe to read", DropReason::paywall, Where::anywhere, 2},
    {"subscribe to unlock", DropReason::paywall, Where::anywhere, 2},
    {"subscribe now", DropReason::paywall, Where::start, 2},
    {"unlock this article", DropReason::paywall, Where::anywhere, 2},
    {"this article is for subscribers", DropReason::paywall, Where::anywhere, 2},
    {"this story is for subscribers", DropReason::paywall, Where::anywhere, 2},
    {"this content is for subscribers", DropReason::paywall, Where::anywhere, 2},
    {"for subscribers only", DropReason::paywall, Where::anywhere, 2},
    {"exclusive to subscribers", DropReason::paywall, Where::anywhere, 2},
    {"reserved for subscribers", DropReason::paywall, Where::anywhere, 2},
    {"read on with a subscription", DropReason::paywall, Where::anywhere, 2},
    {"your free articles", DropReason::paywall, Where::anywhere, 2},
    {"free articles this month", DropReason::paywall, Where::anywhere, 2},
    {"free article left", DropReason::paywall, Where::anywhere, 2},
    {"already a subscriber", DropReason::paywall, Where::start, 2},
    {"already a member", DropReason::paywall, Where::start, 2},
    {"already have an account", DropReason::paywall, Where::start, 2},
    {"start your free trial", DropReason::paywall, Where::anywhere, 2},
    {"register to read", DropReason::paywall, Where::anywhere, 2},
    {"jetzt weiterlesen", DropReason::paywall, Where::anywhere, 2},
    {"nur f\xC3\xBCr abonnenten", DropReason::paywall, Where::anywhere, 2},
    {"r\xC3\xA9serv\xC3\xA9 aux abonn\xC3\xA9s", DropReason::paywall, Where::anywhere, 2},
    {"solo para suscriptores", DropReason::paywall, Where::anywhere, 2},

    {"has not been edited by", DropReason::disclaimer, Where::anywhere, 2},
    {"from a syndicated feed", DropReason::disclaimer, Where::anywhere, 2},
    {"from a wire agency feed", DropReason::disclaimer, Where::anywhere, 2},
    {"without modifications to the text", DropReason::disclaimer, Where::anywhere, 2},
    {"appeared first on", DropReason::disclaimer, Where::anywhere, 2},
    {"this article was originally published", DropReason::disclaimer, Where::start, 2},
    {"this article first appeared", DropReason::disclaimer, Where::start, 2},
    {"this story was originally published", DropReason::disclaimer, Where::start, 2},
    {"republished with permission", DropReason::disclaimer, Where::anywhere, 2},
    {"the views expressed in this", DropReason::disclaimer, Where::start, 2},
    {"the opinions expressed in this", DropReason::disclaimer, Where::start, 2},

    {"we value your privacy", DropReason::cookie_notice, Where::start, 2},
    {"your privacy", DropReason::cookie_notice, Where::whole, 2},
    {"use cookies", DropReason::cookie_notice, Where::anywhere, 2},
    {"uses cookies", DropReason::cookie_notice, Where::anywhere, 2},
    {"accept all", DropReason::cookie_notice, Where::start, 2},
    {"reject all", DropReason::cookie_notice, Where::start, 2},
    {"manage options", DropReason::cookie_notice, Where::whole, 2},
    {"manage preferences", DropReason::cookie_notice, Where::whole, 2},
    {"cookie settings", DropReason::cookie_notice, Where::start, 2},

    {"photo:", DropReason::caption, Where::start, 2},
    {"image:", DropReason::caption, Where::start, 2},
    {"file photo", DropReason::caption, Where::start, 2},
    {"photo by", DropReason::caption, Where::start, 2},
    {"photo credit", DropReason::caption, Where::start, 2},
    {"image credit", DropReason::caption, Where::start, 2},

    {"home", DropReason::navigation, Where::whole, 2},
    {"menu", DropReason::navigation, Where::whole, 2},
    {"search", DropReason::navigation, Where::whole, 2},
    {"skip to content", DropReason::navigation, Where::start, 2},
    {"skip to main content", DropReason::navigation, Where::start, 2},
    {"log in", DropReason::navigation, Where::whole, 2},
    {"sign in", DropReason::navigation, Where::whole, 2},
    {"about us", DropReason::navigation, Where::start, 2},
    {"contact us", DropReason::navigation, Where::start, 2},
    {"back to top", DropReason::navigation, Where::start, 2},
    {"next page", DropReason::navigation, Where::whole, 2},

    {"(reporting by", DropReason::sign_off, Where::start, 2},
    {"reporting by", DropReason::sign_off, Where::start, 2},
    {"(writing by", DropReason::sign_off, Where::start, 2},
    {"(editing by", DropReason::sign_off, Where::start, 2},
    {"(this story corrects", DropReason::sign_off, Where::start, 2},
    {"(this story has been", DropReason::sign_off, Where::start, 2},
    {"(with inputs from", DropReason::sign_off, Where::start, 2},
    {"(with agency inputs)", DropReason::sign_off, Where::start, 2},
    {"our standards:", DropReason::sign_off, Where::start, 2},
    {"source:", DropReason::sign_off, Where::start, 2},
    {"enditem", DropReason::sign_off, Where::whole, 2},
    {"ends", DropReason::sign_off, Where::whole, 2},
    {"-30-", DropReason::sign_off, Where::whole, 2},
    {"###", DropReason::sign_off, Where::whole, 2},
});

struct Furniture {
  DropReason reason = DropReason::markup;
  bool sure = false;  // weight 2 or more; otherwise it counts only beside a line that is sure
};
// What kind of furniture the line is by its words; `prose` lines need more evidence than short
// ones.
[[nodiscard]] std::optional<Furniture> find_furniture(std::string_view text, bool prose);
// Weight of one class in the line: weaker evidence, for lines inside a zone already known.
[[nodiscard]] int furniture_weight(std::string_view lowered, DropReason reason);

struct Tail {
  std::size_t begin = 0;  // where `... read more` starts
  std::string_view raw;
};
// The mark by which a carrier cuts a text: `... read more`, `[...]`, `... (more)`, `Continue
// reading`; bare dots only if asked.
[[nodiscard]] std::optional<Tail> find_truncation(std::string_view text, bool bare_dots);

}  // namespace entente::page
