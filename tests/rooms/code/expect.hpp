// Holds reports against what a case expects, and says in words which field differs.
#pragma once

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "event/report.hpp"
#include "rooms/code/case_file.hpp"

namespace entente::test {

inline std::vector<std::string> split_on(const std::string& text, const std::string& by) {
  std::vector<std::string> out;
  std::size_t at = 0;
  for (;;) {
    const std::size_t cut = text.find(by, at);
    out.push_back(text.substr(at, cut == std::string::npos ? cut : cut - at));
    if (cut == std::string::npos) return out;
    at = cut + by.size();
  }
}

// "RUS" fits any RUS actor; a longer code must be met exactly; "---" is nobody; "*" anybody.
inline bool side_fits(const std::string& wanted, const std::vector<Actor>& actors) {
  if (wanted == "*") return true;
  if (wanted == "---") return actors.empty();
  const auto codes = split_on(wanted, ",");
  if (codes.size() > actors.size()) return false;
  return std::all_of(codes.begin(), codes.end(), [&](const std::string& code) {
    return std::any_of(actors.begin(), actors.end(),
                       [&](const Actor& a) { return a.code == code || a.iso3 == code; });
  });
}

inline bool link_fits(const std::string& wanted, const ClaimLink& link) {
  if (wanted.front() == '"')
    return link.named &&
           link.actor.name.find(wanted.substr(1, wanted.size() - 2)) != std::string::npos;
  const auto words = split_on(wanted, " ");  // unnamed USA
  return !link.named &&
         (words.size() < 2 || link.actor.iso3 == words[1] || link.actor.code == words[1]);
}

// The first field of the expectation that the report does not meet; empty when all are met.
inline std::string difference(const Expectation& e, const Report& r,
                              const std::vector<std::string>& ids) {
  const bool mutual = e.fields[0].find(" <> ") != std::string::npos;
  const auto sides = split_on(e.fields[0], mutual ? " <> " : " > ");
  const bool straight = side_fits(sides[0], r.source) && side_fits(sides[1], r.target);
  const bool crossed = mutual && side_fits(sides[1], r.source) && side_fits(sides[0], r.target);
  if (!(straight || crossed) || (mutual && !r.reciprocal)) return "actors";
  for (std::size_t i = 1; i < e.fields.size(); ++i) {
    const auto words = split_on(e.fields[i], " ");
    const std::string& key = words[0];
    const std::string value = words.size() > 1 ? e.fields[i].substr(key.size() + 1) : "";
    bool ok = false;
    if (i == 1) {
      ok = name(r.plover) == key && (words.size() < 2 || r.cameo.starts_with(words[1]));
    } else if (i == 2) {
      ok = name(r.status) == key || key == "*";
    } else if (key == "chain") {
      const auto links = split_on(value, " < ");
      ok = value == "none" ? r.claim.chain.empty() : links.size() == r.claim.chain.size();
      for (std::size_t k = 0; ok && value != "none" && k < links.size(); ++k)
        ok = link_fits(links[k], r.claim.chain[k]);
    } else if (key == "stance") {
      ok = name(r.claim.stance) == value;
    } else if (key == "certainty") {
      ok = name(r.claim.certainty) == value;
    } else if (key == "off-record") {
      ok = !r.claim.chain.empty() && !r.claim.chain.back().on_record;
    } else if (key == "on-record") {
      ok = !r.claim.chain.empty() && r.claim.chain.back().on_record;
    } else if (key == "self") {
      ok = r.claim.self;
    } else if (key == "answers") {
      ok = std::stoul(value) <= ids.size() && r.answers == ids[std::stoul(value) - 1] &&
           !r.answers.empty();
    } else if (key == "date") {
      ok = r.date.from.iso() == value;
    } else if (key == "hours") {
      ok = r.hours && std::abs(*r.hours - std::stod(value)) < 1e-9;
    } else if (key == "place") {
      ok = r.place && (r.place->name + " " + r.place->country) == value;
    } else if (key == "dead") {
      ok = r.harm && r.harm->dead && r.harm->dead->text.find(value) != std::string::npos;
    } else if (key == "injured") {
      ok = r.harm && r.harm->injured && r.harm->injured->text.find(value) != std::string::npos;
    } else if (key == "office") {
      const auto has = [&](const std::vector<Actor>& all) {
        return std::any_of(all.begin(), all.end(),
                           [&](const Actor& a) { return a.office == value; });
      };
      ok = has(r.source) || has(r.target);
    } else if (key == "support") {  // CHN>RUS military,economic requested
      ok = r.support.has_value();
      if (ok) {
        const auto ends = split_on(words[1], ">");
        ok = side_fits(ends[0], {r.support->giver}) && side_fits(ends[1], {r.support->receiver});
        std::string kinds;
        for (const SupportKind k : r.support->kinds)
          kinds += (kinds.empty() ? "" : ",") + std::string(name(k));
        ok = ok && words.size() > 3 && kinds == words[2] && name(r.support->stage) == words[3];
      }
    } else if (key == "no-support") {
      ok = !r.support;
    }
    if (!ok) return e.fields[i];
  }
  return {};
}

}  // namespace entente::test
