// The lexicon at work: weights of cues in a line, and the marks of truncation.
#include "page/furniture.hpp"

#include <algorithm>

#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kReasons = 32;
constexpr std::size_t kReach = 4096;  // furniture shows itself early; a longer line is judged by its head

bool matches(std::string_view lowered, const Cue& cue) {
  switch (cue.where) {
    case Where::whole: {
      if (lowered.ends_with(':')) lowered.remove_suffix(1);
      return lowered == cue.phrase;
    }
    case Where::start:
      return lowered.starts_with(cue.phrase) &&
             (lowered.size() == cue.phrase.size() || !is_word(cue.phrase.back()) ||
              !is_word(lowered[cue.phrase.size()]));
    case Where::anywhere:
      return find_phrase(lowered, cue.phrase) != std::string_view::npos;
  }
  return false;
}

// `sms/ec`, `bur-ab/jv`: initials at the end of an agency's story.
bool is_initials(std::string_view text) {
  if (text.size() < 5 || text.size() > 24 || text.find('/') == std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_lower(c) || c == '/' || c == '-'; });
}

}  // namespace

int furniture_weight(std::string_view lowered, DropReason reason) {
  int weight = 0;
  for (const Cue& cue : kCues)
    if (cue.reason == reason && matches(lowered, cue)) weight += cue.weight;
  return weight;
}

std::optional<Furniture> find_furniture(std::string_view text, bool prose) {
  if (is_initials(text)) return Furniture{DropReason::sign_off, true};
  const std::string lowered = lower(text.substr(0, kReach));
  std::array<int, kReasons> weights{};
  int best = 0;
  DropReason reason = DropReason::markup;
  for (const Cue& cue : kCues) {
    if (!matches(lowered, cue)) continue;
    int& weight = weights[static_cast<std::size_t>(cue.reason)];
    weight += cue.weight;
    if (weight > best) {
      best = weight;
      reason = cue.reason;
    }
  }
  if (best < 2) return best == 0 ? std::nullopt : std::optional(Furniture{reason, false});
  // News reports on cookies, paywalls and Reddit: prose must also address its reader, or claim rights.
  if (prose && reason != DropReason::sign_off && reason != DropReason::related_links) {
    const bool legal = reason == DropReason::legal_footer && best >= 3;
    const bool cut = reason == DropReason::caption;
    if (!legal && !cut && !speaks_to_reader(lowered)) return std::nullopt;
  }
  return Furniture{reason, true};
}

std::optional<Tail> find_truncation(std::string_view text, bool bare_dots) {
  constexpr std::array<std::string_view, 9> phrases = {
      "read more", "read full story", "read the full story", "continue reading", "full story",
      "(more)",    "more",            "see more",            "[...]"};
  std::string_view body = text;
  while (!body.empty() && (body.back() == ' ' || body.back() == '>' || body.back() == ']')) body.remove_suffix(1);
  for (const std::string_view arrow : {"\xC2\xBB", "\xE2\x86\x92", "\xE2\x80\xBA"})
    if (body.ends_with(arrow)) body = trim(body.substr(0, body.size() - arrow.size()));
  const auto dots_before = [&](std::size_t end) -> std::optional<std::size_t> {
    std::string_view head = text.substr(0, end);
    while (!head.empty() && (head.back() == ' ' || head.back() == '[')) head.remove_suffix(1);
    if (head.ends_with("...")) {
      std::size_t at = head.size() - 3;
      while (at > 0 && (head[at - 1] == '.' || head[at - 1] == '[')) --at;
      return at;
    }
    if (head.ends_with("\xE2\x80\xA6")) return head.size() - 3;
    return std::nullopt;
  };
  for (const std::string_view phrase : phrases) {
    if (body.size() < phrase.size() || !same_word(body.substr(body.size() - phrase.size()), phrase)) continue;
    const std::size_t at = body.size() - phrase.size();
    if (const auto dots = dots_before(at)) return Tail{*dots, text.substr(*dots)};
    // Without dots only a phrase that is no prose, after a sentence's end or standing alone.
    const std::string_view head = trim(body.substr(0, at));
    if (phrase != "more" && (head.empty() || ends_sentence(head))) return Tail{at, text.substr(at)};
  }
  if (text.ends_with("[...]") || text.ends_with("[\xE2\x80\xA6]")) {
    const std::size_t at = text.rfind('[');
    return Tail{at, text.substr(at)};
  }
  if (bare_dots)
    if (const auto dots = dots_before(text.size())) return Tail{*dots, text.substr(*dots)};
  return std::nullopt;
}

}  // namespace entente::page
