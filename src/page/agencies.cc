// The table of agencies and its look-ups. To add one, add a line.
#include "page/agencies.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr auto kAgencies = std::to_array<AgencyName>({
    {"AFP", "Agence France-Presse", "agence france presse|afp news|法新社|أ ف ب|فرانس برس|АФП"},
    {"AP", "Associated Press", "the associated press|ap news|美联社|美聯社|أ ب|АП"},
    {"Reuters", "Reuters",
     "thomson reuters|reuters life!|reuters staff|reuters news "
     "agency|路透社|رويترز|Рейтер|Рейтерс"},
    {"UPI", "United Press International", "合众国际社"},
    {"Xinhua", "Xinhua News Agency",
     "xinhuanet|xinhua news agency|xinhua news|新华社|新華社|新华网|شينخوا|Синьхуа"},
    {"CNS", "China News Service", "ecns|中新社|中新网|chinanews"},
    {"TASS", "TASS Russian News Agency", "itar-tass|tass news agency|ТАСС|ИТАР-ТАСС|塔斯社|تاس"},
    {"Interfax", "Interfax News Agency", "Интерфакс|国际文传电讯社"},
    {"Interfax-Ukraine", "Interfax-Ukraine News Agency", "Интерфакс-Украина|Інтерфакс-Україна"},
    {"RIA", "RIA Novosti", "ria novosti|РИА Новости"},
    {"Sputnik", "Sputnik News Agency", "sputnik news|俄罗斯卫星通讯社"},
    {"Ukrinform", "Ukrinform", "ukrainian national news agency|Укринформ|Укрінформ"},
    {"UNIAN", "UNIAN", "УНИАН|УНІАН"},
    {"BelTA", "Belarusian Telegraph Agency", "БелТА"},
    {"Trend", "Trend News Agency", ""},
    {"Azertac", "Azerbaijan State News Agency", "azertac"},
    {"IANS", "Indo-Asia News Service", "indo-asian news service|ians/afp"},
    {"ANI", "Asian News International", ""},
    {"PTI", "Press Trust of India", "the press trust of india"},
    {"UNI", "United News of India", ""},
    {"APP", "Associated Press of Pakistan", ""},
    {"BSS", "Bangladesh Sangbad Sangstha", ""},
    {"UNB", "United News of Bangladesh", ""},
    {"KCNA", "Korean Central News Agency", "朝中社|ЦТАК"},
    {"Yonhap", "Yonhap News Agency", "yonhap news|yonhapnews|韩联社"},
    {"Kyodo", "Kyodo News", "kyodo news|共同社"},
    {"Jiji", "Jiji Press", "jiji press|jiji|时事社"},
    {"CNA", "Central News Agency", "中央社"},
    {"Bernama", "Malaysian National News Agency", "bernama news agency|马新社"},
    {"Antara", "Antara News Agency", "antara news|antara news agency"},
    {"VNA", "Vietnam News Agency", "vns/vna"},
    {"PNA", "Philippine News Agency", ""},
    {"TNA", "Thai News Agency", ""},
    {"AKP", "Agence Kampuchea Press", ""},
    {"Montsame", "Montsame News Agency", ""},
    {"AAP", "Australian Associated Press", ""},
    {"dpa", "Deutsche Presse-Agentur", "deutsche presse agentur|dpa-afx|dpa international|德新社"},
    {"APA", "Austria Presse Agentur", ""},
    {"KEYSTONE-SDA", "Keystone-SDA", "sda|keystone-ats|keystone-sda-ats"},
    {"epd", "Evangelischer Pressedienst", ""},
    {"EFE", "Agencia EFE", "efe news|agencia efe"},
    {"Europa Press", "Europa Press", "europa press"},
    {"ANSA", "Agenzia Nazionale Stampa Associata", "ansamed"},
    {"AGI", "Agenzia Giornalistica Italia", ""},
    {"Adnkronos", "Adnkronos", ""},
    {"Lusa", "Lusa News Agency", ""},
    {"Belga", "Belga News Agency", "belga"},
    {"ANP", "Algemeen Nederlands Persbureau", ""},
    {"NTB", "Norsk Telegrambyra", ""},
    {"TT", "Tidningarnas Telegrambyra", ""},
    {"Ritzau", "Ritzaus Bureau", ""},
    {"STT", "Finnish News Agency", ""},
    {"PAP", "Polish Press Agency", ""},
    {"CTK", "Czech News Agency", "\xC4\x8Ctk|\xC4\x8CTK"},
    {"MTI", "Hungarian News Agency", ""},
    {"Agerpres", "Agerpres", ""},
    {"BTA", "Bulgarian News Agency", ""},
    {"Tanjug", "Tanjug", "tanyug"},
    {"HINA", "Croatian News Agency", ""},
    {"FENA", "Federal News Agency", ""},
    {"MIA", "Macedonian Information Agency", ""},
    {"ATA", "Albanian Telegraphic Agency", ""},
    {"ANA-MPA", "Athens-Macedonian News Agency", "amna"},
    {"CNA Cyprus", "Cyprus News Agency", ""},
    {"AA", "Anadolu Agency", "anadolu|anadolu agency|الأناضول"},
    {"DHA", "Demiroren News Agency", ""},
    {"IRNA", "Islamic Republic News Agency", "إرنا"},
    {"ISNA", "Iranian Students News Agency", ""},
    {"Tasnim", "Tasnim News Agency", ""},
    {"FNA", "Fars News Agency", "fars"},
    {"MNA", "Mehr News Agency", "mehr"},
    {"WAM", "Emirates News Agency", "وام"},
    {"SPA", "Saudi Press Agency", "واس"},
    {"QNA", "Qatar News Agency", "قنا"},
    {"KUNA", "Kuwait News Agency", "كونا"},
    {"BNA", "Bahrain News Agency", "بنا"},
    {"ONA", "Oman News Agency", ""},
    {"INA", "Iraqi News Agency", ""},
    {"SANA", "Syrian Arab News Agency", "سانا"},
    {"NNA", "National News Agency", ""},
    {"Petra", "Jordan News Agency", "بترا"},
    {"WAFA", "Palestinian News and Information Agency", "وفا"},
    {"SABA", "Yemen News Agency", "سبأ"},
    {"MENA", "Middle East News Agency", "أ ش أ"},
    {"APS", "Algeria Press Service", ""},
    {"MAP", "Maghreb Arabe Presse", ""},
    {"TAP", "Tunis Afrique Presse", ""},
    {"LANA", "Libyan News Agency", ""},
    {"SUNA", "Sudan News Agency", ""},
    {"ENA", "Ethiopian News Agency", ""},
    {"SONNA", "Somali National News Agency", ""},
    {"KNA", "Kenya News Agency", ""},
    {"NAN", "News Agency of Nigeria", ""},
    {"GNA", "Ghana News Agency", ""},
    {"PANA", "Panapress", "panapress|panafrican news agency"},
    {"ANGOP", "Angola Press Agency", ""},
    {"CANA", "Caribbean News Agency", "cmc"},
    {"Prensa Latina", "Prensa Latina", "prensa latina"},
    {"ACN", "Cuban News Agency", ""},
    {"AVN", "Agencia Venezolana de Noticias", ""},
    {"Telam", "Telam", "t\xC3\xA9lam"},
    {"Notimex", "Notimex", ""},
    {"Agencia Brasil", "Agencia Brasil", "ag\xC3\xAAncia brasil"},
    {"CP", "The Canadian Press", "canadian press|the canadian press"},
    {"PA", "PA Media", "press association|pa media"},
    {"RFE/RL", "Radio Free Europe/Radio Liberty", "rfe|rfe/rl"},
    {"Bloomberg", "Bloomberg News", "bloomberg news"},
    {"Dow Jones", "Dow Jones Newswires", "dow jones newswires|djn"},
    {"TNS", "Tribune News Service", "tribune news service"},
    {"IPS", "Inter Press Service", "inter press service"},
    {"CNW", "Canada Newswire", "cnw group|canada newswire", true},
    {"PRNewswire", "PR Newswire",
     "pr newswire|prnewswire-asianet|prnewswire-firstcall|prnewswire-usnewswire|prnewswire-asia",
     true},
    {"BusinessWire", "Business Wire", "business wire", true},
    {"GlobeNewswire", "GlobeNewswire", "globe newswire", true},
    {"ACCESSWIRE", "ACCESSWIRE", "access newswire|newmediawire", true},
    {"EIN Presswire", "EIN Presswire", "ein presswire|einpresswire.com|einpresswire", true},
    {"Media OutReach", "Media OutReach Newswire", "media outreach newswire|media outreach", true},
    {"JCN", "JCN Newswire", "jcn newswire", true},
    {"Marketwired", "Marketwired", "marketwire", true},
    {"ANTARA/PRNewswire", "ANTARA/PR Newswire", "antara/prnewswire", true},
});

// Short codes are words in lower case ("map", "ina"); they count as printed or in capitals.
constexpr bool is_short(std::string_view form) {
  return form.size() <= 4;
}

// Every spelling of every agency, in the order of the table, filed by its first byte in lower case:
// a text is compared with the few that begin as it does.
struct Spelling {
  std::string_view form;
  const AgencyName* agency = nullptr;
};

constexpr std::size_t count_spellings() {
  std::size_t count = 0;
  for (const AgencyName& agency : kAgencies) {
    count += agency.aliases.empty() ? 2 : 3;
    for (const char c : agency.aliases)
      if (c == '|') ++count;
  }
  return count;
}

struct SpellingIndex {
  std::array<Spelling, count_spellings()> spellings{};
  std::array<std::uint16_t, 257> first{};  // of each byte, in spellings
};

constexpr std::size_t byte_of(char c) {
  return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

constexpr SpellingIndex make_spellings() {
  SpellingIndex index;
  std::array<Spelling, count_spellings()> all{};
  std::size_t count = 0;
  for (const AgencyName& agency : kAgencies) {
    all[count++] = {agency.code, &agency};
    all[count++] = {agency.name, &agency};
    std::string_view rest = agency.aliases;
    while (!rest.empty()) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      all[count++] = {rest.substr(0, bar), &agency};
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
  }
  std::array<std::uint16_t, 258> starts{};
  for (const Spelling& one : all) ++starts[byte_of(one.form.front()) + 1];
  for (std::size_t byte = 0; byte < 257; ++byte)
    starts[byte + 1] = static_cast<std::uint16_t>(starts[byte + 1] + starts[byte]);
  for (std::size_t byte = 0; byte < 257; ++byte) index.first[byte] = starts[byte];
  for (const Spelling& one : all) index.spellings[starts[byte_of(one.form.front())]++] = one;
  return index;
}
constexpr SpellingIndex kSpellings = make_spellings();

std::span<const Spelling> spellings_like(std::string_view text) {
  const std::size_t byte = byte_of(text.front());
  return std::span(kSpellings.spellings)
      .subspan(kSpellings.first[byte], kSpellings.first[byte + 1] - kSpellings.first[byte]);
}

}  // namespace

const AgencyName* find_agency(std::string_view text) {
  text = trim(text);
  if (text.size() < 2 || text.size() > 48) return nullptr;
  const bool capitals = std::none_of(text.begin(), text.end(), is_lower);
  for (const auto& [form, agency] : spellings_like(text)) {
    if (form.size() != text.size()) continue;
    if (is_short(form) ? text == form || (capitals && same_word(text, form))
                       : same_word(text, form))
      return agency;
  }
  return nullptr;
}

const AgencyName* find_agency_at_start(std::string_view text, std::size_t& size) {
  const AgencyName* found = nullptr;
  size = 0;
  if (text.empty()) return found;
  for (const auto& [form, agency] : spellings_like(text)) {
    if (form.size() <= size || form.size() > text.size()) continue;
    const bool same =
        is_short(form) ? text.starts_with(form) : same_word(text.substr(0, form.size()), form);
    if (!same) continue;
    if (form.size() != text.size() && is_word(text[form.size()]) && !is_high(form.back())) continue;
    found = agency;
    size = form.size();
  }
  return found;
}

std::vector<std::pair<std::string_view, std::string_view>> find_agencies_spelled_out(
    std::string_view text) {
  std::vector<std::pair<std::string_view, std::string_view>> out;
  for (const AgencyName& agency : kAgencies)
    if (agency.code != agency.name && find_phrase(text, agency.code) != std::string_view::npos &&
        find_phrase(text, agency.name) != std::string_view::npos)
      out.emplace_back(agency.code, agency.name);
  return out;
}

}  // namespace entente::page
