// Names of the enumerators as the published record prints them: one exhaustive switch each, so a
// new value cannot be forgotten.
#include "event/report.hpp"

namespace entente {
namespace {

bool same_letters(std::string_view upper, std::string_view any) {
  if (upper.size() != any.size()) return false;
  for (std::size_t i = 0; i < upper.size(); ++i) {
    const char c = any[i] >= 'a' && any[i] <= 'z' ? static_cast<char>(any[i] - 'a' + 'A') : any[i];
    if (c != upper[i]) return false;
  }
  return true;
}

}  // namespace

std::string_view name(Plover plover) {
  switch (plover) {
    case Plover::agree: return "AGREE";
    case Plover::consult: return "CONSULT";
    case Plover::support: return "SUPPORT";
    case Plover::concede: return "CONCEDE";
    case Plover::cooperate: return "COOPERATE";
    case Plover::aid: return "AID";
    case Plover::retreat: return "RETREAT";
    case Plover::request: return "REQUEST";
    case Plover::accuse: return "ACCUSE";
    case Plover::reject: return "REJECT";
    case Plover::threaten: return "THREATEN";
    case Plover::protest: return "PROTEST";
    case Plover::sanction: return "SANCTION";
    case Plover::mobilize: return "MOBILIZE";
    case Plover::coerce: return "COERCE";
    case Plover::assault: return "ASSAULT";
    case Plover::statement: return "STATEMENT";
  }
  return "STATEMENT";
}

std::optional<Plover> plover_of(std::string_view text) {
  for (unsigned i = 0; i <= static_cast<unsigned>(Plover::statement); ++i)
    if (const auto plover = static_cast<Plover>(i); same_letters(name(plover), text)) return plover;
  return std::nullopt;
}

std::string_view name(Status status) {
  switch (status) {
    case Status::happened: return "happened";
    case Status::ongoing: return "ongoing";
    case Status::planned: return "planned";
    case Status::requested: return "requested";
    case Status::offered: return "offered";
    case Status::promised: return "promised";
    case Status::threatened: return "threatened";
    case Status::conditional: return "conditional";
    case Status::not_happened: return "not_happened";
    case Status::undecided: return "undecided";
  }
  return "undecided";
}

std::string_view name(Stance stance) {
  switch (stance) {
    case Stance::asserts: return "asserts";
    case Stance::denies: return "denies";
    case Stance::doubts: return "doubts";
    case Stance::silent: return "silent";
  }
  return "silent";
}

std::string_view name(Certainty certainty) {
  switch (certainty) {
    case Certainty::certain: return "certain";
    case Certainty::likely: return "likely";
    case Certainty::possible: return "possible";
    case Certainty::unknown: return "unknown";
  }
  return "unknown";
}

std::string_view name(SupportKind kind) {
  switch (kind) {
    case SupportKind::military: return "military";
    case SupportKind::economic: return "economic";
    case SupportKind::financial: return "financial";
    case SupportKind::humanitarian: return "humanitarian";
    case SupportKind::diplomatic: return "diplomatic";
    case SupportKind::technology: return "technology";
    case SupportKind::intelligence: return "intelligence";
  }
  return "military";
}

std::string_view name(SupportStage stage) {
  switch (stage) {
    case SupportStage::requested: return "requested";
    case SupportStage::offered: return "offered";
    case SupportStage::promised: return "promised";
    case SupportStage::allocated: return "allocated";
    case SupportStage::delivered: return "delivered";
    case SupportStage::withheld: return "withheld";
    case SupportStage::denied: return "denied";
    case SupportStage::undecided: return "undecided";
  }
  return "undecided";
}

}  // namespace entente
