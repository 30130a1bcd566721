// What no report may break on, whatever people do.
#include "report/markdown.h"
#include "sample.h"

using sample::count;
using sample::html_of;
using sample::id;

namespace {
std::string letters(const char* letter, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += letter;
  return out;
}
}  // namespace

TEST_CASE("rough: without islands, without any text, and with nothing but handwriting") {
  sample::OneBoard s;
  s.session.title = "";
  s.session.questions[id(1)].text = "";
  s.add(sample::card(20, ""));
  auto inked = sample::card(21, "");
  inked.ink = {{0.7, {{0, 0}, {1, 1}}}};
  s.add(inked);
  s.add(sample::island(10, ""));
  const std::string html = html_of(s.session);
  CHECK(count(html, "(empty card)") == 1);
  CHECK(count(html, "(no title plate yet)") == 1);
  CHECK(count(html, "<svg class=\"ink\"") == 1);
}

TEST_CASE("rough: five thousand cards are all told") {
  sample::OneBoard s;
  for (int i = 0; i < 40; ++i) s.add(sample::island(100 + i, "plate " + std::to_string(i)));
  for (int i = 0; i < 5000; ++i)
    s.add(sample::card(1000 + i, "card" + std::to_string(i) + ";", {i % 70 * 90.0, i / 70 * 60.0},
                       i % 50 < 40 ? 100 + i % 40 : 0));
  const std::string html = html_of(s.session);
  CHECK(count(html, "<li class=\"card ") == 5000);
  CHECK(html.find("card4999;") != std::string::npos);
}

TEST_CASE(
    "rough: plates of 200 letters, cards of 3,600: they take all columns and may be parted on "
    "paper") {
  sample::OneBoard s;
  s.add(sample::island(10, letters("長", 200)));
  s.add(sample::card(20, letters("話", 3600), {}, 10));
  s.add(sample::card(21, letters("話", 300), {}, 10));
  const std::string html = html_of(s.session);
  CHECK(count(html, "<li class=\"card yellow long\">") == 1);
  CHECK(count(html, letters("話", 3600)) == 1);
  CHECK(count(html, "<bdi>" + letters("長", 200) + "</bdi></h4>") == 1);
}

TEST_CASE("rough: right to left, emoji, control signs and markup stay what they are") {
  sample::OneBoard s;
  const std::string rough =
      "שלום \xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 𠮷髙﨑 "
      "<script>alert(1)</script>\x01\x1b\x7f=cmd|'/c calc'!A1";
  s.add(sample::island(10, rough));
  s.add(sample::card(20, rough, {}, 10));
  s.relate(30, model::RelationKind::order, 10, 20, rough);
  s.board->narrative = rough;
  const std::string html = html_of(s.session);
  CHECK(count(html, "<script") == 0);
  CHECK(
      count(
          html,
          "שלום 👨‍👩‍👧 𠮷髙﨑 &lt;script&gt;alert(1)&lt;/script&gt;   =cmd|") >=
      4);
  for (const char c : html) CHECK_FALSE((static_cast<unsigned char>(c) < 0x20 && c != '\n'));
}

TEST_CASE("rough: islands sixteen deep, plates numbered alike, links from one to another") {
  sample::OneBoard s;
  for (int i = 0; i < 16; ++i)
    s.add(sample::island(10 + i, "p" + std::to_string(i), i ? 9 + i : 0, 1));
  for (int i = 0; i < 15; ++i) s.relate(40 + i, model::RelationKind(i % 9), 10 + i, 11 + i);
  CHECK(count(html_of(s.session), "<section class=\"island") == 16);
}
