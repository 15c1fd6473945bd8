// Agencies as datelines and bylines name them. One line an agency; the first alias is its code.
#pragma once

#include <array>
#include <string_view>

namespace entente::page {

struct AgencyName {
  std::string_view code, name;
  std::string_view aliases;  // further spellings, lower case, `|` between
};

inline constexpr std::array<AgencyName, 27> kAgencies = {{
    {"AFP", "Agence France-Presse", "agence france presse"},
    {"AP", "Associated Press", "the associated press"},
    {"Reuters", "Reuters", "thomson reuters|reuters life!"},
    {"UPI", "United Press International", ""},
    {"Xinhua", "Xinhua News Agency", "xinhuanet|xinhua news agency"},
    {"TASS", "TASS Russian News Agency", "itar-tass"},
    {"Interfax", "Interfax News Agency", "interfax-ukraine"},
    {"RIA", "RIA Novosti", "ria novosti|sputnik"},
    {"IANS", "Indo-Asia News Service", "indo-asian news service"},
    {"ANI", "Asian News International", ""},
    {"PTI", "Press Trust of India", ""},
    {"KCNA", "Korean Central News Agency", ""},
    {"Yonhap", "Yonhap News Agency", "yonhap news"},
    {"Kyodo", "Kyodo News", "kyodo news"},
    {"Jiji", "Jiji Press", "jiji press"},
    {"dpa", "Deutsche Presse-Agentur", "deutsche presse agentur"},
    {"EFE", "Agencia EFE", ""},
    {"ANSA", "Agenzia Nazionale Stampa Associata", ""},
    {"AA", "Anadolu Agency", "anadolu|anadolu agency"},
    {"IRNA", "Islamic Republic News Agency", ""},
    {"WAM", "Emirates News Agency", ""},
    {"SPA", "Saudi Press Agency", ""},
    {"MENA", "Middle East News Agency", ""},
    {"Bloomberg", "Bloomberg News", "bloomberg news"},
    {"PRNewswire", "PR Newswire", "pr newswire|prnewswire-asianet"},
    {"BusinessWire", "Business Wire", "business wire"},
    {"GlobeNewswire", "GlobeNewswire", "globe newswire"},
}};

// The agency that `text` names, whole and without regard to case; null when it names none.
[[nodiscard]] const AgencyName* find_agency(std::string_view text);

}  // namespace entente::page
