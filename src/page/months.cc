// Month names by language, one row a month. Words that are more often something else ("mag", "set",
// "dic") count only where the reader of dates asks, beside a day.
#include "page/months.hpp"

#include <algorithm>
#include <array>

#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january|jan|januar|jänner|janvier|janv|enero|ene|janeiro|gennaio|gen|januari|января|янв|"
    "січня|stycznia|ocak|يناير|كانون الثاني",
    "february|feb|februar|février|fevrier|févr|fév|febrero|fevereiro|fev|febbraio|februari|"
    "февраля|фев|лютого|lutego|şubat|فبراير|شباط",
    "march|mar|märz|maerz|mär|mars|marzo|março|marco|maart|maret|марта|мар|березня|marca|mart|"
    "مارس|آذار",
    "april|apr|avril|avr|abril|abr|aprile|апреля|апр|квітня|kwietnia|nisan|أبريل|ابريل|إبريل|"
    "نيسان",
    "may|mai|mayo|maio|maggio|mag|mei|мая|май|травня|maja|mayıs|مايو|أيار",
    "june|jun|juni|juin|junio|junho|giugno|giu|июня|июн|червня|czerwca|haziran|يونيو|يونيه|"
    "حزيران",
    "july|jul|juli|juillet|juil|julio|julho|luglio|lug|июля|июл|липня|lipca|temmuz|يوليو|يوليه|"
    "تموز",
    "august|aug|août|aout|agosto|ago|augustus|agustus|августа|авг|серпня|sierpnia|ağustos|أغسطس|"
    "اغسطس|آب",
    "september|sep|sept|septembre|septiembre|setiembre|setembro|settembre|сентября|сен|"
    "вересня|września|eylül|سبتمبر|أيلول",
    "october|oct|oktober|okt|octobre|octubre|outubro|ottobre|ott|октября|окт|жовтня|"
    "października|ekim|أكتوبر|اكتوبر|تشرين الأول",
    "november|nov|novembre|noviembre|novembro|ноября|ноя|листопада|listopada|kasım|نوفمبر|"
    "تشرين الثاني",
    "december|dec|dezember|dez|décembre|decembre|déc|diciembre|dic|dezembro|dicembre|desember|"
    "декабря|дек|грудня|grudnia|aralık|ديسمبر|كانون الأول"};

constexpr std::string_view kWeekdays =
    "monday|mon|tuesday|tue|tues|wednesday|wed|thursday|thu|thur|thurs|friday|fri|saturday|sat|"
    "sunday|sun|montag|mo|dienstag|di|mittwoch|mi|donnerstag|do|freitag|fr|samstag|sonnabend|sa|"
    "sonntag|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|"
    "miercoles|jueves|viernes|sábado|sabado|domingo|понедельник|вторник|среда|четверг|пятница|"
    "суббота|воскресенье|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد|lunedì|"
    "martedì|mercoledì|giovedì|venerdì|segunda|terça|quarta|quinta|sexta|feira|星期一|星期二|"
    "星期三|星期四|星期五|星期六|星期日";

bool is_listed(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t bar = std::min(list.find('|'), list.size());
    if (bar == word.size() && same_word(list.substr(0, bar), word)) return true;
    list.remove_prefix(std::min(bar + 1, list.size()));
  }
  return false;
}

}  // namespace

int month_of(std::string_view word) {
  if (word.size() < 3 || word.size() > 30) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (is_listed(kMonths[i], word)) return static_cast<int>(i) + 1;
  return 0;
}

bool is_weekday(std::string_view word) {
  return word.size() >= 2 && is_listed(kWeekdays, word);
}

}  // namespace entente::page
