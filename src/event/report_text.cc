// A report for people: who did what to whom, who says so, and the sentence. Plain text; control
// characters become spaces, so that hostile text can neither break the line nor steer a terminal.
#include <cmath>

#include "event/json_out.hpp"
#include "event/report.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const bool control = point.value < 0x20U || (point.value >= 0x7FU && point.value < 0xA0U) ||
                         point.value == 0x2028U || point.value == 0x2029U;
    append_utf8(out, control ? U' ' : point.value);
    at += point.size;
  }
  return out;
}

std::string codes(const std::vector<Actor>& actors) {
  std::string out;
  for (const Actor& actor : actors) {
    if (!out.empty()) out += ',';
    out += plain(actor.code);
  }
  return out.empty() ? "---" : out;
}

std::string number(double value) {
  JsonOut out;
  out.number(value);
  return out.take();
}

std::string range(const NumberRange& range) {
  if (std::isinf(range.high)) return "at least " + number(range.low);
  if (range.low == range.high) return number(range.low);
  return number(range.low) + " to " + number(range.high);
}

std::string speaker(const ClaimLink& link) {
  const Actor& actor = link.actor;
  std::string out;
  if (link.named) {
    out = '"' + plain(actor.name.empty() ? actor.text : actor.name) + '"';
    if (!link.on_record) out += " off the record";
    return out;
  }
  const std::string& words = actor.office.empty() ? actor.text : actor.office;
  out = (words.starts_with("unnamed ") ? "" : "unnamed ") +
        (words.empty() ? std::string("source") : plain(words));
  if (!actor.code.empty() && actor.code != "---") out += " (" + plain(actor.code) + ")";
  return out;
}

std::string chain(const Claim& claim) {
  std::string out;
  for (const ClaimLink& link : claim.chain) out += (out.empty() ? "chain " : " < ") + speaker(link);
  if (claim.stance != Stance::asserts)
    out += (out.empty() ? "" : " ") + std::string(name(claim.stance));
  return out;
}

std::string day(const DateRange& range) {
  const bool starts = range.from != Date::beginning();
  const bool ends = range.to != Date::end();
  if (range.rule.empty() || (!starts && !ends)) return "undated";
  if (!starts) return "until " + range.to.iso();
  if (!ends) return "since " + range.from.iso();
  return range.from == range.to ? range.from.iso() : range.from.iso() + " to " + range.to.iso();
}

std::string support_line(const Support& support) {
  std::string out =
      "support " + plain(support.giver.code) + " to " + plain(support.receiver.code) + ":";
  for (const SupportKind kind : support.kinds) out += ' ' + std::string(name(kind));
  out += ' ' + std::string(name(support.stage));
  if (support.quantity) out += ", " + range(*support.quantity);
  if (!support.item.empty()) out += (support.quantity ? " " : ", ") + plain(support.item);
  if (support.money)
    out += ", " + plain(support.money->currency) + ' ' + range(support.money->amount);
  return out;
}

void append_harm(std::string& out, const std::optional<HarmCount>& harm, std::string_view what) {
  if (!harm) return;
  out += (out.empty() ? "harm " : ", ") + range(harm->count) + ' ' + std::string(what);
  if (!harm->text.empty()) out += " (\"" + plain(harm->text) + "\")";
}

std::string harm_line(const Harm& harm) {
  std::string out;
  append_harm(out, harm.dead, "dead");
  append_harm(out, harm.injured, "injured");
  append_harm(out, harm.arrested, "arrested");
  append_harm(out, harm.displaced, "displaced");
  return out;
}

}  // namespace

std::string to_text(const Report& report) {
  std::string out =
      codes(report.source) + (report.reciprocal ? " <> " : " > ") + codes(report.target);
  out += "  " + std::string(name(report.plover));
  if (!report.mode.empty()) out += ' ' + plain(report.mode);
  out += "  ";
  if (!report.cameo.empty()) out += '[' + plain(report.cameo) + "] ";
  out += name(report.status);
  if (const std::string said = chain(report.claim); !said.empty()) out += "  " + said;
  out += "  " + day(report.date);
  if (report.hours) out += ", " + number(*report.hours) + " hours";
  out += '\n';
  if (!report.text.empty()) out += "    " + plain(report.text) + '\n';
  if (report.support) out += "    " + support_line(*report.support) + '\n';
  if (report.harm)
    if (const std::string line = harm_line(*report.harm); !line.empty())
      out += "    " + line + '\n';
  return out;
}

}  // namespace entente
