// The order: record of the source, markup, dateline, argument, a printed date, the URL. A dateline
// stays the coder's anchor (Dateline::date); here is what the page says of its publication.
#include "page/story_dates.hpp"

#include <algorithm>

#include "page/printed.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

// /2022/03/14/, /2022-03-14-, /20220314/ in an address.
std::optional<Date> url_day(std::string_view url) {
  const auto number = [&](std::size_t at, std::size_t size) -> int {
    int value = 0;
    if (at + size > url.size()) return -1;
    for (std::size_t i = at; i < at + size; ++i) {
      if (!is_digit(url[i])) return -1;
      value = value * 10 + (url[i] - '0');
    }
    return value;
  };
  if (url.find("://") == std::string_view::npos) return std::nullopt;
  for (std::size_t at = 1; at + 8 <= url.size() && at < 400; ++at) {
    if (!is_digit(url[at]) || is_digit(url[at - 1])) continue;
    const int year = number(at, 4);
    if (year < 1990 || year > 2199) continue;
    const char joint = at + 4 < url.size() ? url[at + 4] : ' ';
    const bool parted = joint == '/' || joint == '-';
    const std::size_t month_at = at + (parted ? 5U : 4U);
    std::size_t day_at = month_at + 2;
    if (parted && (day_at >= url.size() || url[day_at] != joint)) continue;
    if (parted) ++day_at;
    const std::size_t end = day_at + 2;
    if (end < url.size() && is_digit(url[end])) continue;
    if (const auto date =
            Date::checked(year, std::max(number(month_at, 2), 0), std::max(number(day_at, 2), 0)))
      return date;
  }
  return std::nullopt;
}

class Moments {
 public:
  Moments(const FlatPage& flat, const Layout& layout, const Story& story)
      : flat_(flat), layout_(layout), story_(story) {}

  // The first printed moment of a kind, in the head and then below the text.
  std::optional<Moment> find(MomentKind kind, std::optional<Date> anchor) const {
    for (const int i : story_.dates)
      if (const auto line = shape(i).date_line)
        if (auto moment = find_in(*line, kind, anchor, i)) return moment;
    for (const int i : story_.bylines)
      if (const auto& byline = shape(i).byline)
        for (const PrintedMoment& printed : byline->moments)
          if (printed.kind == kind)
            if (auto moment = resolve_printed(printed, anchor)) return moment;
    // Below the text only a label makes a date the story's.
    if (kind == MomentKind::unlabelled) return std::nullopt;
    for (const int i : story_.extras)
      if (const auto line = shape(i).date_line)
        if (auto moment = find_in(*line, kind, anchor, i)) return moment;
    return std::nullopt;
  }

 private:
  const Shape& shape(int i) const { return layout_.shapes[static_cast<std::size_t>(i)]; }
  std::optional<Moment> find_in(const DateLine& line, MomentKind kind, std::optional<Date> anchor,
                                int i) const {
    for (const PrintedMoment& printed : line.moments) {
      if (printed.kind != kind) continue;
      auto moment = resolve_printed(printed, anchor);
      if (!moment) continue;
      const std::uint32_t begin = flat_.lines[static_cast<std::size_t>(i)].span.begin;
      moment->span = {begin + static_cast<std::uint32_t>(printed.date.begin),
                      begin + static_cast<std::uint32_t>(printed.date.end)};
      return moment;
    }
    return std::nullopt;
  }

  const FlatPage& flat_;
  const Layout& layout_;
  const Story& story_;
};

std::optional<Moment> printed_of(const Moments& moments, std::optional<Date> anchor) {
  auto printed = moments.find(MomentKind::published, anchor);
  return printed ? printed : moments.find(MomentKind::unlabelled, anchor);
}

// The first <time> of a page may be anybody's: it speaks after the dateline.
bool is_weak(const Moment& moment) {
  return moment.rule == "time" || moment.rule == "url";
}

}  // namespace

std::optional<Date> year_anchor(const Page& source, const FlatPage& flat, const Layout& layout,
                                const Story& story) {
  if (source.published) return source.published;
  if (source.published_at) return source.published_at->date;
  if (flat.published) return flat.published->date;
  const Moments moments(flat, layout, story);
  if (const auto printed = printed_of(moments, std::nullopt)) return printed->date;
  if (const auto changed = moments.find(MomentKind::modified, std::nullopt)) return changed->date;
  if (const auto day = url_day(flat.url)) return day;
  return url_day(source.id);
}

void add_moments(const Page& source, const FlatPage& flat, const Layout& layout, const Story& story,
                 Item& item) {
  const bool main = item.role == ItemRole::main;
  const auto anchor = year_anchor(source, flat, layout, story);
  const Moments moments(flat, layout, story);
  const auto printed = printed_of(moments, anchor);
  const auto set = [&](const std::optional<Moment>& moment) {
    if (moment && !item.published) item.published = moment;
  };
  const auto day = [](std::optional<Date> date, std::string_view rule) {
    return date ? std::optional(moment_of(*date, rule)) : std::nullopt;
  };
  if (main) set(source.published_at);
  if (main && flat.published && !is_weak(*flat.published)) set(flat.published);
  if (item.dateline) set(day(item.dateline->date, "dateline"));
  if (main) set(day(source.published, "argument"));
  set(printed);
  if (main) set(flat.published);
  if (main) set(day(url_day(flat.url), "url"));
  if (main) set(day(url_day(source.id), "url"));
  // What agrees on the day and knows the hour says more.
  const auto refine = [&](const std::optional<Moment>& finer) {
    if (!finer || !item.published || finer->date != item.published->date) return;
    if (item.published->precision == MomentPrecision::day &&
        finer->precision != MomentPrecision::day)
      item.published = finer;
  };
  refine(printed);
  if (main) refine(flat.published);
  if (main) item.modified = source.modified_at ? source.modified_at : flat.modified;
  if (!item.modified) item.modified = moments.find(MomentKind::modified, anchor);
  if (!item.published && item.modified && main) {
    // Nothing but the change is dated: the story is at most as old.
    item.published = item.modified;
    item.modified.reset();
  }
}

}  // namespace entente::page
