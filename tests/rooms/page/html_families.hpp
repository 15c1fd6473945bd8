// Hostile pages by families of construction, of any size, each with the text that stands in it. The
// test asks that no byte of the text is lost, the bench that twice the page takes twice the time.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace entente::testing {

struct HostilePage {
  std::string markup;
  std::string text;  // what a reader must find, in any order

  void tag(std::string_view bytes) { markup += bytes; }
  void say(std::string_view bytes) {
    markup += bytes;
    text += bytes;
  }
  void say_number(std::size_t n) { say("w" + std::to_string(n) + " "); }
  // One character of the page, written as a reference.
  void refer(std::string_view reference, std::string_view means) {
    markup += reference;
    text += means;
  }
};

struct HostileFamily {
  std::string_view name;
  void (*add)(HostilePage& page, std::size_t n);  // the n-th unit
  std::string_view finish = {};                   // closes what the first unit opened
};

// clang-format off
inline constexpr auto kHostileFamilies = std::to_array<HostileFamily>({
    {"nested divs", [](HostilePage& page, std::size_t n) { page.tag("<div>"); page.say_number(n); }},
    {"nested divs under an open paragraph", [](HostilePage& page, std::size_t n) {
       page.tag(n == 0 ? "<p><object>" : "<div><span>"); page.say_number(n); }},
    {"unclosed formatting", [](HostilePage& page, std::size_t n) {
       page.tag("<p><b><i><u><em>"); page.say_number(n); }},
    {"formatting that differs", [](HostilePage& page, std::size_t n) {
       page.tag("<p><font color=" + std::to_string(n) + ">"); page.say_number(n); page.tag("</p>"); }},
    {"misnested formatting", [](HostilePage& page, std::size_t n) {
       page.tag("<a><b><p>"); page.say_number(n); page.tag("</a><div>"); page.say_number(n); page.tag("</b></i>"); }},
    {"links in links", [](HostilePage& page, std::size_t n) { page.tag("<a><a href=x>"); page.say_number(n); }},
    {"end tags of nothing", [](HostilePage& page, std::size_t n) {
       page.tag(n < 500 ? "<b><span>" : "</b></x></p></li></h1></form>"); page.say_number(n); }},
    {"scopes that end far away", [](HostilePage& page, std::size_t n) {
       if (n == 0) page.tag("<p><button><h1><ul><li><dl><dd><object>");
       page.tag(n < 500 ? "<span>" : "<dd></h1></li>"); page.say_number(n); }},
    {"unknown elements", [](HostilePage& page, std::size_t n) {
       page.tag(n < 520 ? "<yy>" : "</xx>"); page.say(n < 520 ? "y" : ""); }},
    {"attributes of html one at a time", [](HostilePage& page, std::size_t n) {
       page.tag("<html a" + std::to_string(n) + "><body b" + std::to_string(n % 500) + ">"); page.say_number(n); }},
    {"formatting with hundreds of attributes", [](HostilePage& page, std::size_t n) {
       if (n % 500 == 0) page.tag(n == 0 ? "<b" : (n % 1000 == 0 ? ">x<b" : ">x<i"));
       if (n % 500 == 0 && n != 0) page.text += "x";
       page.tag(" a" + std::to_string(n % 500)); }, ">"},
    {"forms closed around what is open", [](HostilePage& page, std::size_t n) {
       page.tag("<form><div></form>"); page.say_number(n); page.tag("<a><table><a>"); page.say_number(n); }},
    {"nested tables", [](HostilePage& page, std::size_t n) { page.tag("<table><tr><td>"); page.say_number(n); }},
    {"text where tables hold none", [](HostilePage& page, std::size_t n) {
       page.tag(n % 64 == 0 ? "<table>" : "<tr>"); page.say_number(n); page.tag("<b>"); page.say_number(n); }},
    {"nested lists", [](HostilePage& page, std::size_t n) {
       page.tag("<ul><li><dl><dt>"); page.say_number(n); page.tag("<dd>"); }},
    {"selects and options", [](HostilePage& page, std::size_t n) {
       page.tag("<select><optgroup><option>"); page.say_number(n); page.tag("<option><b>"); page.say_number(n); }},
    {"templates", [](HostilePage& page, std::size_t n) { page.tag("<template><tr><td>"); page.say_number(n); }},
    {"svg and math", [](HostilePage& page, std::size_t n) {
       page.tag("<svg><g><foreignObject><math><mi>"); page.say_number(n); page.tag("</g></x>"); }},
    {"one huge attribute", [](HostilePage& page, std::size_t n) {
       page.tag(n == 0 ? "<p title=\"" : "&quot;&amp &nosuch \r\n" + std::to_string(n)); }, "\">"},
    {"many attributes", [](HostilePage& page, std::size_t n) {
       if (n % 4096 == 0) { page.tag(n == 0 ? "" : ">"); page.say_number(n); page.tag("<p"); }
       page.tag(" a" + std::to_string(n) + "=1"); }},
    {"character references", [](HostilePage& page, std::size_t n) {
       page.refer("&amp;", "&"); page.refer("&#x65;", "e"); page.say("&#;&nosuch;&am;&"); page.refer("&notit;", "\xC2\xACit;");
       page.say_number(n); }},
    {"comments begun", [](HostilePage& page, std::size_t) {
       page.tag("<!--<!-->"); page.say("--!x"); page.tag("<!-"); }},
    {"a comment unclosed", [](HostilePage& page, std::size_t n) {
       if (n == 0) page.say("before ");
       page.tag("<!-- <p> --! - ->"); }},
    {"less-than signs", [](HostilePage& page, std::size_t n) { page.say("<<< < "); page.say_number(n); }},
    {"end tags begun", [](HostilePage& page, std::size_t n) {
       page.tag("</ x></>"); page.say_number(n); page.tag("<![CDATA[y]]>"); }},
    {"bytes of zero", [](HostilePage& page, std::size_t n) {
       page.tag(std::string_view("\0\0\0", 3)); page.say_number(n); }},
    {"scripts in comments in scripts", [](HostilePage& page, std::size_t n) {
       page.tag(n == 0 ? "<script>" : ""); page.say("<!--<script </script "); page.say_number(n); page.say("<!-- --"); }},
    {"raw text unclosed", [](HostilePage& page, std::size_t n) {
       page.tag(n == 0 ? "<textarea>" : ""); page.say("</textare </title <p>"); page.say_number(n); page.refer("&lt;", "<"); }},
    {"doctypes", [](HostilePage& page, std::size_t n) {
       page.tag("<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01"); page.tag(n % 2 == 0 ? "//\" 'x' junk>" : "//EN>"); page.say_number(n); }},
    {"heads and bodies", [](HostilePage& page, std::size_t n) {
       page.tag("<html lang=x><head><title>"); page.say_number(n); page.tag("</title><body class=y></body></html>"); page.say_number(n); }},
    {"forms and buttons", [](HostilePage& page, std::size_t n) {
       page.tag("<form><div></form><button>"); page.say_number(n); page.tag("<nobr><ruby><rt>"); page.say_number(n); }},
});
// clang-format on

inline HostilePage hostile_page(const HostileFamily& family, std::size_t bytes) {
  HostilePage page;
  page.markup.reserve(bytes + 256);
  for (std::size_t n = 0; page.markup.size() < bytes; ++n) family.add(page, n);
  page.tag(family.finish);
  return page;
}

}  // namespace entente::testing
