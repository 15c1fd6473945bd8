// Reads a carrier's furniture for its own name. Agency, author and carrier are three different
// things.
#include "page/site.hpp"

#include <algorithm>
#include <array>

#include "page/dateline.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

bool is_capital_word(std::string_view word) {
  return !word.empty() && (is_upper(word.front()) || is_high(word.front()));
}

// Capitalised words from `at` on, up to the end of the phrase.
std::string_view capital_run(std::string_view text) {
  text = trim(text);
  std::size_t end = 0;
  for (const std::string_view word : words(text, 6)) {
    if (!is_capital_word(word)) break;
    const auto past = static_cast<std::size_t>(word.data() + word.size() - text.data());
    const bool stop = word.back() == '.' || word.back() == ',' || word.back() == ';';
    end = stop ? past - 1 : past;
    if (stop) break;
  }
  return text.substr(0, end);
}

// `Copyright 1995-2024 - Space Media Network.`: who holds it.
std::string_view copyright_holder(std::string_view footer) {
  const std::string lowered = lower(footer);
  std::size_t at = find_phrase(lowered, "copyright");
  if (at != std::string::npos) {
    at += 9;
  } else {
    at = lowered.find("\xC2\xA9");
    if (at == std::string::npos) return {};
    at += 2;
  }
  while (at < footer.size()) {
    if (footer.substr(at).starts_with("\xC2\xA9")) {
      at += 2;
    } else if (is_alpha(footer[at]) && blank_size(footer, at) == 0) {
      break;
    } else {
      at += std::max<std::size_t>(blank_size(footer, at), 1);
    }
  }
  if (at >= footer.size()) return {};
  std::string_view holder = capital_run(footer.substr(at));
  if (holder.starts_with("By ")) holder.remove_prefix(3);
  return holder;
}

// `The SpaceDaily news network`, `our Wire Daily website`: the brand of the carrier.
std::string_view brand(std::string_view text) {
  constexpr std::array<std::string_view, 3> nouns = {" news network", " network", " news sites"};
  for (const std::string_view noun : nouns) {
    const std::size_t at = text.find(noun);
    if (at == std::string_view::npos) continue;
    std::size_t begin = at;
    while (begin > 0) {
      const std::size_t blank = text.rfind(' ', begin - 1);
      const std::size_t word = blank == std::string_view::npos ? 0 : blank + 1;
      const std::string_view candidate = text.substr(word, begin - word);
      if (!is_capital_word(candidate) || candidate == "The" ||
          candidate.find_first_of(".,;:") != std::string_view::npos)
        break;
      begin = word == 0 ? 0 : word - 1;
      if (word == 0) break;
    }
    const std::string_view found = trim(text.substr(begin, at - begin));
    if (!found.empty() && found != "Our" && found != "Media") return found;
  }
  return {};
}

}  // namespace

void find_site(const FlatPage& flat, Reading& reading) {
  std::string_view holder, name;
  for (const Dropped& dropped : reading.dropped) {
    const std::string_view text = dropped.span.in(*flat.text);
    if (dropped.reason == DropReason::masthead && reading.masthead.empty())
      reading.masthead = std::string(text);
    if (dropped.reason == DropReason::legal_footer && holder.empty())
      holder = copyright_holder(text);
    if (dropped.reason == DropReason::fundraising && name.empty()) name = brand(text);
  }
  if (reading.masthead.empty()) reading.masthead = flat.site_name;
  reading.network = std::string(name);
  if (!holder.empty() && holder != name) {
    if (!reading.network.empty()) reading.network += " / ";
    reading.network += holder;
  }
}

std::vector<std::pair<std::string_view, std::string_view>> find_rights(std::string_view footer) {
  return find_agencies_spelled_out(footer);
}

std::vector<std::string_view> find_footer_dates(std::string_view footer) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  while (at < footer.size()) {
    const bool fresh = is_word(footer[at]) && (at == 0 || !is_word(footer[at - 1]));
    const auto date = fresh ? find_printed_date(footer.substr(at, 32)) : std::nullopt;
    if (date && date->begin == 0 && date->year != 0) {
      out.push_back(footer.substr(at, date->end));
      at += date->end;
      continue;
    }
    std::size_t end = at;
    while (end < footer.size() && is_digit(footer[end])) ++end;
    if (fresh && end - at == 4 && (footer[at] == '1' || footer[at] == '2')) {
      if (end + 5 <= footer.size() && footer[end] == '-' &&
          std::all_of(footer.begin() + static_cast<std::ptrdiff_t>(end) + 1,
                      footer.begin() + static_cast<std::ptrdiff_t>(end) + 5, is_digit))
        end += 5;
      out.push_back(footer.substr(at, end - at));
    }
    at = std::max(end, at + 1);
  }
  return out;
}

std::vector<std::string_view> find_amounts(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    const bool sign =
        line.starts_with('$') || line.starts_with("\xE2\x82\xAC") || line.starts_with("\xC2\xA3");
    if (sign && line.size() <= 60) out.push_back(line);
    at = end + 1;
  }
  return out;
}

std::vector<std::string_view> find_doubled(std::string_view text) {
  std::vector<std::string_view> out;
  for (const std::string_view word : words(text, 256)) {
    const std::size_t half = word.size() / 2;
    if (word.size() % 2 == 0 && half >= 2 && word.substr(0, half) == word.substr(half))
      out.push_back(word.substr(0, half));
  }
  return out;
}

}  // namespace entente::page
